using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-022: whether the provider would have to be a registered school is judged again on the day on which the placement becomes active (Education and Skills Act 2008 ss.92, 96, 138; Education Act 1996 s.463).</summary>
internal sealed class ThresholdJudgedAtActivation : IRule<ThresholdAtActivationFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-022", 1, From: null, Until: null, "Education and Skills Act 2008 ss.92, 96, 138; Education Act 1996 s.463")
        {
            Title = "Registration threshold at activation",
            Statement =
                "Whether the provider would have to be a registered school is judged again on the day on which the placement becomes active.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ThresholdAtActivationFacts facts)
    {
        if (facts.JudgedOn is not { } judged || judged < facts.ActivatedOn)
        {
            yield return Finding.Block(
                "thresholdNotJudged",
                $"Judge the provider's load again on {facts.ActivatedOn.InWords()}: it may have changed since the offer."
            );
        }
        else if (facts.WasBlocked)
        {
            yield return Finding.Block(
                "registrationNeeded",
                "With this child the provider would have to be a registered school. Agree fewer hours or choose a registered school."
            );
        }
    }
}
