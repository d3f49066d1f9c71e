namespace AltProvision.GraphQL.Execution;

/// <summary>The operations used last, prepared. The one that was not used for longest goes first.</summary>
/// <param name="capacity">How many there are at most.</param>
/// <param name="maxSelections">How many fields these select at most, all together: memory goes with them.</param>
internal sealed class OperationCache(int capacity, int maxSelections)
{
    private readonly Dictionary<(string Document, string? Operation), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private readonly Lock _lock = new();
    private int _selections;

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

            _selections += operation.Selections;
            while (_entries.Count > capacity || _selections > maxSelections)
            {
                var (key, last) = _byUse.Last!.Value;
                _selections -= last.Selections;
                _entries.Remove(key);
                _byUse.RemoveLast();
            }
        }
    }
}
