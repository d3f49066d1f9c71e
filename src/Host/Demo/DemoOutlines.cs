using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Host;

/// <summary>A story before it has its pupil.</summary>
internal sealed record DemoOutline(StoryKind Kind)
{
    /// <summary>Given where the story needs a certain reason; else it follows from the pupil.</summary>
    public ProvisionReason? Reason { get; init; }

    /// <summary>Day of the event; null where it is counted back from the start.</summary>
    public DateOnly? Event { get; init; }

    public DateOnly? Start { get; init; }

    public DateOnly? PlannedEnd { get; init; }

    public DemoEnd? End { get; init; }

    public DemoWayOn? WayOn { get; init; }

    public bool IsReviewOverdue { get; init; }

    public bool IsAtDemoProvider { get; init; }

    /// <summary>Which pupils it can be about; null for any.</summary>
    public Func<DemoPupil, bool>? Suits { get; init; }

    public bool IsOpen => Kind is not (StoryKind.Ended or StoryKind.NotAgreed or StoryKind.Rejected or StoryKind.Withdrawn);

    /// <summary>Whether nobody has a duty towards this child for which the sixth school day counts.</summary>
    public bool NeedsTime =>
        Kind is StoryKind.Rejected or StoryKind.Withdrawn or StoryKind.Awaiting or StoryKind.Agreed or StoryKind.NotAgreed;

    /// <summary>The day after which the pupil is free for another story.</summary>
    public DateOnly Until => End?.LastDay ?? Start ?? Event!.Value;
}

/// <summary>Which stories the demo tells: each status of each record, some of them late on purpose.</summary>
internal static class DemoOutlines
{
    // Days since the child arrived: the first will be due for the check at twelve weeks, the last three are overdue.
    private static readonly int[] CompletedDaysAgo = [20, 60, 66, 72, 80, 92, 99, 106];
    private static readonly int[] SustainedDaysAgo = [120, 140, 160, 175, 190, 205, 220, 240];
    private static readonly int[] BrokenDownDaysAgo = [45, 70, 110, 150];

    private static readonly (PlacementEndReason Reason, PlacementOutcome Outcome, PlacementDestination Destination)[] Ends =
    [
        (PlacementEndReason.CompletedReturned, PlacementOutcome.GoalsMet, PlacementDestination.HomeSchool),
        (PlacementEndReason.CompletedNewSchool, PlacementOutcome.GoalsMet, PlacementDestination.NewMainstream),
        (PlacementEndReason.MovedSpecial, PlacementOutcome.GoalsPartlyMet, PlacementDestination.Special),
        (PlacementEndReason.EndedByProvider, PlacementOutcome.GoalsNotMet, PlacementDestination.AnotherAp),
        (PlacementEndReason.EndedByCommissionerSafeguarding, PlacementOutcome.GoalsPartlyMet, PlacementDestination.AnotherAp),
        (PlacementEndReason.EndedByCommissionerOther, PlacementOutcome.GoalsNotMet, PlacementDestination.HomeSchool),
        (PlacementEndReason.ParentWithdrew, PlacementOutcome.GoalsPartlyMet, PlacementDestination.HomeSchool),
        (PlacementEndReason.ElectiveHomeEducation, PlacementOutcome.NotAssessed, PlacementDestination.ElectiveHomeEducation),
        (PlacementEndReason.MovedArea, PlacementOutcome.GoalsPartlyMet, PlacementDestination.NotKnown),
        (PlacementEndReason.NeverStarted, PlacementOutcome.NotAssessed, PlacementDestination.HomeSchool),
        (PlacementEndReason.ProviderClosed, PlacementOutcome.GoalsPartlyMet, PlacementDestination.AnotherAp),
    ];

