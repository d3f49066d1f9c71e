using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AltProvision.GraphQL;

namespace AltProvision.Tests.GraphQL.Support;

// A library of books: a schema that has one of everything that the authoring surface offers.

public readonly record struct BookId(Guid Value);

public readonly record struct AuthorId(Guid Value);

/// <summary>What kind of book it is.</summary>
public enum Genre
{
    /// <summary>Made up.</summary>
    Fiction,

    /// <summary>Not made up.</summary>
    NonFiction,
}

/// <summary>A book.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Title">What it says on the cover, in <c>full</c>.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="SequelId">The book that follows; null for the last.</param>
/// <param name="Genre">What kind of book it is.</param>
/// <param name="Published">When it came out.</param>
/// <param name="Shelf">Where it stands.</param>
internal sealed record BookView(
    BookId Id,
    string Title,
    AuthorId AuthorId,
    BookId? SequelId,
    Genre Genre,
    DateOnly? Published,
    IReadOnlyList<IReadOnlyList<string?>> Shelf
)
{
    /// <summary>The title, shouted.</summary>
    /// <param name="mark">What stands at the end.</param>
    public string GetLoudTitle(string mark = "!") => Title.ToUpperInvariant() + mark;
}

/// <summary>An author.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Name">The name; one author's cannot be read.</param>
internal sealed record AuthorView(AuthorId Id, string Name)
{
    /// <summary>Always fails.</summary>
    [Obsolete("It fails.")]
    public string Broken => Name.Length == 0 ? "" : throw new InvalidOperationException("secret detail");

    /// <summary>Always fails in a way that clients may know.</summary>
    public string? Refused => Name.Length == 0 ? null : throw new GraphQLException("Not for you.", "FORBIDDEN_FIELD");

    [GraphQLIgnore]
    public string Hidden => $"hidden {Name}";
}

/// <summary>Which page of a list.</summary>
internal sealed record Paging(int? First = null, string? After = null, int? Last = null, string? Before = null);

/// <summary>One page.</summary>
internal sealed record Page<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo, int TotalCount)
{
    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];
}

internal sealed record Edge<T>(string Cursor, T Node);

internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Why nothing was changed.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record UserError(string Code, string Message);

internal sealed record Result<T>(T? Value, IReadOnlyList<UserError> Errors);

/// <summary>How to find a book.</summary>
/// <param name="Id">By its ID.</param>
/// <param name="Title">By its title.</param>
[OneOf]
internal sealed record BookBy(BookId? Id = null, string? Title = null);

/// <summary>Which books.</summary>
/// <param name="Genres">Any of these.</param>
/// <param name="MinimumTitle">With titles at least that long.</param>
internal sealed record BookFilter(IReadOnlyList<Genre>? Genres = null, int MinimumTitle = 1);

/// <summary>A book is renamed.</summary>
/// <param name="Id">The book.</param>
/// <param name="Title">Its new title.</param>
internal sealed record RenameBook(BookId Id, string Title);

/// <summary>Something was counted.</summary>
/// <param name="Count">How many so far.</param>
/// <param name="BookId">The book that it was about.</param>
internal sealed record Counted(int Count, BookId BookId);

/// <summary>The data, and how often resolvers asked for it.</summary>
internal sealed class Library
{
    public static readonly Guid Base = new("018f0000-0000-7000-8000-000000000000");

    private readonly ConcurrentDictionary<Channel<int>, bool> _listeners = [];
    private int _count;

    public ConcurrentDictionary<string, int> Calls { get; } = [];

    public ConcurrentBag<string> Users { get; } = [];

    public List<string> Journal { get; } = [];

    public int Listeners => _listeners.Count;

    public IReadOnlyList<AuthorView> Authors { get; } =
    [.. Enumerable.Range(0, 3).Select(i => new AuthorView(new(Guid.Parse($"018f0000-0000-7000-8000-00000000a{i:000}")), $"Author {i}"))];

