using System.Linq.Expressions;
using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

/// <summary>Counts the dates of waiting referrals anew. Dates never move silently (ENG-GEN-011).</summary>
internal sealed class DueDateRecount(ReferralsDbContext db, IMediator mediator, ReferralDuties duties, TimeProvider time)
{
    /// <summary>Counts the dates of those that wait for a dated duty to be met, and saves.</summary>
    /// <param name="which">Which of them.</param>
    /// <param name="cause">Why, as a sentence. Never about a child.</param>
    /// <param name="cancellationToken">Stops it; nothing is saved then.</param>
    public async Task RunAsync(Expression<Func<Referral, bool>> which, string cause, CancellationToken cancellationToken)
    {
        var referrals = await db
            .Referrals.Where(r => r.Status == ReferralStatus.Submitted || r.Status == ReferralStatus.Accepted)
            .Where(r => r.Reason == ProvisionReason.PermanentExclusion || r.Reason == ProvisionReason.Suspension)
            .Where(which)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var pupils = await mediator.Send(new GetPupilsById([.. referrals.Select(r => r.PupilId)]), cancellationToken);
        foreach (var referral in referrals)
        {
            // A pupil that is gone has no date to be met.
            if (pupils.TryGetValue(referral.PupilId, out var pupil))
            {
                await RecountAsync(referral, pupil, cause, cancellationToken);
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

internal sealed class RecountDueDatesOnTermDatesChanged(DueDateRecount recount) : INotificationHandler<TermDatesChanged>
{
    public Task Handle(TermDatesChanged changed, CancellationToken cancellationToken) =>
        changed.SchoolId is { } school
            ? recount.RunAsync(referral => referral.SchoolId == school, changed.Cause, cancellationToken)
            : recount.RunAsync(referral => referral.LaCode == changed.LaCode, changed.Cause, cancellationToken);
}

internal sealed class RecountDueDatesOnPupilCorrected(DueDateRecount recount) : INotificationHandler<PupilCorrected>
{
    public Task Handle(PupilCorrected corrected, CancellationToken cancellationToken) =>
        recount.RunAsync(
            referral => referral.PupilId == corrected.PupilId,
            "What is on file of the child was corrected.",
            cancellationToken
        );
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
        var (found, refused) = await db.FindToChangeAsync(command.ReferralId, command.ExpectedVersion, cancellationToken);
        if (found is not { } referral)
        {
            return refused!;
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
