using MediatR;

namespace AltProvision.Transitions;

/// <summary>Asks the rules about ways out of a placement: is the plan whole, when is it checked whether it lasted, what follows a breakdown?</summary>
internal sealed class TransitionJudge(
    TransitionsDbContext db,
    IMediator mediator,
    RuleBook<ReintegrationPlanFacts> plans,
    RuleBook<FollowUpFacts> followUps,
    RuleBook<FailedReturnFacts> failures,
    TimeProvider time
)
{
    /// <summary>Whether the plan is whole (ENG-TRN-002).</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="laCode">Authority whose policy counts.</param>
    public RuleDecision JudgePlan(TransitionPlan plan, string laCode)
    {
        var facts = new ReintegrationPlanFacts([.. plan.Stages.Select(FactOf)])
        {
            HasSupport = plan.Support.Length > 0,
            HasNamedAdult = plan.NamedContact.Length > 0,
            HasSuccessMeasures = plan.SuccessMeasures is not null,
            HasFallback = plan.Fallback is not null,
            IsParentAgreed = plan.IsParentAgreed,
            IsChildAgreed = plan.IsChildAgreed,
        };
        return plans.Check(LondonTime.Today(time), facts, laCode);
    }

    /// <summary>When it is checked whether it lasted, from the day on which it was complete (ENG-TRN-015).</summary>
    /// <returns>Null when no calendar is on file.</returns>
    public async Task<RuleDecision?> JudgeFollowUpAsync(Transition transition, DateOnly completedOn, CancellationToken cancellationToken) =>
        await CalendarAsync(transition, cancellationToken) is { } calendar
            ? followUps.Check(completedOn, new(calendar, completedOn), transition.LaCode)
            : null;

    /// <summary>What follows when it did not last (ENG-TRN-014).</summary>
    /// <returns>Null when it broke down before it was complete, or when no calendar is on file.</returns>
    public async Task<RuleDecision?> JudgeBreakdownAsync(
        Transition transition,
        DateOnly brokeDownOn,
        CancellationToken cancellationToken
    ) =>
        transition.CompletedOn is { } returnedOn && await CalendarAsync(transition, cancellationToken) is { } calendar
            ? failures.Check(brokeDownOn, new(calendar, returnedOn, brokeDownOn), transition.LaCode)
            : null;

    /// <summary>Keeps what the rules said. The caller saves.</summary>
    public void Keep(Transition transition, string action, RuleDecision? decision)
    {
        if (decision is not null)
        {
            db.Decisions.Add(StoredDecision.From(transition.Id.Value, action, decision, time.GetUtcNow()));
        }
    }

    private static ReintegrationStageFact FactOf(TransitionStage stage) =>
        new(stage.Number, stage.StartsOn, stage.HalfDaysPerWeek) { ReachedOn = stage.ReachedOn };

    private Task<SchoolCalendar?> CalendarAsync(Transition transition, CancellationToken cancellationToken) =>
        mediator.FindCalendarAsync(transition.DestinationSchoolId, transition.LaCode, cancellationToken);
}

/// <summary>Reads from a decision when it is checked whether a transition lasted.</summary>
internal static class SustainedCheck
{
    // Twelve weeks without holidays: where the term dates do not reach so far, rather too early than never.
    private const int DaysWithoutCalendar = 12 * 7;

    /// <summary>The last check that the rules ask for.</summary>
    public static DateOnly DueBy(RuleDecision? decision, DateOnly completedOn) =>
        decision?.Deadlines.Where(finding => finding.Code == "followUp").Max(finding => finding.DueDate)
        ?? completedOn.AddDays(DaysWithoutCalendar);
}
