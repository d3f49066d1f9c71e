using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

/// <summary>Counts the dates of waiting referrals anew when term dates change. Dates never move silently (ENG-GEN-011).</summary>
internal sealed class RecountDueDatesOnTermDatesChanged(ReferralsDbContext db, IMediator mediator, ReferralDuties duties, TimeProvider time)
    : INotificationHandler<TermDatesChanged>
{
    public async Task Handle(TermDatesChanged changed, CancellationToken cancellationToken)
    {
        var referrals = await db
            .Referrals.Where(r => r.Status == ReferralStatus.Submitted || r.Status == ReferralStatus.Accepted)
            .Where(r => changed.SchoolId != null ? r.SchoolId == changed.SchoolId : r.LaCode == changed.LaCode)
            .Where(r => r.Reason == ProvisionReason.PermanentExclusion || r.Reason == ProvisionReason.Suspension)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var pupils = await mediator.Send(new GetPupilsById([.. referrals.Select(r => r.PupilId)]), cancellationToken);
        foreach (var referral in referrals)
        {
            // A pupil that is gone has no date to be met.
            if (pupils.TryGetValue(referral.PupilId, out var pupil))
            {
                await RecountAsync(referral, pupil, changed.Cause, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task RecountAsync(Referral referral, PupilView pupil, string cause, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var assessment = await duties.AssessAsync(pupil, referral.ToContent(), cancellationToken);
        if (!assessment.KnowsDates)
        {
            return;
        }

        var waiting = await db.DateMoves.WaitingAsync(referral.Id.Value, cancellationToken);
        if (DateMove.Of(referral.Id.Value, referral.DueDate, waiting, assessment.Duty.DueDate, cause, now) is not { } move)
        {
            return;
        }

        referral.MoveDate(move);
        db.DateMoves.Add(move);
        foreach (var decision in assessment.Decisions)
        {
            db.Decisions.Add(StoredDecision.From(referral.Id.Value, "RecountDueDate", decision, now));
        }
    }
}

/// <summary>Takes note of a later date for a referral. It holds from then on; the old one stays on record.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
[Allow(Role.LaCommissioner, Role.SchoolLeader)]
internal sealed record ConfirmDueDate(ReferralId ReferralId, int ExpectedVersion) : ICommand<ReferralView>, IChange;

[MutationType]
internal static class ConfirmDueDateMutation
{
    /// <summary>
    /// Confirms a later date that was counted when a calendar changed. An earlier one holds at once; a later one needs the word of the body
    /// that has the duty. The old date stays on record.
    /// </summary>
    public static Task<Result<ReferralView>> ConfirmDueDateAsync(
        ConfirmDueDate input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ConfirmDueDateHandler(ReferralsDbContext db, TimeProvider time)
    : IRequestHandler<ConfirmDueDate, Result<ReferralView>>
{
    public async Task<Result<ReferralView>> Handle(ConfirmDueDate command, CancellationToken cancellationToken)
    {
        if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == command.ReferralId, cancellationToken) is not { } referral)
        {
            return Refusal.NotFound("referral", "referralId");
        }

        if (referral.Version != command.ExpectedVersion)
        {
            return Refusal.Stale(referral.Version);
        }

        if (IsDutyOfTheLa(referral) != (db.Viewer.LaCode is not null))
        {
            return Refusal.Of(
                "referral.due-date-not-yours",
                "The date is confirmed by the body that has the duty. Ask it; the referral says which one it is.",
                "referralId"
            );
        }

        if (await db.DateMoves.WaitingAsync(referral.Id.Value, cancellationToken) is not { } move)
        {
            return Refusal.Of("referral.no-date-to-confirm", "No later date waits to be confirmed. Read the referral again.", "referralId");
        }

        move.Confirm(db.Viewer, time.GetUtcNow());
        referral.MoveDate(move);
        await db.SaveChangesAsync(cancellationToken);
        return referral.ToView();
    }

    private static bool IsDutyOfTheLa(Referral referral) =>
        referral.Responsible is null or ResponsibleBody.HomeLa or ResponsibleBody.MaintainingLa or ResponsibleBody.EhcpLa;
}

[Allow]
internal sealed record GetDueDateMoves(IReadOnlyCollection<ReferralId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralId, IReadOnlyList<DateMoveView>>>;

internal sealed class GetDueDateMovesHandler(ReferralsDbContext db)
    : IRequestHandler<GetDueDateMoves, IReadOnlyDictionary<ReferralId, IReadOnlyList<DateMoveView>>>
{
    public async Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<DateMoveView>>> Handle(
        GetDueDateMoves query,
        CancellationToken cancellationToken
    )
    {
        // Moves have no filter of their own: only those of visible referrals are read.
        var visible = await db.Referrals.Where(r => query.Ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancellationToken);
        var moves = await db.DateMoves.OfRecordsAsync([.. visible.Select(id => id.Value)], cancellationToken);
        return moves.ToDictionary(entry => new ReferralId(entry.Key), entry => entry.Value);
    }
}
