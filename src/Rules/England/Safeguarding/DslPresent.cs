using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-016: a session has an available safeguarding lead or deputy (source: Keeping children safe in education; national standards).</summary>
internal sealed class DslPresent : IRule<SessionDslFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-016",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education; Non-school alternative provision: voluntary national standards (2025)"
        )
        {
            Title = "Safeguarding lead available whenever children are present",
            Statement = "A session without an available safeguarding lead or deputy is not scheduled.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(SessionDslFacts facts)
    {
        if (!facts.IsDslAvailable && !facts.IsDeputyAvailable)
        {
            yield return Finding.Block(
                "noDslOnDuty",
                $"No safeguarding lead or deputy is on duty on {facts.Session}, {facts.On.InWords()}. Put one on the rota before you schedule children."
            );
        }
    }
}
