using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

/// <summary>Counts the dates of reviews anew when term dates change. Dates never move silently (ENG-GEN-011).</summary>
internal sealed class RecountReviewDatesOnTermDatesChanged(ReviewsDbContext db, ReviewClock clock) : INotificationHandler<TermDatesChanged>
{
    public async Task Handle(TermDatesChanged changed, CancellationToken cancellationToken)
    {
        var schedules = await db
            .Schedules.Where(s => s.EndedOn == null)
            .Where(s => changed.SchoolId != null ? s.SchoolId == changed.SchoolId : s.LaCode == changed.LaCode)
            .OrderBy(s => s.PlacementId)
            .ToListAsync(cancellationToken);
        foreach (var schedule in schedules)
        {
            await clock.RecountAsync(schedule, changed.Cause, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Takes note of a later date for the next review. It holds from then on; the old one stays on record.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="ExpectedVersion">The version of the schedule at which you read it.</param>
[Allow(Role.LaCommissioner, Role.SchoolLeader)]
internal sealed record ConfirmReviewDate(PlacementId PlacementId, int ExpectedVersion) : ICommand<ReviewScheduleView>, IChange;

[MutationType]
internal static class ConfirmReviewDateMutation
{
    /// <summary>
    /// Confirms a later date for the next review that was counted when a calendar changed. An earlier one holds at once. The old date stays on
    /// record.
    /// </summary>
    public static Task<Result<ReviewScheduleView>> ConfirmReviewDateAsync(
        ConfirmReviewDate input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ConfirmReviewDateHandler(ReviewsDbContext db, TimeProvider time)
    : IRequestHandler<ConfirmReviewDate, Result<ReviewScheduleView>>
{
    public async Task<Result<ReviewScheduleView>> Handle(ConfirmReviewDate command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.Schedules.FindToChangeAsync(
            s => s.PlacementId == command.PlacementId,
            command.ExpectedVersion,
            "placement with a review schedule",
            "placementId",
            cancellationToken
        );
        if (found is not { } schedule)
        {
            return refused!;
        }

        if (await db.DateMoves.WaitingAsync(command.PlacementId.Value, cancellationToken) is not { } move)
        {
            return Refusal.Of("review.no-date-to-confirm", "No later date waits to be confirmed. Read the schedule again.", "placementId");
        }

        move.Confirm(db.Viewer, time.GetUtcNow());
        schedule.MoveDate(move);
        await db.SaveChangesAsync(cancellationToken);
        return schedule.ToView();
    }
}

[Allow]
internal sealed record GetReviewDateMoves(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<DateMoveView>>>;

internal sealed class GetReviewDateMovesHandler(ReviewsDbContext db)
    : IRequestHandler<GetReviewDateMoves, IReadOnlyDictionary<PlacementId, IReadOnlyList<DateMoveView>>>
{
    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<DateMoveView>>> Handle(
        GetReviewDateMoves query,
        CancellationToken cancellationToken
    )
    {
        // Moves have no filter of their own: only those of visible schedules are read.
        var visible = await db
            .Schedules.Where(s => query.Ids.Contains(s.PlacementId))
            .Select(s => s.PlacementId)
            .ToListAsync(cancellationToken);
        var moves = await db.DateMoves.OfRecordsAsync([.. visible.Select(id => id.Value)], cancellationToken);
        return moves.ToDictionary(entry => new PlacementId(entry.Key), entry => entry.Value);
    }
}
