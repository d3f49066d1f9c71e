using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-011: The board meets within 15 school days of notice of a permanent exclusion, of more than 15 days in a term or of a missed examination; within 50 for more than five days when parents ask. (source: School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; Suspension and permanent exclusion (DfE), Part seven).</summary>
internal sealed class GovernorsMeet : IRule<GovernorsMeetingFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-011",
            1,
            From: null,
            Until: null,
            "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; Suspension and permanent exclusion (DfE), Part seven"
        )
        {
            Title = "Governing board meetings on exclusions",
            Statement =
                "The board meets within 15 school days of notice of a permanent exclusion, of more than 15 days in a term or of a missed examination; within 50 for more than five days when parents ask.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(GovernorsMeetingFacts facts)
    {
        if (Days(facts) is not { } days)
        {
            yield return Finding.Inform("noMeetingRequired", "The board need not meet. If parents make representations it considers them.");
            yield break;
        }

        var meetBy = facts.Calendar.SchoolDaysAfter(facts.NoticeReceived, days);
        yield return Finding.Deadline(
            "governorsMeet",
            meetBy,
            "clerk to the governing board",
            $"Governors must meet by {meetBy.InWords()}.",
            "Late: the meeting is held all the same; the delay does not make the decision void.",
            FindingData.Of(("withinSchoolDays", days.Figure()))
        );
        if (facts is { MissesPublicExam: true, ExamDate: { } exam } && exam <= meetBy)
        {
            yield return Finding.Inform(
                "beforeTheExam",
                $"As far as practicable they meet before the examination on {exam.InWords()}.",
                FindingData.Of(("examDate", exam.Iso()))
            );
        }
    }

    private static int? Days(GovernorsMeetingFacts facts) =>
        facts switch
        {
            { Kind: ExclusionKind.Permanent } or { MissesPublicExam: true } or { TermTotalDays: > 15 } => 15,
            { TermTotalDays: > 5, HasParentRepresentations: true } => 50,
            _ => null,
        };
}
