using AltProvision.Referrals.Contracts;

namespace AltProvision.Host;

/// <summary>Gives each outline a pupil, a reason and, where there is a placement, a place.</summary>
internal sealed class DemoStories
{
    // Of one hundred referrals of mainstream schools: mostly behaviour, then health (Schools, pupils and their characteristics, January 2023).
    private static readonly (ProvisionReason Reason, int Percent)[] Mainstream =
    [
        (ProvisionReason.OffSiteDirection, 50),
        (ProvisionReason.Medical, 19),
        (ProvisionReason.EarlyIntervention, 12),
        (ProvisionReason.PermanentExclusion, 9),
        (ProvisionReason.Otherwise, 6),
        (ProvisionReason.Suspension, 4),
    ];

    private readonly int seed;
    private readonly DemoTime time;
    private readonly List<DemoPupil> free;
    private readonly List<DemoPupil> freeAgain = [];
    private readonly Queue<ProvisionReason> reasons;
    private readonly DemoPlaces places;

    private DemoStories(int seed, DemoTime time, IReadOnlyList<DemoPupil> pupils)
    {
        (this.seed, this.time) = (seed, time);
        var chance = new DemoChance(seed, "stories");
        free = chance.Shuffle(pupils.Where(pupil => !pupil.IsKeptFree && pupil.Year != 7));
        reasons = new(chance.Shuffle(Mainstream.SelectMany(share => Enumerable.Repeat(share.Reason, share.Percent * 2))));
        places = new(time);
    }

    public static IReadOnlyList<DemoStory> Tell(int seed, DemoTime time, IReadOnlyList<DemoPupil> pupils)
    {
        var teller = new DemoStories(seed, time, pupils);

        // Those that not every pupil suits come first, and the oldest last: by then a pupil may have to appear twice.
        return
        [
            .. DemoOutlines
                .Make(time)
                .Select((outline, number) => (Outline: outline, Number: number))
                .OrderBy(told => told.Outline.Suits is null)
                .ThenBy(told => !told.Outline.IsOpen)
                .ThenByDescending(told => told.Outline.Until)
                .Select(told => teller.Tell(told.Outline, told.Number))
                .ToList()
                .OrderBy(story => story.Number),
        ];
    }

    private DemoStory Tell(DemoOutline outline, int number)
    {
        var chance = new DemoChance(seed, $"story/{number}");
        var pupil = TakePupil(outline);
        var reason = outline.Reason ?? ReasonFor(pupil, outline, chance);
        var isUrgent = DemoStory.IsUrgent(reason);
        var day = outline.Event ?? time.Before(outline.Start!.Value, isUrgent ? 5 : chance.Between(8, 18));
        return new(
            seed,
            number,
            outline.Kind,
            pupil,
            reason,
            day,
            time.AfterButPast(day, isUrgent ? 0 : 1),
            time.AfterButPast(day, isUrgent ? 1 : 3),
            outline.Start is null ? null : Stay(outline, pupil, isUrgent, chance)
        );
    }

    private DemoPupil TakePupil(DemoOutline outline)
    {
        var suits = outline.Suits ?? (static pupil => pupil.MayHaveStory);
        var pool = free.Exists(suits.Invoke) || outline.IsOpen ? free : freeAgain;
        var pupil = pool.First(suits);
        pool.Remove(pupil);
        if (outline.Kind is StoryKind.Draft or StoryKind.Submitted or StoryKind.Accepted)
        {
            freeAgain.Add(pupil);
        }

        return pupil;
    }

    private ProvisionReason ReasonFor(DemoPupil pupil, DemoOutline outline, DemoChance chance)
    {
        if (pupil.School.IsSpecial || (pupil.HasEhcp && chance.Hits(35)))
        {
            return ProvisionReason.EhcpSectionF;
        }

        if (!pupil.School.IsMainstream)
        {
            return chance.Pick([ProvisionReason.Medical, ProvisionReason.Otherwise, ProvisionReason.EarlyIntervention]);
        }

        var reason = reasons.Dequeue();
        while (outline.NeedsTime && DemoStory.IsUrgent(reason))
        {
            reasons.Enqueue(reason);
            reason = reasons.Dequeue();
        }

        return reason;
    }

    private DemoStay Stay(DemoOutline outline, DemoPupil pupil, bool isUrgent, DemoChance chance)
    {
        var (start, end) = (outline.Start!.Value, outline.End?.LastDay ?? outline.PlannedEnd!.Value);
        var asked = new DemoNeed(pupil, start, end, isUrgent, outline.IsAtDemoProvider, outline.Kind is not StoryKind.NotAgreed);
        var place = places.Take(asked, chance);
        var (proposed, answered) = outline.Kind switch
        {
            StoryKind.Awaiting => (time.Back(4), time.Back(1)),
            StoryKind.Agreed => (time.Back(8), time.Back(3)),
            _ => (time.Before(start, isUrgent ? 3 : 5), time.Before(start, isUrgent ? 1 : 2)),
        };
        return new(
            place.Provider,
            place.Site,
            place.Offer,
            proposed,
            answered,
            start,
            outline.PlannedEnd!.Value,
            place.HalfDays,
            outline.End,
            outline.WayOn,
            outline.IsReviewOverdue
        );
    }
}