    public IReadOnlyList<BookView> Books =>
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i => new BookView(
                    Book(i),
                    $"Book {i}",
                    Authors[i % 3].Id,
                    i < 11 ? Book(i + 1) : null,
                    i % 2 == 0 ? Genre.Fiction : Genre.NonFiction,
                    i == 0 ? null : new DateOnly(2000 + i, 1, 2),
                    [
                        ["a", null],
                        [],
                    ]
                )),
        ];

    public static BookId Book(int i) => new(Guid.Parse($"018f0000-0000-7000-8000-00000000b{i:000}"));

    public void Count(string call) => Calls.AddOrUpdate(call, 1, static (_, n) => n + 1);

    public int Publish()
    {
        var count = Interlocked.Increment(ref _count);
        foreach (var listener in _listeners.Keys)
        {
            listener.Writer.TryWrite(count);
        }

        return count;
    }

    public async IAsyncEnumerable<int> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<int>();
        _listeners[channel] = true;
        try
        {
            await foreach (var count in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return count;
            }
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }
}

[QueryType]
internal static class LibraryQuery
{
    /// <summary>All books, by page.</summary>
    /// <param name="where">Which books; all when absent.</param>
    public static Page<BookView> GetBooks(Paging paging, BookFilter? where, Library library)
    {
        library.Count("books");
        if (paging.First < 0 || paging.Last < 0)
        {
            throw new GraphQLException("A page has 0 or more entries.");
        }

        var all = library.Books.Where(b =>
            where is null || (where.Genres?.Contains(b.Genre) ?? true) && b.Title.Length >= where.MinimumTitle
        );
        Edge<BookView>[] edges = [.. all.Select(book => new Edge<BookView>($"c{book.Title}", book))];
        var start = paging.After is null ? 0 : Find(edges, paging.After) + 1;
        var end = paging.Before is null ? edges.Length : Find(edges, paging.Before);
        var from = paging.Last is { } last ? Math.Max(start, end - last) : start;
        var to = paging.First is { } first ? Math.Min(end, start + first) : end;
        var page = edges[from..to];
        return new(page, new(to < edges.Length, from > 0, page.FirstOrDefault()?.Cursor, page.LastOrDefault()?.Cursor), edges.Length);
    }

    private static int Find(Edge<BookView>[] edges, string cursor) =>
        Array.FindIndex(edges, edge => edge.Cursor == cursor) is >= 0 and var at
            ? at
            : throw new GraphQLException("There is no such cursor.");

    /// <summary>All books.</summary>
    public static async Task<IReadOnlyList<BookView>> GetAllBooksAsync(Library library, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        library.Count("allBooks");
        return library.Books;
    }

    /// <summary>One book.</summary>
    /// <param name="id">The book.</param>
    public static BookView? GetBook(BookId id, Library library) => library.Books.FirstOrDefault(book => book.Id == id);

    /// <summary>One book, by one of its keys.</summary>
    /// <param name="by">The key.</param>
    public static BookView? GetBookBy(BookBy by, Library library) =>
        library.Books.FirstOrDefault(book => by.Id is { } id ? book.Id == id : book.Title == by.Title);

    /// <summary>How many subscriptions run.</summary>
    public static int GetListeners(Library library) => library.Listeners;

    /// <summary>Never answers.</summary>
    public static async Task<string> GetForeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return "never";
    }

    /// <summary>What came in.</summary>
    /// <param name="input">A filter.</param>
    /// <param name="numbers">Numbers.</param>
    /// <param name="day">A day.</param>
    /// <param name="author">An author.</param>
    public static string Echo(BookFilter? input, IReadOnlyList<int>? numbers, DateOnly? day, [ID<AuthorView>] Guid? author) =>
        $"{input?.MinimumTitle} {(numbers is null ? "none" : string.Join(",", numbers))} {day:yyyy-MM-dd} {author}";

    /// <summary>Which fields are selected.</summary>
    public static Counted GetSelected(ISelection selection) => new(selection.Contains("count") ? 1 : 0, default);
}

