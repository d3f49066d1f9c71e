using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Host;

/// <summary>What somebody noticed. Invented, and told with no more than is needed.</summary>
/// <param name="Back">School days before today.</param>
/// <param name="IsFromSchool">Whether the school raised it; else the provider.</param>
/// <param name="AfterMinutes">How long until it was acknowledged; null when nobody has yet.</param>
internal sealed record DemoNotice(
    ConcernSeverity Severity,
    ConcernKind Kind,
    int Back,
    int Hour,
    bool IsFromSchool,
    int? AfterMinutes,
    string Account,
    string? ActionTaken
)
{
    public bool IsAboutAdult => Kind is ConcernKind.AllegationAdult or ConcernKind.LowLevelAdult;
}

/// <summary>Concerns about pupils in placements, of each severity. The latest waits for somebody to take note of it.</summary>
internal static class DemoConcerns
{
    private static readonly DemoNotice[] Notices =
    [
        new(
            ConcernSeverity.High,
            ConcernKind.ExploitationCriminal,
            1,
            15,
            false,
            null,
            "Arrived with a second telephone and new clothes and would not say where they came from. Asked twice to leave early.",
            "Stayed with the pupil until collected. Safeguarding lead of the provider told in person."
        ),
        new(
            ConcernSeverity.Medium,
            ConcernKind.MentalHealthSelfHarm,
            2,
            11,
            false,
            40,
            "Said that nights are hard and that sleep does not come. No plan to come to harm.",
            "Talked in the quiet room; the family was rung with the pupil's agreement."
        ),
        new(
            ConcernSeverity.Low,
            ConcernKind.Other,
            3,
            14,
            false,
            95,
            "Tired and hungry on three mornings this week.",
            "Breakfast offered each day."
        ),
        new(
            ConcernSeverity.Immediate,
            ConcernKind.Missing,
            6,
            10,
            false,
            8,
            "Left the site at break and could not be found nearby within ten minutes.",
            "Police and family rung. Found safe at a friend's house at 11.05."
        ),
        new(
            ConcernSeverity.High,
            ConcernKind.DomesticAbuse,
            9,
            9,
            true,
            35,
            "Spoke of shouting and broken things at home at the weekend.",
            "Listened, took notes in the pupil's words, told the safeguarding lead."
        ),
        new(
            ConcernSeverity.Low,
            ConcernKind.Online,
            12,
            13,
            false,
            150,
            "Unkind messages in a group chat, shown to a tutor.",
            "Messages saved; talk about blocking and reporting."
        ),
        new(
            ConcernSeverity.Medium,
            ConcernKind.ChildOnChild,
            15,
            12,
            false,
            50,
            "Pushed by another pupil in the corridor, second time this month.",
            "Both spoken to apart; places at lunch changed."
        ),
        new(
            ConcernSeverity.Medium,
            ConcernKind.Neglect,
            19,
            10,
            true,
            70,
            "Coat and shoes too thin for the weather for two weeks.",
            "Clothes given from the school's store; call with the family arranged."
        ),
        new(
            ConcernSeverity.High,
            ConcernKind.AllegationAdult,
            23,
            16,
            true,
            25,
            "Said that a driver shouted and gripped an arm during the journey.",
            "Other transport arranged from the same day."
        ),
        new(
            ConcernSeverity.Low,
            ConcernKind.LowLevelAdult,
            28,
            15,
            true,
            120,
            "A visitor used a nickname that the pupil does not like.",
            "Spoken to the visitor; the pupil was asked how to put it right."
        ),
        new(
            ConcernSeverity.Medium,
            ConcernKind.PhysicalIntervention,
            33,
            11,
            false,
            45,
            "Guided away from a machine by the arm for a few seconds.",
            "No injury. Recorded, family told the same day."
        ),
        new(
            ConcernSeverity.Immediate,
            ConcernKind.MentalHealthSelfHarm,
            38,
            13,
            false,
            10,
            "Said that they did not want to be here any more.",
            "An adult stayed throughout; crisis team and family called."
        ),
        new(
            ConcernSeverity.High,
            ConcernKind.EmotionalAbuse,
            44,
            9,
            true,
            55,
            "Repeats being called worthless at home.",
            "Talk with the safeguarding lead the same morning."
        ),
        new(
            ConcernSeverity.Low,
            ConcernKind.SettingUnsafe,
            49,
            14,
            false,
            200,
            "The side gate did not lock behind a delivery.",
            "Gate watched until mended the same afternoon."
        ),
        new(
            ConcernSeverity.Medium,
            ConcernKind.Radicalisation,
            55,
            10,
            true,
            80,
            "Repeats slogans from videos and has dropped old friends.",
            "Safeguarding lead to seek advice from the Prevent officer."
        ),
        new(
            ConcernSeverity.High,
            ConcernKind.PhysicalAbuse,
            61,
            11,
            false,
            30,
            "Bruise on the upper arm, explained in two different ways.",
            "Seen by the safeguarding lead at once; no photographs taken."
        ),
    ];