    public static IReadOnlyList<DemoOutline> Make(DemoTime time) =>
        [
            .. Many(6, number => Draft(time, number)),
            .. Many(10, number => Submitted(time, number)),
            .. Many(8, number => Accepted(time, number)),
            .. Many(6, number => new DemoOutline(StoryKind.Rejected) { Event = time.Back(20 + (18 * number)), Suits = IsMainstream }),
            .. Many(5, number => new DemoOutline(StoryKind.Withdrawn) { Event = time.Back(12 + (20 * number)) }),
            .. Many(6, number => Coming(time, StoryKind.Awaiting, number, 5 + (2 * number))),
            .. Many(6, number => Coming(time, StoryKind.Agreed, number, 1 + number)),
            .. Many(6, number => NotAgreed(time, number)),
            .. Many(12, number => OnTheWay(time, number)),
            .. Many(5, number => Overdue(time, number)),
            .. Many(38, number => Active(time, number)),
            .. CompletedDaysAgo.Select((days, number) => Arrived(time, TransitionStatus.Completed, days, number)),
            .. SustainedDaysAgo.Select((days, number) => Arrived(time, TransitionStatus.Sustained, days, number)),
            .. BrokenDownDaysAgo.Select((days, number) => Arrived(time, TransitionStatus.BrokenDown, days, number)),
            .. Many(25, number => Ended(time, number)),
            .. Many(2, _ => AfterYear11(time)),
        ];

    private static DemoOutline Draft(DemoTime time, int number) =>
        new(StoryKind.Draft)
        {
            Event = time.Back(1 + number),
            Reason = number == 0 ? ProvisionReason.Eotas : null,
            Suits =
                number == 0 ? static pupil => pupil.HasEhcp
                : number == 1 ? IsAtDemoSchool
                : null,
        };

    // The first three are permanent exclusions, of which one has gone past its sixth day, the fourth a suspension.
    private static DemoOutline Submitted(DemoTime time, int number) =>
        new(StoryKind.Submitted)
        {
            Event = time.Back(number < 3 ? 2 + (number * 3) : 1 + number),
            Reason =
                number < 3 ? ProvisionReason.PermanentExclusion
                : number == 3 ? ProvisionReason.Suspension
                : number == 4 ? ProvisionReason.OffSiteDirection
                : null,
            Suits =
                number is 3 or 4 ? IsAtDemoSchool
                : number < 3 ? IsSecondary
                : null,
        };

    private static DemoOutline Accepted(DemoTime time, int number) =>
        new(StoryKind.Accepted)
        {
            Event = time.Back(8 + (2 * number)),
            Reason = number == 0 ? ProvisionReason.OffSiteDirection : null,
            Suits = number == 0 ? IsAtDemoSchool : null,
        };

    private static DemoOutline Coming(DemoTime time, StoryKind kind, int number, int startsIn) =>
        new(kind)
        {
            Event = time.Back(12 + (2 * number)),
            Start = time.Ahead(startsIn),
            PlannedEnd = time.Ahead(startsIn + 50 + (5 * number)),
            Suits = number == 0 ? IsAtDemoSchool : null,
            IsAtDemoProvider = number == 0,
        };

    private static DemoOutline NotAgreed(DemoTime time, int number) =>
        new(StoryKind.NotAgreed) { Start = time.Back(20 + (15 * number)), PlannedEnd = time.Ahead(10 + number) };

    private static DemoOutline OnTheWay(DemoTime time, int number) =>
        new(StoryKind.Active)
        {
            Start = time.Back(60 + (4 * number)),
            PlannedEnd = time.Ahead(8 + (2 * number)),
            WayOn = new(
                number < 6 ? TransitionStatus.Planned
                    : number < 11 ? TransitionStatus.InProgress
                    : TransitionStatus.BrokenDown,
                number == 5 ? TransitionKind.NewMainstreamSchool : TransitionKind.ReturnToHomeSchool
            ),
            Suits = number is 0 or 6 ? IsAtDemoSchool : IsMainstream,
            IsAtDemoProvider = number is 0 or 6,
        };

    private static DemoOutline Overdue(DemoTime time, int number) =>
        new(StoryKind.Active)
        {
            Start = time.Back(80 + (8 * number)),
            PlannedEnd = time.Ahead(20 + (4 * number)),
            IsReviewOverdue = true,
            Suits = number == 0 ? IsAtDemoSchool : null,
            IsAtDemoProvider = number == 0,
        };

