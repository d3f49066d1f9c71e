using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>
/// That a concern is waiting for you. It says no more than which one and how urgent it is: what was said is read from the concern itself, under your own
/// authorisation. You may see one twice; the cursor is the same then.
/// </summary>
/// <param name="ConcernId">The concern.</param>
/// <param name="Kind">What it is mainly about.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="DeliveredAt">When it was put before your organisation.</param>
/// <param name="Cursor">Opaque; give it as <c>after</c> to go on behind this one.</param>
[Holds(DataClass.Safeguarding, Of = nameof(ConcernNotice.ConcernId))]
internal sealed record ConcernNotice(
    ConcernId ConcernId,
    ConcernKind Kind,
    ConcernSeverity Severity,
    DateTimeOffset RaisedAt,
    DateTimeOffset DeliveredAt,
    string Cursor
)
{
    /// <summary>The organisation that it was put before.</summary>
    [GraphQLIgnore]
    public required string Recipient { get; init; }

    [GraphQLIgnore]
    public required long Position { get; init; }
}

/// <summary>Where the feed of the viewer's organisation goes on after a cursor.</summary>
/// <param name="After">The cursor; null for the place behind the last entry, so that only what comes is read.</param>
[Allow(Role.SafeguardingLead)]
internal sealed record FindFeedPosition(string? After) : IRequest<long>;

internal sealed class FindFeedPositionHandler(SafeguardingDbContext db, Viewer viewer) : IRequestHandler<FindFeedPosition, long>
{
    public async Task<long> Handle(FindFeedPosition query, CancellationToken cancellationToken)
    {
        if (query.After is not { } cursor)
        {
            return await db.Feed.MaxAsync(entry => (long?)entry.Position, cancellationToken) ?? 0;
        }

        // A position that is not there would skip what is yet to come: after a restored backup, say. The start of the feed is always there.
        return
            FeedCursor.Decode(cursor, viewer.Organisation) is { } position
            && (
                position == FeedCursor.Start
                || await db.Feed.AnyAsync(entry => entry.Position == position && entry.Recipient == viewer.Organisation, cancellationToken)
            )
            ? position
            : throw new BadRequestException(
                "after is no cursor of your organisation's feed of concerns. Take one from concernRaised or concernFeed, or read concernFeed from the start.",
                "after"
            );
    }
}

/// <summary>Cursor of the newest entry of the feed of the viewer's organisation; of the feed's start while it is empty.</summary>
[Allow(Role.SafeguardingLead)]
internal sealed record FindFeedEnd : IRequest<string>;

internal sealed class FindFeedEndHandler(SafeguardingDbContext db, Viewer viewer) : IRequestHandler<FindFeedEnd, string>
{
    public async Task<string> Handle(FindFeedEnd query, CancellationToken cancellationToken) =>
        FeedCursor.Encode(
            await db.Feed.Where(entry => entry.Recipient == viewer.Organisation).MaxAsync(entry => (long?)entry.Position, cancellationToken)
                ?? FeedCursor.Start,
            viewer.Organisation
        );
}

/// <summary>Entries of the feed of the viewer's organisation, in order. Asked anew for each page: a role that is gone reads nothing.</summary>
/// <param name="After">Position behind which to begin.</param>
/// <param name="Most">How many at most.</param>
[Allow(Role.SafeguardingLead)]
internal sealed record ReadConcernFeed(long After, int Most) : IRequest<IReadOnlyList<ConcernNotice>>;

internal sealed class ReadConcernFeedHandler(SafeguardingDbContext db, Viewer viewer)
    : IRequestHandler<ReadConcernFeed, IReadOnlyList<ConcernNotice>>
{
    public async Task<IReadOnlyList<ConcernNotice>> Handle(ReadConcernFeed query, CancellationToken cancellationToken)
    {
        var entries = await db
            .Feed.Where(entry => entry.Recipient == viewer.Organisation && entry.Position > query.After)
            .OrderBy(entry => entry.Position)
            .Take(query.Most)
            .Select(entry => new
            {
                entry.Position,
                entry.ConcernId,
                entry.Concern.Kind,
                entry.Concern.Severity,
                entry.Concern.RaisedAt,
                entry.At,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. entries.Select(entry => new ConcernNotice(
                entry.ConcernId,
                entry.Kind,
                entry.Severity,
                entry.RaisedAt,
                entry.At,
                FeedCursor.Encode(entry.Position, viewer.Organisation)
            )
            {
                Recipient = viewer.Organisation,
                Position = entry.Position,
            }),
        ];
    }
}

/// <summary>The next entries of the feed of the viewer's organisation.</summary>
/// <param name="Notices">The entries, the oldest first.</param>
/// <param name="Cursor">Give it as <c>after</c> to go on; null while the feed is empty.</param>
/// <param name="HasMore">Whether further entries are there already.</param>
/// <param name="EndCursor">
/// Cursor of the newest entry that the feed has now, or of its start while it is empty. Who begins to listen takes it with
/// <c>concernFeed(first: 0)</c> and listens behind it: nothing is missed then, also when the connection breaks before the first concern.
/// </param>
internal sealed record ConcernFeed(IReadOnlyList<ConcernNotice> Notices, string? Cursor, bool HasMore, string EndCursor);

/// <summary>The next entries of the feed of the viewer's organisation.</summary>
/// <param name="First">How many at most.</param>
/// <param name="After">Cursor behind which to begin; null for the start of the feed.</param>
[Allow(Role.SafeguardingLead)]
internal sealed record ListConcernFeed(int? First, string? After) : IRequest<ConcernFeed>;

[QueryType]
internal static class ConcernFeedQuery
{
    /// <summary>
    /// What was put before your organisation's safeguarding leads, the oldest first: for clients that cannot keep a connection open. Ask again
    /// after the cursor; cursors are those of <c>concernRaised</c>.
    /// </summary>
    /// <param name="after">The cursor behind which to begin; the start of the feed when absent.</param>
    /// <param name="first">How many entries at most: 0 to 100, 25 unless told.</param>
    [AskedBy(Role.SafeguardingLead)]
    public static Task<ConcernFeed> GetConcernFeedAsync(
        string? after,
        int? first,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListConcernFeed(first, after), cancellationToken);
}

internal sealed class ListConcernFeedHandler(IMediator mediator) : IRequestHandler<ListConcernFeed, ConcernFeed>
{
    public async Task<ConcernFeed> Handle(ListConcernFeed query, CancellationToken cancellationToken)
    {
        var paging = new PagingArguments(query.First);
        paging.Check();
        var start = query.After is null ? 0 : await mediator.Send(new FindFeedPosition(query.After), cancellationToken);
        var notices = await mediator.Send(new ReadConcernFeed(start, paging.Size + 1), cancellationToken);
        // Taken last, so that it is never before the page.
        var end = await mediator.Send(new FindFeedEnd(), cancellationToken);
        ConcernNotice[] next = [.. notices.Take(paging.Size)];
        return new(next, next is [.., var last] ? last.Cursor : query.After, notices.Count > paging.Size, end);
    }
}
