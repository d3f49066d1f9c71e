using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-021: Filtering and monitoring are in place where children go online, and staff are trained on Prevent. (source: Counter-Terrorism and Security Act 2015 s.26; Keeping children safe in education).</summary>
internal sealed class OnlineSafetyAndPrevent : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-021", 1, From: null, Until: null, "Counter-Terrorism and Security Act 2015 s.26; Keeping children safe in education")
        {
            Title = "Prevent and online safety",
            Statement = "Filtering and monitoring are in place where children go online, and staff are trained on Prevent.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts is { ChildrenGoOnline: true, IsFilteringConfirmed: false })
        {
            yield return Finding.Warn(
                "filteringNotConfirmed",
                "No online filtering and monitoring confirmed. Ask for it, and record the answer."
            );
        }

        if (!facts.IsPreventTrained)
        {
            yield return Finding.Warn("preventTrainingMissing", "Staff are not trained on Prevent. Record by when they are.");
        }
    }
}
