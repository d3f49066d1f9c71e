using FluentValidation;
using MediatR;

namespace AltProvision.SchoolRoll;

/// <summary>Deletes a name from an admission register, on a lawful ground.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="SchoolId">The school that keeps the register.</param>
/// <param name="Deletion">Ground, date and what shows that the ground is met.</param>
[Allow(Role.SchoolLeader, Role.SchoolStaff, Role.MisClient)]
internal sealed record RemoveFromRoll(PupilId PupilId, int ExpectedVersion, SchoolId SchoolId, RollDeletion Deletion)
    : ICommand<PupilView>,
        IChange;

[MutationType]
internal static class RemoveFromRollMutation
{
    /// <summary>
    /// Deletes a name from an admission register. Refused, with rule and source, unless a ground of regulation 9 is met (SI 2024/208);
    /// alternative provision never is one. The registration stays on file with its last day.
    /// </summary>
    public static Task<Result<PupilView>> RemoveFromRollAsync(
        RemoveFromRoll input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RemoveFromRollValidator : AbstractValidator<RemoveFromRoll>
{
    private const int MostDaysAhead = 366;

    // The regulations of 2024 govern deletions from August 2024 on; a date before today would slip past them and back into the register.
    public RemoveFromRollValidator(TimeProvider time) =>
        RuleFor(c => c.Deletion.DeletionDate)
            .Must(date => date >= LondonTime.Today(time) && date <= LondonTime.Today(time).AddDays(MostDaysAhead))
            .WithErrorCode("roll.deletion-date-range")
            .WithMessage("A register is never changed backwards. Choose today or a later day, at most a year ahead.");
}

internal sealed class RemoveFromRollHandler(SchoolRollDbContext db, RollDeletions deletions, TimeProvider time)
    : IRequestHandler<RemoveFromRoll, Result<PupilView>>
{
    public async Task<Result<PupilView>> Handle(RemoveFromRoll command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.Pupils.FindToChangeAsync(
            p => p.Id == command.PupilId,
            command.ExpectedVersion,
            "pupil",
            "pupilId",
            cancellationToken
        );
        if (found is not { } pupil)
        {
            return refused!;
        }

        if (WhyNot(pupil, command) is { } refusal)
        {
            return refusal;
        }

        var enrolment = pupil.EnrolmentAt(command.SchoolId, command.Deletion.DeletionDate)!;
        var assessment = await deletions.AssessAsync(pupil, enrolment, command.Deletion, cancellationToken);
        if (!assessment.MayDelete)
        {
            return Refused(assessment);
        }

        await DeleteAsync(pupil, enrolment, command.Deletion, assessment.Decision, cancellationToken);
        return Result.With(pupil.ToView(LondonTime.Today(time)), assessment.Decision.Findings);
    }

    private Refusal? WhyNot(Pupil pupil, RemoveFromRoll command)
    {
        if (!db.Viewer.KeepsRegisterOf(command.SchoolId))
        {
            return Refusal.Of(
                "roll.not-your-register",
                "Only the school that keeps the register deletes a name from it. Ask the school.",
                "schoolId"
            );
        }

        return pupil.EnrolmentAt(command.SchoolId, command.Deletion.DeletionDate) switch
        {
            null => Refusal.Of("roll.not-on-roll", "The child is not on the roll of this school on that day.", "schoolId"),
            { Until: not null } => Refusal.Of("roll.leaving-already", "The last day of this registration is recorded already.", "schoolId"),
            { From: var from } when from >= command.Deletion.DeletionDate => Refusal.Of(
                "roll.deletion-before-first-day",
                $"The child is on this roll from {from.InWords()}. A name can go on a later day.",
                "deletion",
                "deletionDate"
            ),
            _ => null,
        };
    }

    private static Result<PupilView> Refused(DeletionAssessment assessment)
    {
        var refused = Result.Refused<PupilView>(assessment.Decision.Findings, "deletion");
        return !assessment.IsUncounted
            ? refused
            : new(
                null,
                [
                    .. refused.Refusals,
                    Refusal.Of(
                        "roll.calendar-missing",
                        "The date cannot be counted: term dates are missing. Set the school's calendar first.",
                        "schoolId"
                    ),
                ],
                refused.Findings
            );
    }

    private async Task DeleteAsync(
        Pupil pupil,
        Enrolment enrolment,
        RollDeletion deletion,
        RuleDecision decision,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var lastDay = deletion.DeletionDate.AddDays(-1);
        pupil.Leave(enrolment, lastDay, deletion.Ground, now);
        db.Decisions.Add(StoredDecision.From(pupil.Id.Value, nameof(RemoveFromRoll), decision, now));
        db.Raise(new PupilLeftRoll(Guid.CreateVersion7(), pupil.Id, enrolment.SchoolId, lastDay, deletion.Ground));
        await db.SaveChangesAsync(cancellationToken);
    }
}
