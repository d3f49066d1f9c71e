using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-006: looked-after child or child with a social worker: aim for day one (source: Suspension and permanent exclusion (DfE), looked-after children).</summary>
internal sealed class DayOneForLookedAfterChildren : IRule<PermanentExclusionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-006", 1, From: null, Until: null, "Suspension and permanent exclusion (DfE), looked-after children")
        {
            Title = "Looked-after child or child with a social worker: aim for day one",
            Statement = "School and authority should work together so that provision starts from the first day after the exclusion.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(PermanentExclusionFacts facts)
    {
        if (facts is { CancelledOn: null } and ({ IsLookedAfter: true } or { HasSocialWorker: true }))
        {
            var target = facts.Calendar.SchoolDaysAfter(facts.ExclusionDate, 1);
            var (who, tell) = facts.IsLookedAfter
                ? ("Looked-after child", "the virtual school head and the social worker")
                : ("Child with a social worker", "the social worker");
            yield return Finding.Deadline(
                "dayOneTarget",
                target,
                "home authority with the school",
                $"{who}: aim to start on {target.InWords()}. Tell {tell} at once.",
                "Passed: record why; the sixth-day duty stands."
            );
        }
    }
}
