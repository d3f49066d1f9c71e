using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>Puts concerns before their recipients, in the caller's transaction.</summary>
internal sealed class ConcernDelivery(SafeguardingDbContext db, TimeProvider time)
{
    // Of the module's own choosing; it only has to differ from other advisory locks in this database.
    private const long FeedLock = 0x5AFE_FEED;

    // Longer than any outage of all hosts that nobody noticed; it keeps the search short.
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(90);

    // The outbox delivers in milliseconds: what is missing after this long got stuck there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What wakes the readers of one organisation's feed.</summary>
    public static string TopicOf(string organisation) => $"concern-feed:{organisation}";

    /// <summary>Tells those who are to be told at once.</summary>
    public async Task DeliverAsync(ConcernId concern, CancellationToken cancellationToken)
    {
        var recipients = await db
            .Recipients.AsNoTracking()
            // The product itself sees all. Without the filter PostgreSQL plans the statement once.
            .IgnoreQueryFilters([SafeguardingDbContext.RecipientsOnly])
            .Where(recipient => recipient.ConcernId == concern && recipient.IsAlerted)
            .ToListAsync(cancellationToken);
        await AppendAsync(recipients, cancellationToken);
    }

    /// <summary>Tells those who should have been told and were not, and those who stand by while nobody acknowledges in time.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (horizon, stuck) = (now - Horizon, now - Patience);
        var due = await db
            .Concerns.Where(c => c.RaisedAt > horizon)
            .SelectMany(c => c.Recipients, (c, recipient) => new { Concern = c, Recipient = recipient })
            .Where(d => !d.Concern.Deliveries.Any(entry => entry.Recipient == d.Recipient.Organisation))
            .Where(d =>
                d.Recipient.IsAlerted ? d.Concern.RaisedAt < stuck : d.Concern.AcknowledgeBy < now && !d.Concern.Acknowledgements.Any()
            )
            .OrderBy(d => d.Concern.RaisedAt)
            .Select(d => d.Recipient)
            .Take(1000)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        await AppendAsync(due, cancellationToken);
        return due.Count;
    }

    private async Task AppendAsync(List<ConcernRecipient> recipients, CancellationToken cancellationToken)
    {
        if (recipients.Count == 0)
        {
            return;
        }

        // PostgreSQL makes a commit visible before it lets go of the lock: the next writer takes its positions after this one's can be seen.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({FeedLock})", cancellationToken);
        Guid[] concerns = [.. recipients.Select(recipient => recipient.ConcernId.Value)];
        string[] organisations = [.. recipients.Select(recipient => recipient.Organisation)];
        await db.Database.ExecuteSqlAsync(
            $"""
            with told as (
                insert into safeguarding.concern_feed_entry (concern_id, recipient, at)
                select due.concern_id, due.recipient, {time.GetUtcNow()}
                from unnest({concerns}, {organisations}) with ordinality as due (concern_id, recipient, place)
                order by due.place
                on conflict do nothing
                returning recipient
            )
            select pg_notify('altprovision', 'concern-feed:' || told.recipient) from told
            """,
            cancellationToken
        );
    }
}
