using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-007: radicalisation goes through the safeguarding lead to Prevent (source: Counter-Terrorism and Security Act 2015 s.26).</summary>
internal sealed class PreventReferral : IRule<ConcernFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-007", 1, From: null, Until: null, "Counter-Terrorism and Security Act 2015 s.26; Prevent duty guidance")
        {
            Title = "Prevent",
            Statement =
                "The safeguarding lead refers a risk of radicalisation through Prevent to police and authority (Channel), and calls 999 if it is urgent. The referral is restricted.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (facts.Kind is ConcernKind.Radicalisation)
        {
            yield return Finding.Inform(
                "preventReferral",
                "The safeguarding lead makes a Prevent referral to police and authority. Call 999 first if it is urgent. The referral is restricted.",
                FindingData.Of(("external", ConcernRoutes.Prevent), ("restricted", "true"))
            );
        }
    }
}
