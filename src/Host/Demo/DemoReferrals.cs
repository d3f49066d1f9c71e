using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Host;

/// <summary>The referral of each story.</summary>
internal static class DemoReferrals
{
    private static readonly (ReferralRejectionReason Code, string Reason)[] Rejections =
    [
        (
            ReferralRejectionReason.SupportNotTried,
            "The support in school that the plan names has run for two weeks only. Review it first, then refer again."
        ),
        (ReferralRejectionReason.AnotherRoute, "A managed move is under way that fits better."),
        (ReferralRejectionReason.ThresholdNotMet, "The need can be met with the school's own offer, as published."),
        (
            ReferralRejectionReason.InformationMissing,
            "The attendance record and the family's views were asked for twice and are still missing."
        ),
        (ReferralRejectionReason.Duplicate, "The same pupil was referred a week before; that referral goes on."),
    ];

    private static readonly string[] Withdrawals =
    [
        "The family and the school have agreed on support within school.",
        "The pupil has settled since, with a mentor in school.",
        "The family has moved to a new school by choice.",
    ];

    public static SeedReferral Make(DemoStory story, DemoTime time)
    {
        var isDecided = story.Kind is not (StoryKind.Draft or StoryKind.Submitted);
        var rejection =
            story.Kind is StoryKind.Rejected
                ? Rejections[story.Number % Rejections.Length]
                : ((ReferralRejectionReason Code, string Reason)?)null;
        return new(
            story.ReferralId,
            story.Pupil.Id,
            story.Pupil.School.Id,
            DemoIds.Authority,
            story.Reason,
            StatusOf(story.Kind),
            story.EventDate,
            story.Chance("summary").Pick(DemoTexts.Summaries(story.Reason)),
            DemoTime.At(story.EventDate, 10, story.Number % 60),
            story.Kind is StoryKind.Draft ? null : DemoTime.At(story.SubmittedOn, 15, story.Number % 60),
            isDecided ? DemoTime.At(story.DecidedOn, 16, story.Number % 60) : null,
            story.Kind is StoryKind.Draft ? null : ResponsibleFor(story),
            story.Kind is not StoryKind.Draft && DemoStory.IsUrgent(story.Reason) ? time.Calendar.NthSchoolDay(story.EventDate, 6) : null,
            rejection?.Code,
            story.Kind is StoryKind.Withdrawn ? Withdrawals[story.Number % Withdrawals.Length] : rejection?.Reason,
            story.Kind is StoryKind.Submitted ? AskedOf(story, time) : null,
            story.Kind is StoryKind.Submitted ? DemoDocuments.Make(story) : null
        );
    }

    // Of five schools one is asked for more and has not answered, and one has.
    private static SeedInformationRequest? AskedOf(DemoStory story, DemoTime time)
    {
        if (story.Number % 5 > 1)
        {
            return null;
        }

        var (asked, isAnswered) = (time.AfterButPast(story.SubmittedOn, 1), story.Number % 5 == 1);
        return new(
            DemoTime.At(asked, 16, story.Number % 60),
            time.Calendar.SchoolDaysAfter(asked, 5),
            [
                (
                    InformationKind.Attendance,
                    "Sessions attended this year and last, as a certificate.",
                    isAnswered ? "118 of 150 sessions this year, 342 of 380 last year." : null
                ),
                (
                    InformationKind.ParentView,
                    "What the parents or carers say of a place away from school.",
                    isAnswered ? "The family agrees if the first weeks are short days." : null
                ),
            ],
            isAnswered ? DemoTime.At(time.Back(1), 17, story.Number % 60) : null
        );
    }

    // What the start and the end of a placement make of a referral, their events do again.
    private static ReferralStatus StatusOf(StoryKind kind) =>
        kind switch
        {
            StoryKind.Draft => ReferralStatus.Draft,
            StoryKind.Submitted => ReferralStatus.Submitted,
            StoryKind.Rejected => ReferralStatus.Rejected,
            StoryKind.Withdrawn => ReferralStatus.Withdrawn,
            StoryKind.Active => ReferralStatus.Placed,
            StoryKind.Ended => ReferralStatus.Closed,
            _ => ReferralStatus.Accepted,
        };

    // As rule ENG-REF-001 names it.
    private static ResponsibleBody ResponsibleFor(DemoStory story) =>
        (story.Reason, story.Pupil.School.Kind) switch
        {
            (ProvisionReason.EhcpSectionF or ProvisionReason.Eotas, _) => ResponsibleBody.EhcpLa,
            (ProvisionReason.PermanentExclusion or ProvisionReason.Medical or ProvisionReason.Otherwise, _) => ResponsibleBody.HomeLa,
            (_, SchoolKind.Academy) => ResponsibleBody.AcademyTrust,
            (ProvisionReason.Suspension, SchoolKind.PupilReferralUnit) => ResponsibleBody.MaintainingLa,
            (_, SchoolKind.PupilReferralUnit) => ResponsibleBody.ManagementCommittee,
            _ => ResponsibleBody.GoverningBody,
        };
}
