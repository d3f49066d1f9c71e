using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-023: A referral is not sent before every section is there; an urgent one goes with a reduced set, and the rest follows within five school days. (source: Referral forms of local authorities; local policy).</summary>
internal sealed class MinimumContent(RuleParameters parameters) : IRule<ReferralContentFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-023", 1, From: null, Until: null, "Referral forms of local authorities; local policy")
        {
            Title = "Minimum referral content",
            Statement =
                "A referral is not sent before every section is there; an urgent one goes with a reduced set, and the rest follows within five school days.",
            Strength = RuleStrength.GoodPractice,
        };

    private static readonly ReferralSection[] Urgent =
    [
        ReferralSection.Identity,
        ReferralSection.HomeSchool,
        ReferralSection.Reason,
        ReferralSection.SenStatus,
        ReferralSection.Vulnerability,
        ReferralSection.Contacts,
        ReferralSection.Risk,
    ];

    public IEnumerable<Finding> Check(ReferralContentFacts facts)
    {
        var missing = Enum.GetValues<ReferralSection>().Except(facts.Present).ToList();
        var now = facts.IsUrgent ? [.. missing.Intersect(Urgent)] : missing;
        var later = missing.Except(now).ToList();
        if (now.Count > 0)
        {
            yield return Finding.Block(
                "contentMissing",
                $"Missing: {string.Join(", ", now)}.",
                FindingData.Of(("missing", string.Join(',', now)))
            );
        }

        if (later.Count > 0)
        {
            var due = facts.Calendar.SchoolDaysAfter(facts.SubmittedOn, parameters.ReferralRestSchoolDays);
            yield return Finding.Deadline(
                "restOfReferral",
                due,
                "referring school",
                $"Urgent: sent without {string.Join(", ", later)}. The rest is due by {due.InWords()}.",
                "Late: the authority asks for it before it decides.",
                FindingData.Of(("missing", string.Join(',', later)))
            );
        }
    }
}
