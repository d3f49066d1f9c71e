namespace AltProvision.Kernel;

/// <summary>One change of one module: effect, outbox, audit entry, all or nothing. The API and event handlers both go through here.</summary>
internal sealed class ModuleTransaction(DatabaseSignals signals, TimeProvider time)
{
    /// <param name="work">Does the change and says whether it stands and which record it was about.</param>
    public async Task RunAsync(
        ModuleDbContext db,
        string action,
        Func<CancellationToken, Task<(bool Stands, AuditedRecord Record)>> work,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (stands, record) = await work(cancellationToken);
        if (!stands)
        {
            db.ChangeTracker.Clear();
            return;
        }

        db.PutOnRecord(AuditKind.Change, time.GetUtcNow(), action, record);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var changed in record.Ids)
        {
            db.Origin?.Changed(changed);
        }

        if (db.Outbox.Local.Count == 0)
        {
            return;
        }

        // Only now: a commit that also notifies waits for every other that does. A lost signal costs a second, for dispatchers look by the clock too.
        signals.Announce(OutboxMessage.TopicOf(db.Schema));
    }
}
