using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using FluentValidation;
using MediatR;

namespace AltProvision.Placements;

/// <summary>Moves the agreed end.</summary>
/// <param name="PlacementId">The agreed or live placement.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="PlannedEndDate">New last day, after the old one and at most a year later.</param>
/// <param name="IsAgreedAnew">Whether all parties have agreed to go on.</param>
/// <param name="Reason">Why it goes on; 5 to 1,000 characters. Personal data.</param>
/// <param name="HasGoverningBoardDecision">Whether the governing board has decided to continue; needed for a direction off site.</param>
[Allow(Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record ExtendPlacement(
    PlacementId PlacementId,
    int ExpectedVersion,
    DateOnly PlannedEndDate,
    bool IsAgreedAnew,
    string Reason,
    bool HasGoverningBoardDecision = false
) : ICommand<PlacementView>, IChange;

[MutationType]
internal static class ExtendPlacementMutation
{
    /// <summary>Moves the agreed end. Refused without a recent completed review that did not decide to end it (ENG-REV-015), or where no place is free.</summary>
    public static Task<Result<PlacementView>> ExtendPlacementAsync(
        ExtendPlacement input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ExtendPlacementValidator : AbstractValidator<ExtendPlacement>
{
    public ExtendPlacementValidator() => RuleFor(c => c.Reason).Reason();
}

internal sealed class ExtendPlacementHandler(
    PlacementsDbContext db,
    IMediator mediator,
    PlacementGates gates,
    RuleBook<ExtensionFacts> rules,
    TimeProvider time
) : IRequestHandler<ExtendPlacement, Result<PlacementView>>
{
    public async Task<Result<PlacementView>> Handle(ExtendPlacement command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.PlacementId, command.ExpectedVersion, cancellationToken);
        if (found is not { } placement)
        {
            return refused!;
        }

        if (await mediator.FindCalendarAsync(placement.SchoolId, placement.LaCode, cancellationToken) is not { } calendar)
        {
            return Refusal.Of(
                "placement.calendar-missing",
                "There are no term dates of the home school or its authority, so the age of the last review cannot be counted. Add them first."
            );
        }

        await db.LockProviderAsync(placement.ProviderId, cancellationToken);
        var extension = rules.Check(
            LondonTime.Today(time),
            await FactsAsync(command, placement, calendar, cancellationToken),
            placement.LaCode
        );
        var gate = await GateAsync(command, placement, cancellationToken);
        IReadOnlyList<RuleDecision> decisions = [extension, .. gate.Decisions];
        IReadOnlyList<RuleFinding> findings = [.. decisions.SelectMany(decision => decision.Findings)];
        IReadOnlyList<Refusal> refusals =
        [
            .. Blocks(extension, gate),
            .. await DecidedToEndAsync(placement, cancellationToken),
            .. TooFar(command, placement),
        ];
        if (refusals.Count > 0)
        {
            return new(null, refusals, findings);
        }

        if (placement.Extend(command.PlannedEndDate, command.Reason) is { } refusal)
        {
            return refusal;
        }

        foreach (var decision in decisions)
        {
            db.Decisions.Add(StoredDecision.From(placement.Id.Value, nameof(ExtendPlacement), decision, time.GetUtcNow()));
        }

        db.Raise(new PlacementExtended(Guid.CreateVersion7(), placement.Id, placement.PlannedEndDate));
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(placement.ToView(), findings);
    }

    private async Task<ExtensionFacts> FactsAsync(
        ExtendPlacement command,
        Placement placement,
        SchoolCalendar calendar,
        CancellationToken cancellationToken
    )
    {
        var reviews = await mediator.Send(new GetLastReviewDates([placement.Id]), cancellationToken);
        return new(calendar, LondonTime.Today(time), placement.PlannedEndDate, command.PlannedEndDate)
        {
            LastCompletedReview = reviews.TryGetValue(placement.Id, out var last) ? last : null,
            IsAgreedAnew = command.IsAgreedAnew,
            IsOffSiteDirection = placement.Reason is ProvisionReason.OffSiteDirection,
            HasGoverningBoardDecision = command.HasGoverningBoardDecision,
        };
    }

    // The added weeks are judged as a placement of their own: the place may have been promised to somebody else.
    private async Task<GateReport> GateAsync(ExtendPlacement command, Placement placement, CancellationToken cancellationToken)
    {
        var added = placement.ToTerms() with { Start = placement.PlannedEndDate.AddDays(1), End = command.PlannedEndDate };
        return added.End < added.Start ? new([], [], []) : await gates.CheckAsync(added, placement.Id, cancellationToken);
    }

    private static IEnumerable<Refusal> Blocks(RuleDecision extension, GateReport gate)
    {
        // A calendar that does not reach lets the rule count nothing, and then nobody has checked the review.
        var unanswered = extension.Warnings.Where(warning => warning.Code == "calendarDoesNotReach");
        return extension
            .Blocks.Concat(unanswered)
            .Concat(gate.Decisions.SelectMany(decision => decision.Blocks))
            .Select(finding => finding.ToRefusal("plannedEndDate"))
            .Concat(gate.Refusals.Select(refusal => refusal with { Field = ["plannedEndDate"] }));
    }

    private async Task<IReadOnlyList<Refusal>> DecidedToEndAsync(Placement placement, CancellationToken cancellationToken)
    {
        var decisions = await mediator.Send(new GetLastReviewDecisions([placement.Id]), cancellationToken);
        return decisions.TryGetValue(placement.Id, out var decision) && decision is ReviewDecision.End or ReviewDecision.Return
            ?
            [
                Refusal.Of(
                    "placement.review-decided-end",
                    "The last review decided that the placement ends. Hold another review before you extend it.",
                    "plannedEndDate"
                ),
            ]
            : [];
    }

    private static IEnumerable<Refusal> TooFar(ExtendPlacement command, Placement placement)
    {
        if (command.PlannedEndDate > placement.PlannedEndDate.AddYears(1))
        {
            yield return Refusal.Of("placement.end-range", "An extension is for a year at most. Choose an earlier day.", "plannedEndDate");
        }
    }
}
