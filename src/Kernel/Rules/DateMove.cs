using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Kernel;

/// <summary>What has become of a date that was counted anew.</summary>
public enum DateMoveState
{
    /// <summary>It is earlier, or the first there is, and took effect at once.</summary>
    InEffect,

    /// <summary>It is later, or the duty is gone: the old date holds until whoever owns it confirms the new one.</summary>
    ToConfirm,

    /// <summary>It is later, and was confirmed.</summary>
    Confirmed,

    /// <summary>It was counted anew once more before anybody confirmed it.</summary>
    Superseded,
}

/// <summary>
/// A statutory date that was counted anew, because a calendar or a fact changed (ENG-GEN-011): dates never move silently. Rows are added and
/// their state moves on; nothing is taken back.
/// </summary>
public sealed class DateMove
{
    private DateMove() { }

    public Guid Id { get; private init; }

    /// <summary>The record whose date it is.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>The date that held; null when there was none.</summary>
    public DateOnly? OldDate { get; private init; }

    /// <summary>The date as it is counted now; null when there is no duty any more.</summary>
    public DateOnly? NewDate { get; private init; }

    /// <summary>Why it was counted anew, as a sentence. Never about a child.</summary>
    public required string Cause { get; init; }

    public DateTimeOffset CountedAt { get; private init; }

    public DateMoveState State { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Subject of whoever confirmed it. Personal data.</summary>
    public string? ConfirmedBy { get; private set; }

    /// <summary>Whether the old date had passed when the new one was counted: the breach stays on record.</summary>
    public bool WasPassed => OldDate < LondonTime.DateOf(CountedAt);

    /// <summary>What becomes of a date that was counted anew.</summary>
    /// <param name="record">The record whose date it is.</param>
    /// <param name="current">The date that holds.</param>
    /// <param name="waiting">A move of the same date that waits to be confirmed; null when none does.</param>
    /// <param name="counted">The date as it is counted now; null when there is no duty.</param>
    /// <param name="cause">Why, as a sentence.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The move to be stored; null when nothing moves.</returns>
    public static DateMove? Of(Guid record, DateOnly? current, DateMove? waiting, DateOnly? counted, string cause, DateTimeOffset now)
    {
        if (waiting is not null)
        {
            if (waiting.NewDate == counted)
            {
                return null;
            }

            waiting.Supersede();
        }

        return counted == current
            ? null
            : new()
            {
                Id = Guid.CreateVersion7(),
                RecordId = record,
                OldDate = current,
                NewDate = counted,
                Cause = cause,
                CountedAt = now,
                State = current is null || counted < current ? DateMoveState.InEffect : DateMoveState.ToConfirm,
            };
    }

    /// <summary>Whoever owns the date takes note of a later one. It holds from now on.</summary>
    public void Confirm(Viewer viewer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        (State, ConfirmedAt, ConfirmedBy) = (DateMoveState.Confirmed, now, viewer.Subject);
    }

    /// <summary>The date was set anew for another reason, such as a review that was held.</summary>
    public void Supersede() => State = DateMoveState.Superseded;

    public DateMoveView ToView() => new(OldDate, NewDate, Cause, CountedAt, State, WasPassed, ConfirmedAt);

    public static void Map(EntityTypeBuilder<DateMove> entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        entity.Property(move => move.Cause).HasMaxLength(200);
        entity.Property(move => move.ConfirmedBy).HasMaxLength(200);
        entity.HasIndex(move => new { move.RecordId, move.CountedAt });
        entity.HasIndex(move => move.RecordId).IsUnique().HasFilter($"state = '{nameof(DateMoveState.ToConfirm)}'");
    }
}

/// <summary>A statutory date that was counted anew, because a calendar or a fact changed.</summary>
/// <param name="OldDate">The date that held; null when there was none.</param>
/// <param name="NewDate">The date as it is counted now; null when there is no duty any more.</param>
/// <param name="Cause">Why it was counted anew.</param>
/// <param name="CountedAt">When.</param>
/// <param name="State">What has become of it.</param>
/// <param name="WasPassed">Whether the old date had passed by then: the breach stays on record.</param>
/// <param name="ConfirmedAt">When a later date was confirmed; null otherwise.</param>
public sealed record DateMoveView(
    DateOnly? OldDate,
    DateOnly? NewDate,
    string Cause,
    DateTimeOffset CountedAt,
    DateMoveState State,
    bool WasPassed,
    DateTimeOffset? ConfirmedAt
);

public static class DateMoves
{
    private const int Most = 50;

    /// <summary>The move of a record's date that waits to be confirmed; null when none does.</summary>
    public static Task<DateMove?> WaitingAsync(this DbSet<DateMove> moves, Guid record, CancellationToken cancellationToken) =>
        moves.SingleOrDefaultAsync(move => move.RecordId == record && move.State == DateMoveState.ToConfirm, cancellationToken);

    /// <summary>Moves of each record, the newest first, at most 50. One statement.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DateMoveView>>> OfRecordsAsync(
        this DbSet<DateMove> moves,
        IReadOnlyCollection<Guid> records,
        CancellationToken cancellationToken
    )
    {
        var lists = await moves
            .AsNoTracking()
            .Where(move => records.Contains(move.RecordId))
            .GroupBy(move => move.RecordId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(m => m.CountedAt).ThenBy(m => m.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyList<DateMoveView>)[.. list.Newest.Select(move => move.ToView())]);
    }
}
