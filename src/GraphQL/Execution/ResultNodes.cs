using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>A place of the result that has places below it. Values are null, leaves, or further nodes.</summary>
internal abstract class ResultNode(ResultNode? container, int index)
{
    public ResultNode? Container { get; } = container;

    /// <summary>Which of the container's values this is.</summary>
    public int Index { get; } = index;

    /// <summary>Set when null took the place of this node.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Whether this node or one above it was replaced.</summary>
    public bool IsDetached
    {
        get
        {
            for (var node = this; node is not null; node = node.Container)
            {
                if (node.IsGone)
                {
                    return true;
                }
            }

            return false;
        }
    }

    protected abstract object Key(int index);

    protected abstract bool IsNonNull(int index);

    protected abstract void Clear(int index);

    /// <summary>Null takes the place, and if it must not be null that of the nearest one above it that may.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors</remarks>
    public void Nullify(int index)
    {
        var node = this;
        while (node.IsNonNull(index))
        {
            node.IsGone = true;
            if (node.Container is null)
            {
                return;
            }

            index = node.Index;
            node = node.Container;
        }

        node.Child(index)?.IsGone = true;
        node.Clear(index);
    }

    protected abstract ResultNode? Child(int index);

    public IReadOnlyList<object> PathTo(int index)
    {
        List<object> path = [Key(index)];
        for (var node = this; node.Container is not null; node = node.Container)
        {
            path.Add(node.Container.Key(node.Index));
        }

        path.Reverse();
        return path;
    }
}

internal sealed class ObjectNode(ResultNode? container, int index, IReadOnlyList<CompiledField> fields) : ResultNode(container, index)
{
    public required ObjectType Type { get; init; }

    public IReadOnlyList<CompiledField> Fields { get; } = fields;

    public object?[] Values { get; } = new object?[fields.Count];

    protected override object Key(int index) => Fields[index].ResponseName;

    protected override bool IsNonNull(int index) => Fields[index].Field.Type.IsNonNull;

    protected override void Clear(int index) => Values[index] = null;

    protected override ResultNode? Child(int index) => Values[index] as ResultNode;
}

internal sealed class ListNode(ResultNode container, int index, int count, bool hasNonNullItems) : ResultNode(container, index)
{
    public object?[] Values { get; } = new object?[count];

    protected override object Key(int index) => index;

    protected override bool IsNonNull(int index) => hasNonNullItems;

    protected override void Clear(int index) => Values[index] = null;

    protected override ResultNode? Child(int index) => Values[index] as ResultNode;
}

/// <summary>A leaf that is JSON already.</summary>
internal sealed record RawJson(ReadOnlyMemory<byte> Utf8);