[ObjectType<BookView>, Node]
internal static class BookType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<BookId, BookView>> GetBooksAsync(IReadOnlyList<BookId> ids, Library library)
    {
        library.Count("bookNodes");
        return Task.FromResult<IReadOnlyDictionary<BookId, BookView>>(
            library.Books.Where(book => ids.Contains(book.Id)).ToDictionary(book => book.Id)
        );
    }

    /// <summary>Who wrote it.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyDictionary<AuthorId, AuthorView>> GetAuthorAsync(
        [Parent(nameof(BookView.AuthorId))] IReadOnlyList<AuthorId> ids,
        Library library
    )
    {
        await Task.Yield();
        library.Count("author");
        return library.Authors.Where(author => ids.Contains(author.Id)).ToDictionary(author => author.Id);
    }

    /// <summary>The book that follows; null for the last.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<BookId, BookView>> GetSequelAsync(
        [Parent(nameof(BookView.SequelId))] IReadOnlyList<BookId> ids,
        Library library
    )
    {
        library.Count("sequel");
        return BookType.FindAsync(ids, library);
    }

    /// <summary>How many pages it has.</summary>
    [BatchResolver]
    public static IReadOnlyList<int> GetPages([Parent] IReadOnlyList<BookView> books, Library library)
    {
        library.Count("pages");
        return [.. books.Select(book => book.Title.Length * 100)];
    }

    /// <summary>How long the title is.</summary>
    public static int TitleLength([Parent] BookView book, TimeProvider time) => time is null ? 0 : book.Title.Length;

    private static Task<IReadOnlyDictionary<BookId, BookView>> FindAsync(IReadOnlyList<BookId> ids, Library library) =>
        Task.FromResult<IReadOnlyDictionary<BookId, BookView>>(
            library.Books.Where(book => ids.Contains(book.Id)).ToDictionary(book => book.Id)
        );
}

[ObjectType<AuthorView>, Node]
internal static class AuthorType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<AuthorId, AuthorView>> GetAuthorsAsync(IReadOnlyList<AuthorId> ids, Library library) =>
        Task.FromResult<IReadOnlyDictionary<AuthorId, AuthorView>>(
            library.Authors.Where(author => ids.Contains(author.Id)).ToDictionary(author => author.Id)
        );

    /// <summary>The author's books.</summary>
    [BatchResolver]
    public static IReadOnlyDictionary<AuthorId, IReadOnlyList<BookView>> GetBooks(
        [Parent(nameof(AuthorView.Id))] IReadOnlyList<AuthorId> ids,
        Library library
    )
    {
        library.Count("authorBooks");
        return library
            .Books.Where(book => ids.Contains(book.AuthorId) && book.AuthorId != library.Authors[2].Id)
            .GroupBy(book => book.AuthorId)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<BookView>)[.. group]);
    }
}

[MutationType]
internal static class LibraryMutation
{
    /// <summary>Counts one further, and tells who listens.</summary>
    public static int Increment(Library library) => library.Publish();

    /// <summary>Gives a book another title.</summary>
    public static async Task<Result<BookView>> RenameBookAsync(RenameBook input, Library library, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        library.Journal.Add(input.Title);
        return input.Title.Length == 0
            ? new(null, [new("book.title-empty", "A title is not empty.")])
            : new(library.Books.First(book => book.Id == input.Id) with { Title = input.Title }, []);
    }
}

[SubscriptionType]
internal static class LibrarySubscription
{
    /// <summary>The count, each time it changes.</summary>
    /// <param name="above">Only counts above this.</param>
    [Subscribe(With = nameof(ListenAsync))]
    public static Counted OnCount([EventMessage] int count, int above = 0) => new(count + (0 * above), Library.Book(0));

    public static IAsyncEnumerable<int> ListenAsync(Library library, CancellationToken cancellationToken, int above = 0) =>
        library.ListenAsync(cancellationToken).Where(count => count > above);

    /// <summary>Counts to three, and ends.</summary>
    [Subscribe(With = nameof(CountdownAsync))]
    public static int OnCountdown([EventMessage] int count) => count;

    public static async IAsyncEnumerable<int> CountdownAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 3; i > 0; i--)
        {
            await Task.Delay(50, cancellationToken);
            yield return i;
        }
    }
}
