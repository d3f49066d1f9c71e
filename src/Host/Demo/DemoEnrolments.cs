using AltProvision.Placements.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Host;

/// <summary>What the stories of a pupil mean for the registers.</summary>
internal static class DemoEnrolments
{
    public static DemoPupil After(DemoPupil pupil, IEnumerable<DemoStory> stories)
    {
        foreach (var story in stories)
        {
            if (story.LeavesRoll)
            {
                return pupil with { Enrolments = Moved(pupil, story) };
            }

            if (story.Kind is StoryKind.Active && story.Stay!.Provider.Name == DemoSchools.Unit)
            {
                return pupil with { Enrolments = Dual(pupil, story.Stay) };
            }
        }

        return pupil;
    }

    // A unit is a school: whoever is placed there is on both registers, the home school's first.
    private static IReadOnlyList<SeedEnrolment> Dual(DemoPupil pupil, DemoStay stay) =>
        [
            .. pupil.Enrolments.SkipLast(1),
            pupil.Enrolments[^1] with
            {
                Status = EnrolmentStatus.DualMain,
            },
            new(DemoSchools.Named(DemoSchools.Unit).Id, EnrolmentStatus.DualSubsidiary, stay.Start),
        ];

    private static IReadOnlyList<SeedEnrolment> Moved(DemoPupil pupil, DemoStory story)
    {
        var end = story.Stay!.End!;
        var (ground, kind) = end.Reason switch
        {
            PlacementEndReason.CompletedNewSchool => (DeletionGround.AnotherSchool, TransitionKind.NewMainstreamSchool),
            PlacementEndReason.MovedSpecial => (DeletionGround.AnotherSchool, TransitionKind.SpecialSchool),
            PlacementEndReason.MovedArea => (DeletionGround.MovedAway, (TransitionKind?)null),
            _ => (DeletionGround.ElectiveHomeEducation, null),
        };
        var left = pupil.Enrolments[^1] with { Until = end.LastDay, Ground = ground };
        return kind is { } onward
            ?
            [
                .. pupil.Enrolments.SkipLast(1),
                left,
                new(DemoTransitions.DestinationSchool(story, onward).Id, EnrolmentStatus.Single, end.LastDay.AddDays(1)),
            ]
            : [.. pupil.Enrolments.SkipLast(1), left];
    }
}
