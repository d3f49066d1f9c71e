using AltProvision.Kernel;

namespace AltProvision.Transitions.Contracts;

/// <summary>A stage of the way back as rules see it.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="StartsOn">Day on which the stage is to begin.</param>
/// <param name="HalfDaysPerWeek">Half-days a week at the destination, 1 to 10.</param>
public sealed record ReintegrationStageFact(int Number, DateOnly StartsOn, int HalfDaysPerWeek)
{
    /// <summary>Half-days a week that the child is taught elsewhere at the same time, at the provider above all.</summary>
    public int HalfDaysElsewhere { get; init; }

    /// <summary>Day on which the stage really began; null before.</summary>
    public DateOnly? ReachedOn { get; init; }

    /// <summary>The stage was tried and did not hold.</summary>
    public bool HasFailed { get; init; }
}

/// <summary>Is the plan for the way back whole, and when is each stage due? The event date is the day on which the plan is made or looked at.</summary>
/// <param name="Stages">The stages in order: visit, part days, full days.</param>
public sealed record ReintegrationPlanFacts(IReadOnlyList<ReintegrationStageFact> Stages)
{
    /// <summary>Support on the way is agreed.</summary>
    public bool HasSupport { get; init; }

    /// <summary>An adult at the destination is named.</summary>
    public bool HasNamedAdult { get; init; }

    /// <summary>It is written down by what success is told.</summary>
    public bool HasSuccessMeasures { get; init; }

    /// <summary>It is written down what happens when a stage fails.</summary>
    public bool HasFallback { get; init; }

    /// <summary>The parent agrees.</summary>
    public bool IsParentAgreed { get; init; }

    /// <summary>The child agrees.</summary>
    public bool IsChildAgreed { get; init; }
}

/// <summary>A return did not last: does the case reopen? The event date is the day of the breakdown.</summary>
/// <param name="Calendar">Calendar of the school to which the child had returned.</param>
/// <param name="ReturnedOn">Day on which the return was complete.</param>
/// <param name="BrokeDownOn">Day on which it broke down.</param>
public sealed record FailedReturnFacts(SchoolCalendar Calendar, DateOnly ReturnedOn, DateOnly BrokeDownOn) : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => ReturnedOn;
}

/// <summary>When is it checked whether a transition lasted? The event date is the end of the placement.</summary>
/// <param name="Calendar">Calendar of the school that the child attends now.</param>
/// <param name="EndedOn">Last day of the placement.</param>
public sealed record FollowUpFacts(SchoolCalendar Calendar, DateOnly EndedOn) : ICalendarFacts
{
    /// <summary>The family has moved away; whoever has the child now is asked.</summary>
    public bool HasFamilyMoved { get; init; }

    DateOnly ICalendarFacts.CountedFrom => EndedOn;
}
