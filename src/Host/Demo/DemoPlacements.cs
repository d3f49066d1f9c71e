using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Host;

/// <summary>The placement of each story that has one.</summary>
internal static class DemoPlacements
{
    public static SeedPlacement Make(DemoStory story, DemoTime time)
    {
        var stay = story.Stay!;
        return new(
            story.PlacementId,
            story.ReferralId,
            story.Pupil.Id,
            story.Pupil.School.Id,
            DemoIds.Authority,
            stay.Provider.Id,
            stay.SiteId,
            StatusOf(story.Kind),
            story.Reason,
            stay.Start,
            stay.PlannedEnd,
            DemoReviews.FirstDate(story, time),
            stay.HoursPerWeek,
            stay.WeeklyCost,
            stay.HalfDays,
            story.Chance("purpose").Pick(DemoTexts.Purposes(story.Reason)),
            Plan(story),
            DemoTime.At(stay.ProposedOn, 17, story.Number % 60),
            [.. Answers(story)],
            story.HasStarted ? DemoAttendance.Make(story, time) : [],
            stay.End is { } end ? new(end.LastDay, end.Reason, end.Outcome, end.Destination) : null,
            story.IsLaCommissioned
        );
    }

    private static PlacementStatus StatusOf(StoryKind kind) =>
        kind switch
        {
            StoryKind.Awaiting => PlacementStatus.AwaitingAgreement,
            StoryKind.Agreed => PlacementStatus.Agreed,
            StoryKind.Active => PlacementStatus.Active,
            StoryKind.Ended => PlacementStatus.Ended,
            _ => PlacementStatus.NotAgreed,
        };

    private static PlacementPlan Plan(DemoStory story)
    {
        var (stay, chance) = (story.Stay!, story.Chance("plan"));
        var destination =
            stay.End?.Destination is PlacementDestination.SchoolSixthForm
                ? PlacementDestination.SchoolSixthForm
                : PlacementDestination.HomeSchool;
        return new(
            [.. chance.Shuffle(DemoTexts.Goals).Take(chance.Between(2, 3))],
            new(
                chance.Pick(DemoTexts.Travel),
                story.IsLaCommissioned ? "The authority's travel team" : "The family, as agreed with the school",
                "The provider rings the family and the school by 9.30; the school visits the home if nobody is reached by 11.00."
            ),
            chance.Pick(DemoTexts.Risks),
            new(destination, "Attends at least 85 per cent of sessions for six weeks and has met the goals above.", stay.PlannedEnd),
            Contact(DemoStaff.ProviderLead(stay.Provider), "Designated safeguarding lead"),
            Contact(DemoStaff.SchoolLead(story.Pupil.School), "Designated safeguarding lead"),
            Contact(DemoStaff.KeyWorker(stay.Provider), "Key worker"),
            Contact(DemoStaff.Inclusion(story.Pupil.School), "Head of inclusion")
        );
    }

    private static PlacementContact Contact(int person, string position) => new(DemoNames.Adult(person), position, DemoNames.Phone(person));

    private static IEnumerable<SeedPartyAnswer> Answers(DemoStory story)
    {
        var stay = story.Stay!;
        IEnumerable<SeedPartyAnswer> all =
        [
            Say(PlacementParty.HomeSchool, PartyAnswer.Agreed, 9),
            story.Reason is ProvisionReason.OffSiteDirection
                ? Say(
                    PlacementParty.Parent,
                    PartyAnswer.InformedViewsRecorded,
                    10,
                    "Told in writing and by telephone; would like weekly news."
                )
                : Say(PlacementParty.Parent, PartyAnswer.Agreed, 10),
            Say(PlacementParty.Child, PartyAnswer.Agreed, 11, story.Chance("voice").Pick(DemoTexts.ChildOnPlan)),
            .. story.IsLaNeeded ? new[] { Say(PlacementParty.La, PartyAnswer.Agreed, 12) } : [],
            Say(PlacementParty.Provider, PartyAnswer.Agreed, 14),
        ];
        return story.Kind switch
        {
            // The provider is the last to answer; in some the family has not been asked either.
            StoryKind.Awaiting => all.Take(story.Number % 3 == 0 ? 1 : 3),
            StoryKind.NotAgreed => [all.First(), Refusal(story)],
            _ => all,
        };

        SeedPartyAnswer Say(PlacementParty party, PartyAnswer answer, int hour, string? note = null) =>
            new(party, answer, DemoTime.At(stay.AnsweredOn, hour, story.Number % 60), note);

        SeedPartyAnswer Refusal(DemoStory refused) =>
            refused.Number % 2 == 0
                ? Say(PlacementParty.Parent, PartyAnswer.Disagreed, 10, "The journey is too long for my child. Please look nearer home.")
                : Say(
                    PlacementParty.Provider,
                    PartyAnswer.Disagreed,
                    14,
                    "The group has no one of this age, so it would not be the right place."
                );
    }
}

/// <summary>Adults of the demo, by numbers that <see cref="DemoNames"/> turns into names and telephone numbers.</summary>
internal static class DemoStaff
{
    public static int SchoolLead(DemoSchool school) => 300 + Index(DemoSchools.All, school);

    public static int Inclusion(DemoSchool school) => 330 + Index(DemoSchools.All, school);

    public static int ProviderLead(DemoProvider provider) => 360 + Index(DemoProviders.All, provider);

    public static int KeyWorker(DemoProvider provider) => 390 + Index(DemoProviders.All, provider);

    private static int Index<T>(IReadOnlyList<T> all, T one) => all.TakeWhile(other => !ReferenceEquals(other, one)).Count();
}
