using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Host;

/// <summary>The way back or on, in three steps: two half-days a week, five, all ten.</summary>
internal static class DemoTransitions
{
    private static readonly int[] HalfDays = [2, 5, 10];

    public static SeedTransition Make(DemoStory story, DemoTime time)
    {
        var (stay, way) = (story.Stay!, story.Stay!.WayOn!);
        IReadOnlyList<TransitionStageView> stages = way.CompletedOn is { } completed
            ? Done(completed, time)
            : Ahead(stay.PlannedEnd, way.Status, time);
        var isChecked = way.Status is TransitionStatus.Sustained or TransitionStatus.BrokenDown;
        return new(
            new(DemoIds.Of("transition", $"{story.Seed}/{story.Number}")),
            story.PlacementId,
            story.Pupil.Id,
            story.Pupil.School.Id,
            DemoIds.Authority,
            stay.Provider.Id,
            way.Kind,
            Destination(story, way.Kind),
            way.Status,
            stages[^1].StartsOn,
            stages,
            story.Chance("support").Pick(DemoTexts.TransitionSupport),
            $"{DemoNames.Adult(DemoStaff.Inclusion(DestinationSchool(story, way.Kind)))}, head of inclusion",
            way.CompletedOn,
            isChecked ? CheckedOn(way, time) : null,
            way.Status is TransitionStatus.BrokenDown ? story.Chance("breakdown").Pick(DemoTexts.Breakdowns) : null
        );
    }

    /// <summary>The school that a pupil moves to; it is the same wherever it is asked.</summary>
    public static DemoSchool DestinationSchool(DemoStory story, TransitionKind kind) =>
        kind switch
        {
            TransitionKind.SpecialSchool => DemoSchools.Named(DemoSchools.Special),
            TransitionKind.NewMainstreamSchool => story
                .Chance("new school")
                .Pick([
                    .. DemoSchools.All.Where(school =>
                        school.IsMainstream && school.IsPrimary == story.Pupil.School.IsPrimary && school != story.Pupil.School
                    ),
                ]),
            _ => story.Pupil.School,
        };

    private static SchoolId? Destination(DemoStory story, TransitionKind kind) => DestinationSchool(story, kind).Id;

    private static List<TransitionStageView> Done(DateOnly completed, DemoTime time) =>
        [
            .. HalfDays.Select(
                (halfDays, number) =>
                {
                    var day = number == 2 ? completed : time.Before(completed, 10 * (2 - number));
                    return new TransitionStageView(number + 1, day, halfDays, day);
                }
            ),
        ];

    private static List<TransitionStageView> Ahead(DateOnly end, TransitionStatus status, DemoTime time)
    {
        DateOnly[] days = [status is TransitionStatus.Planned ? time.Ahead(2) : time.Back(6), time.Calendar.SchoolDaysBefore(end, 2), end];
        return
        [
            .. days.Select(
                (day, number) => new TransitionStageView(number + 1, day, HalfDays[number], number == 0 && day < time.Today ? day : null)
            ),
        ];
    }

    private static DateOnly CheckedOn(DemoWayOn way, DemoTime time) =>
        (way.Status, way.CompletedOn) switch
        {
            (TransitionStatus.Sustained, { } completed) => completed.AddDays(7 * 12),
            ({ }, { } completed) => time.AfterButPast(completed, 15),
            _ => time.Back(2),
        };
}
