namespace AltProvision.Kernel;

/// <summary>Which page of a list: https://relay.dev/graphql/connections.htm#sec-Arguments</summary>
/// <param name="First">How many entries from the start, or after <c>after</c>: 0 to 100, 25 unless told.</param>
/// <param name="After">The cursor after which the page begins.</param>
/// <param name="Last">How many entries from the end, or before <c>before</c>: 0 to 100. Not together with <c>first</c>.</param>
/// <param name="Before">The cursor before which the page ends.</param>
public sealed record PagingArguments(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    public const int DefaultSize = 25;
    public const int MaxSize = 100;

    internal bool IsBackward => Last is not null;

    /// <summary>How many entries the page has at most.</summary>
    public int Size => First ?? Last ?? DefaultSize;

    /// <exception cref="BadRequestException">The arguments name no page: out of range, or first and last together.</exception>
    public void Check()
    {
        if (First is not null && Last is not null)
        {
            throw new BadRequestException("Ask for first or for last, not for both.", "last");
        }

        if (First is < 0 or > MaxSize)
        {
            throw new BadRequestException($"first is {First}; it has to be 0 to {MaxSize}.", "first");
        }

        if (Last is < 0 or > MaxSize)
        {
            throw new BadRequestException($"last is {Last}; it has to be 0 to {MaxSize}.", "last");
        }
    }

    internal static BadRequestException NoCursor(string argument) =>
        new($"{argument} is no cursor of this list in this order. Take one from the list itself.", argument);

    /// <param name="edges">In the order in which they were read, with one more than asked for when the list goes on.</param>
    internal Page<T> ToPage<T>(List<Edge<T>> edges)
    {
        var hasMore = edges.Count > Size;
        if (hasMore)
        {
            edges.RemoveAt(edges.Count - 1);
        }

        if (IsBackward)
        {
            edges.Reverse();
        }

        var info = new PageInfo(
            HasNextPage: IsBackward ? Before is not null : hasMore,
            HasPreviousPage: IsBackward ? hasMore : After is not null,
            edges is [var first, ..] ? first.Cursor : null,
            edges is [.., var end] ? end.Cursor : null
        );
        return new(edges, info);
    }
}

/// <summary>One page of a list.</summary>
/// <param name="Edges">The entries of the page, each with its cursor.</param>
/// <param name="PageInfo">Whether there is more, and from where to go on.</param>
public sealed record Page<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo)
{
    private readonly int? _totalCount;

    /// <summary>The entries of the page without their cursors.</summary>
    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>How many entries the whole list has. Counted only when selected.</summary>
    public int TotalCount
    {
        get => _totalCount ?? throw new InvalidOperationException("The total was not asked for: pass counted: true.");
        init => _totalCount = value;
    }

    public static readonly Page<T> Empty = new([], new PageInfo(false, false, null, null)) { TotalCount = 0 };

    public Page<TOther> Select<TOther>(Func<T, TOther> map)
    {
        var page = new Page<TOther>([.. Edges.Select(edge => edge.Select(map))], PageInfo);
        return _totalCount is { } total ? page with { TotalCount = total } : page;
    }
}

/// <summary>An entry of a page.</summary>
/// <param name="cursor">Makes the cursor, which most clients ask for at the ends of a page only.</param>
/// <param name="node">The entry itself.</param>
public sealed class Edge<T>(Func<string> cursor, T node)
{
    /// <summary>Opaque; names the entry's place in the order, also after others were inserted.</summary>
    public string Cursor => field ??= cursor();

    /// <summary>The entry itself.</summary>
    public T Node { get; } = node;

    public Edge<TOther> Select<TOther>(Func<T, TOther> map) => new(() => Cursor, map(Node));
}

/// <summary>Whether a list goes on beyond the page: https://relay.dev/graphql/connections.htm#sec-undefined.PageInfo</summary>
/// <param name="HasNextPage">Whether entries follow the page.</param>
/// <param name="HasPreviousPage">Whether entries precede the page.</param>
/// <param name="StartCursor">Cursor of the first entry; null when the page is empty.</param>
/// <param name="EndCursor">Cursor of the last entry; null when the page is empty.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