    private static DemoOutline Active(DemoTime time, int number) =>
        new(StoryKind.Active)
        {
            Start = time.Back(3 + (3 * number)),
            PlannedEnd = time.Ahead(15 + (number * 7 % 60)),
            Suits = number is 0 or 3 or 8 or 15 ? IsAtDemoSchool : null,
            IsAtDemoProvider = number is 0 or 3 or 8 or 15,
        };

    private static DemoOutline Arrived(DemoTime time, TransitionStatus status, int daysAgo, int number)
    {
        var completed = time.SchoolDayDaysAgo(daysAgo);
        var lastDay = time.Before(completed, 1);
        var (kind, reason, destination) = (status, number) switch
        {
            (TransitionStatus.Completed, 3) => (
                TransitionKind.NewMainstreamSchool,
                PlacementEndReason.CompletedNewSchool,
                PlacementDestination.NewMainstream
            ),
            (TransitionStatus.Sustained, 2) => (
                TransitionKind.SpecialSchool,
                PlacementEndReason.MovedSpecial,
                PlacementDestination.Special
            ),
            _ => (TransitionKind.ReturnToHomeSchool, PlacementEndReason.CompletedReturned, PlacementDestination.HomeSchool),
        };
        var outcome =
            status is TransitionStatus.BrokenDown || number % 3 == 2 ? PlacementOutcome.GoalsPartlyMet : PlacementOutcome.GoalsMet;
        return new(StoryKind.Ended)
        {
            Start = time.Before(lastDay, 30 + (2 * number)),
            PlannedEnd = time.Calendar.SchoolDaysAfter(lastDay, 2 + number),
            End = new(lastDay, reason, outcome, destination),
            WayOn = new(status, kind, completed),
            Suits = kind is TransitionKind.SpecialSchool ? NeedsSpecialSchool : IsMainstream,
        };
    }

    private static DemoOutline Ended(DemoTime time, int number)
    {
        var (reason, outcome, destination) = Ends[number % Ends.Length];
        var last = 5 + (4 * number);
        var start = time.Back(last + 20 + (number * 11 % 35));
        var lastDay = reason is PlacementEndReason.NeverStarted ? start : time.Back(last);
        return new(StoryKind.Ended)
        {
            Start = start,
            PlannedEnd = time.Calendar.SchoolDaysAfter(time.Back(last), 1 + (number % 4 * 5)),
            End = new(lastDay, reason, outcome, destination),
            Suits = reason switch
            {
                PlacementEndReason.MovedSpecial => NeedsSpecialSchool,
                PlacementEndReason.CompletedNewSchool or PlacementEndReason.ElectiveHomeEducation or PlacementEndReason.MovedArea =>
                    IsMainstream,
                _ => null,
            },
        };
    }

    // The pupil was in Year 11 last year and is in the sixth form now.
    private static DemoOutline AfterYear11(DemoTime time)
    {
        var lastDay = time.Calendar.LastSchoolDayOf(time.HalfTerms[4]);
        return new(StoryKind.Ended)
        {
            Start = time.Before(lastDay, 70),
            PlannedEnd = lastDay,
            Reason = ProvisionReason.EarlyIntervention,
            End = new(lastDay, PlacementEndReason.CompletedPost16, PlacementOutcome.GoalsMet, PlacementDestination.SchoolSixthForm),
            WayOn = new(TransitionStatus.Completed, TransitionKind.Post16, time.AfterButPast(time.HalfTerms[6].Start, 0)),
            Suits = static pupil => pupil.Year == 12,
        };
    }

    private static bool IsAtDemoSchool(DemoPupil pupil) => pupil.School.Name == DemoPeople.School && pupil.MayHaveStory;

    private static bool IsMainstream(DemoPupil pupil) => pupil.School.IsMainstream && pupil.MayHaveStory;

    private static bool IsSecondary(DemoPupil pupil) => IsMainstream(pupil) && !pupil.School.IsPrimary;

    private static bool NeedsSpecialSchool(DemoPupil pupil) => IsMainstream(pupil) && pupil is { HasEhcp: true, Year: >= 3 };

    private static IEnumerable<DemoOutline> Many(int count, Func<int, DemoOutline> make) => Enumerable.Range(0, count).Select(make);
}
