using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Host;

/// <summary>All commands of the demo. The same seed and day give the same ones.</summary>
internal sealed record DemoData(
    InventLocalAuthority Authority,
    IReadOnlyList<InventSchool> Schools,
    SetDefaultCalendar Calendar,
    IReadOnlyList<SeedPupil> Pupils,
    IReadOnlyList<SeedProvider> Providers,
    IReadOnlyList<SeedReferral> Referrals,
    IReadOnlyList<SeedReview> Reviews,
    IReadOnlyList<SeedPlacement> Placements,
    IReadOnlyList<SeedTransition> Transitions,
    IReadOnlyList<SeedConcern> Concerns
)
{
    public static DemoData Make(int seed, DateOnly today)
    {
        var time = new DemoTime(today);
        var pupils = DemoPupils.Make(seed, time);
        var stories = DemoStories.Tell(seed, time, pupils);
        var placed = stories.Where(story => story.Stay is not null).ToList();
        var byPupil = stories.ToLookup(story => story.Pupil);
        return new(
            new(DemoIds.Authority, "Westmarch"),
            [.. DemoSchools.All.Select(school => school.ToCommand())],
            new(DemoIds.Authority, time.HalfTerms, DemoCalendar.Source),
            [.. pupils.Select(pupil => DemoEnrolments.After(pupil, byPupil[pupil]).ToCommand())],
            DemoProviderFiles.Make(time, stories),
            [.. stories.Select(story => DemoReferrals.Make(story, time))],
            [.. placed.SelectMany(story => DemoReviews.Make(story, time))],
            [.. placed.Select(story => DemoPlacements.Make(story, time))],
            [.. placed.Where(story => story.Stay!.WayOn is not null).Select(story => DemoTransitions.Make(story, time))],
            DemoConcerns.Make(seed, time, stories)
        );
    }
}
