using MediatR;

namespace AltProvision.Reviews;

/// <summary>Asks the rules when a placement has to be reviewed, on the calendar of its home school.</summary>
internal sealed class ReviewClock(
    ReviewsDbContext db,
    IMediator mediator,
    RuleBook<ReviewScheduleFacts> schedules,
    RuleBook<ExtensionFacts> extensions,
    TimeProvider time
)
{
    // One name for whatever set the clock, so that the latest decision replaces the one before.
    private const string Action = "ReviewSchedule";

    /// <summary>Sets the schedule's next date and keeps what the rules said. The caller saves.</summary>
    /// <returns>What the rules said; null when no calendar is on file.</returns>
    public async Task<RuleDecision?> SetAsync(ReviewSchedule schedule, CancellationToken cancellationToken)
    {
        var calendar = await mediator.FindCalendarAsync(schedule.SchoolId, schedule.LaCode, cancellationToken);
        var decision = calendar is null ? null : Judge(schedule, schedule.ToFacts(calendar));
        schedule.Follow(decision);
        if (await db.DateMoves.WaitingAsync(schedule.PlacementId.Value, cancellationToken) is { } waiting)
        {
            waiting.Supersede();
        }

        if (decision is not null)
        {
            db.Decisions.Add(StoredDecision.From(schedule.PlacementId.Value, Action, decision, time.GetUtcNow()));
        }

        return decision;
    }

    /// <summary>Counts the next date anew when term dates change (ENG-GEN-011). The caller saves.</summary>
    public async Task RecountAsync(ReviewSchedule schedule, string cause, CancellationToken cancellationToken)
    {
        if (await mediator.FindCalendarAsync(schedule.SchoolId, schedule.LaCode, cancellationToken) is not { } calendar)
        {
            return;
        }

        var decision = Judge(schedule, schedule.ToFacts(calendar));
        var record = schedule.PlacementId.Value;
        var now = time.GetUtcNow();
        if (
            !decision.KnowsDates()
            || DateMove.Of(
                record,
                schedule.NextDue,
                await db.DateMoves.WaitingAsync(record, cancellationToken),
                decision.NextDue(),
                cause,
                now
            )
                is not { } move
        )
        {
            return;
        }

        schedule.MoveDate(move);
        db.DateMoves.Add(move);
        db.Decisions.Add(StoredDecision.From(record, Action, decision, now));
    }

    /// <summary>What the rules say after a review on this day; null when no calendar is on file.</summary>
    public async Task<AfterReview> AfterAsync(
        ReviewSchedule schedule,
        DateOnly heldOn,
        DateOnly? proposed,
        CancellationToken cancellationToken
    )
    {
        if (await mediator.FindCalendarAsync(schedule.SchoolId, schedule.LaCode, cancellationToken) is not { } calendar)
        {
            return new(null, null, null);
        }

        var facts = schedule.ToFacts(calendar) with { LastReview = heldOn, AgreedReviewDate = null };
        return new(
            Judge(schedule, facts),
            Judge(schedule, facts with { AgreedReviewDate = proposed }),
            proposed > schedule.PlannedEndDate ? Extension(schedule, calendar, heldOn, proposed) : null
        );
    }

    private RuleDecision Judge(ReviewSchedule schedule, ReviewScheduleFacts facts) =>
        schedules.Check(facts.LastReview ?? facts.Start, facts, schedule.LaCode);

    private RuleDecision Extension(ReviewSchedule schedule, SchoolCalendar calendar, DateOnly heldOn, DateOnly? proposed)
    {
        var today = LondonTime.Today(time);
        return extensions.Check(
            today,
            new(calendar, today, schedule.PlannedEndDate, proposed) { LastCompletedReview = heldOn },
            schedule.LaCode
        );
    }
}

/// <summary>What the rules say after a review.</summary>
/// <param name="Limit">The latest date for the next one, whatever was agreed.</param>
/// <param name="Next">The date with the proposed one taken into account.</param>
/// <param name="Extension">Whether the placement may go on to the proposed date; null when that lies before the agreed end.</param>
internal sealed record AfterReview(RuleDecision? Limit, RuleDecision? Next, RuleDecision? Extension)
{
    public IReadOnlyList<RuleFinding> Findings => [.. Next?.Findings ?? [], .. Extension?.Findings ?? []];

    public DateOnly? NextDue(DateOnly? proposed) => Next.KnowsDates() ? Next.NextDue() : proposed;

    public IEnumerable<Refusal> Check(DateOnly? proposed, DateOnly heldOn)
    {
        if (NextReview.Check(proposed, heldOn, Limit) is { } refusal)
        {
            yield return refusal;
        }

        foreach (var block in Extension?.Blocks ?? [])
        {
            yield return block.ToRefusal("nextReviewDate");
        }
    }
}