    public static IReadOnlyList<SeedConcern> Make(int seed, DemoTime time, IReadOnlyList<DemoStory> stories)
    {
        // The placements that have lasted longest reach back far enough; the first is one where the people of the demo work.
        var placed = stories.Where(story => story.Kind is StoryKind.Active).OrderBy(story => story.Stay!.Start).ToList();
        var atHome = placed.First(story =>
            story.Pupil.School.Name == DemoPeople.School && story.Stay!.Provider.Name == DemoPeople.Provider
        );
        DemoStory[] about = [atHome, .. placed.Where(story => story != atHome)];
        return [.. Notices.Select((notice, number) => Concern(seed, number, notice, about[number % about.Length], time))];
    }

    private static SeedConcern Concern(int seed, int number, DemoNotice notice, DemoStory story, DemoTime time)
    {
        var (school, provider) = ($"school:{story.Pupil.School.Id.Value}", $"provider:{story.Stay!.Provider.Id.Value}");
        var day = time.Back(notice.Back);
        day = day < story.Stay.Start ? story.Stay.Start : day;
        var raised = DemoTime.At(day, notice.Hour, 10 + (number * 3));
        return new(
            new(DemoIds.Of("concern", $"{seed}/{number}")),
            story.Pupil.Id,
            story.PlacementId,
            notice.Kind,
            notice.Severity,
            day,
            notice.Account,
            notice.ActionTaken,
            notice.IsAboutAdult,
            raised,
            notice.IsFromSchool ? SchoolLead(story) : ProviderTutor(story),
            notice.IsFromSchool ? school : provider,
            [.. Recipients(notice, school, provider)],
            notice.AfterMinutes is { } minutes
                ? [new(SchoolLead(story), school, raised.AddMinutes(minutes), "Read, and taken up with the family and the provider.")]
                : null
        );
    }

    // What is about an adult is not shown to the setting where that adult may work.
    private static IEnumerable<string> Recipients(DemoNotice notice, string school, string provider)
    {
        yield return school;
        if (!notice.IsAboutAdult)
        {
            yield return provider;
        }

        if (notice.IsAboutAdult || notice.Severity is ConcernSeverity.Immediate or ConcernSeverity.High)
        {
            yield return $"la:{DemoIds.Authority}";
        }
    }

    private static string SchoolLead(DemoStory story) =>
        story.Pupil.School.Name switch
        {
            DemoPeople.School => "demo:school-dsl",
            DemoPeople.OtherSchool => "demo:other-dsl",
            _ => $"demo:school-dsl-{story.Pupil.School.Number}",
        };

    private static string ProviderTutor(DemoStory story) =>
        story.Stay!.Provider.Name == DemoPeople.Provider ? "demo:tutor" : "demo:tutor-elsewhere";
}
