namespace AltProvision.GraphQL.Execution;

/// <summary>The operations used last, prepared. The one that was not used for longest goes first.</summary>
internal sealed class OperationCache(int capacity)
{
    private readonly Dictionary<(string Document, string? Operation), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private readonly Lock _lock = new();

    private sealed record Entry((string Document, string? Operation) Key, CompiledOperation Operation);

    public CompiledOperation? Find(string document, string? operationName)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((document, operationName), out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Operation;
        }
    }

    public void Add(string document, string? operationName, CompiledOperation operation)
    {
        lock (_lock)
        {
            if (!_entries.TryAdd((document, operationName), _byUse.AddFirst(new Entry((document, operationName), operation))))
            {
                _byUse.RemoveFirst();
                return;
            }

            if (_entries.Count > capacity)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }
        }
    }
}
