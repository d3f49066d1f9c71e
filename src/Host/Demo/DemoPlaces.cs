using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;

namespace AltProvision.Host;

/// <summary>For whom a place is looked for.</summary>
/// <param name="IsUrgent">Whether full-time education has to be in place from the sixth school day.</param>
/// <param name="IsAtDemoProvider">Whether it has to be at the provider whose people can sign in.</param>
/// <param name="TakesRoom">Whether the place is held afterwards.</param>
internal sealed record DemoNeed(DemoPupil Pupil, DateOnly Start, DateOnly End, bool IsUrgent, bool IsAtDemoProvider, bool TakesRoom);

/// <summary>A place found.</summary>
internal sealed record DemoPlace(DemoProvider Provider, DemoSite Site, OfferContent Offer, IReadOnlyList<string> HalfDays);

/// <summary>Finds places as a commissioner would: the right age, a provider that may take the child that day, and room.</summary>
internal sealed class DemoPlaces(DemoTime time)
{
    private readonly List<(DemoPlace Place, DateOnly From, DateOnly To)> taken = [];

    public DemoPlace Take(DemoNeed need, DemoChance chance)
    {
        var place = Rank(need, chance).Select(offer => Timetable(offer, need, chance)).First(found => HasRoom(found, need));
        if (need.TakesRoom)
        {
            taken.Add((place, need.Start, need.End));
        }

        return place;
    }

    private IEnumerable<DemoPlace> Rank(DemoNeed need, DemoChance chance)
    {
        var prefersDemoProvider = need.IsAtDemoProvider || (need.Pupil.School.Name == DemoPeople.School && chance.Hits(40));
        var offers =
            from provider in DemoProviders.All
            where provider.MayTake(need.Start, need.End, time.Today)
            where provider.IsSchool || !need.IsUrgent
            // A unit is no other provider for its own pupils.
            where provider.Name != need.Pupil.School.Name
            from site in provider.Sites
            from offer in site.Offers
            where Teaches(offer, need)
            select new DemoPlace(provider, site, offer, []);
        return chance.Shuffle(offers).OrderByDescending(place => prefersDemoProvider && place.Provider.Name == DemoPeople.Provider);
    }

    private static bool Teaches(OfferContent offer, DemoNeed need)
    {
        var age = need.Pupil.AgeOn(need.Start);
        var keyStage = AcademicYear.KeyStage(AcademicYear.YearGroup(need.Pupil.BirthDate, need.Start));
        return age >= offer.AgeFrom
            && age <= offer.AgeTo
            && offer.KeyStages.Any(stage => stage.ToString().Equals(keyStage, StringComparison.OrdinalIgnoreCase));
    }

    // A provider that is no school teaches part of the week, and fewer hours still where the child has a plan or is looked after.
    private static DemoPlace Timetable(DemoPlace place, DemoNeed need, DemoChance chance)
    {
        var isProtected = need.Pupil.HasEhcp || need.Pupil.IsLookedAfter;
        var halfDays =
            need.IsUrgent ? 10
            : place.Provider.IsSchool ? chance.Pick([10, 10, 10, 8, 6])
            : isProtected ? 4
            : chance.Pick([4, 6]);
        var days = place.Offer.Sessions.Count / 2;
        var first = chance.Between(0, days - (halfDays / 2)) * 2;
        return place with { HalfDays = [.. SessionKeys.All.Skip(first).Take(halfDays)] };
    }

    private bool HasRoom(DemoPlace place, DemoNeed need) =>
        !need.TakesRoom
        || place.HalfDays.All(halfDay =>
            taken.Count(other =>
                other.Place.Site == place.Site && other.Place.HalfDays.Contains(halfDay) && other.From <= need.End && other.To >= need.Start
            )
            < place.Site.Capacity - place.Site.KeptFree
        );
}
