using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-008: The head tells parents and authority without delay, social worker and virtual school head where there is one, and the governing board for a permanent exclusion, more than five days in a term or a missed examination. (source: School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; Suspension and permanent exclusion (DfE), Part five).</summary>
internal sealed class WhoIsTold : IRule<ExclusionNotificationFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-008",
            1,
            From: null,
            Until: null,
            "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; Suspension and permanent exclusion (DfE), Part five"
        )
        {
            Title = "Who must be told about an exclusion",
            Statement =
                "The head tells parents and authority without delay, social worker and virtual school head where there is one, and the governing board for a permanent exclusion, more than five days in a term or a missed examination.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ExclusionNotificationFacts facts)
    {
        List<string> notify = ["parents", "schoolLa"];
        if (facts is { Kind: ExclusionKind.Permanent, HomeLa: { } home, SchoolLa: { } school } && home.Code != school.Code)
        {
            notify.Add("homeLa");
        }

        if (facts.HasSocialWorker || facts.IsLookedAfter)
        {
            notify.Add("socialWorker");
        }

        if (facts.IsLookedAfter)
        {
            notify.Add("virtualSchoolHead");
        }

        if (facts.Kind is ExclusionKind.Permanent || facts.TermTotalDays > 5 || facts.TermTotalLunchtimes > 10 || facts.MissesPublicExam)
        {
            notify.Add("governingBody");
        }

        yield return Finding.Deadline(
            "tellWithoutDelay",
            facts.DecisionDate,
            "head teacher",
            $"{(facts.IsCancelled ? "Cancelled: tell the same people today, with the reason" : "Tell today")}: {string.Join(", ", notify.Select(Words))}.",
            "Late: tell them now; the delay is recorded.",
            FindingData.Of(("notify", string.Join(',', notify)))
        );
    }

    private static string Words(string who) =>
        who switch
        {
            "schoolLa" => "the authority of the school",
            "homeLa" => "the home authority",
            "socialWorker" => "the social worker",
            "virtualSchoolHead" => "the virtual school head",
            "governingBody" => "the governing board",
            _ => "parents",
        };
}
