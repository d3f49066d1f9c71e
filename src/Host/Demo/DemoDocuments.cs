using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Host;

/// <summary>What schools attach to the referrals that wait for a decision.</summary>
internal static class DemoDocuments
{
    // Of four schools one attaches nothing, and one a certificate only.
    public static IReadOnlyList<SeedDocument> Make(DemoStory story) =>
        (story.Number % 4) switch
        {
            0 => [],
            1 => [Certificate(story)],
            _ => [Certificate(story), Ground(story)],
        };

    private static SeedDocument Certificate(DemoStory story)
    {
        var possible = story.Chance("certificate").Between(120, 160);
        var attended = possible - story.Chance("absence").Between(10, 60);
        return Document(
            story,
            ReferralDocumentKind.AttendanceCertificate,
            "Attendance certificate",
            $"Sessions possible this school year: {possible}",
            $"Sessions attended: {attended}",
            $"Sessions absent: {possible - attended}"
        );
    }

    /// <summary>What the reason of the referral rests on.</summary>
    private static SeedDocument Ground(DemoStory story) =>
        story.Reason switch
        {
            ProvisionReason.PermanentExclusion or ProvisionReason.Suspension => Document(
                story,
                ReferralDocumentKind.ExclusionLetter,
                "Letter to the parents",
                "We have decided that your child may not come to school for now.",
                "You may put your view to the governors. This letter says how."
            ),
            ProvisionReason.Medical => Document(
                story,
                ReferralDocumentKind.MedicalEvidence,
                "Letter of the clinic",
                "For health reasons a full day at school is too much at present.",
                "We look at it again in six weeks."
            ),
            ProvisionReason.EhcpSectionF or ProvisionReason.Eotas => Document(
                story,
                ReferralDocumentKind.AnnualReview,
                "Report of the annual review",
                "The plan is kept. Section F names small groups and an adult who is known."
            ),
            _ => Document(
                story,
                ReferralDocumentKind.PreviousPlan,
                "Support plan and its review",
                "Tried: a mentor, a place to go at break, a shorter timetable.",
                "Better for some weeks, and then not."
            ),
        };

    private static SeedDocument Document(DemoStory story, ReferralDocumentKind kind, string title, params string[] lines) =>
        new(
            new(DemoIds.Of("document", $"{story.Seed}/{story.Number}/{kind}")),
            kind,
            $"{title} (invented).pdf",
            DemoPdf.Write(
                title,
                [
                    story.Pupil.School.Name,
                    $"{story.Pupil.GivenName} {story.Pupil.FamilyName}, Year {story.Pupil.Year}",
                    $"On {story.SubmittedOn.InWords()}",
                    "",
                    .. lines,
                ]
            ),
            DemoTime.At(story.SubmittedOn, 14, story.Number % 60)
        );
}
