using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-006, from KCSIE 2025: the written confirmation says that staff are checked and that changes are told (KCSIE 2025 Part three; Education Act 2002 s.175).</summary>
internal sealed class SafeguardingConfirmation(RuleParameters parameters) : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-006",
            2,
            From: new(2025, 9, 1),
            Until: null,
            "Keeping children safe in education 2025, Part three, alternative provision; Education Act 2002 s.175"
        )
        {
            Title = "Written safeguarding confirmation before any start",
            Statement =
                "The commissioner must hold written confirmation that staff are checked and that the provider will tell of anything that may put the child at risk.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (facts.Confirmation is not { } confirmation)
        {
            return [ConfirmationChecks.Missing];
        }

        return [.. ConfirmationChecks.Of(confirmation, facts, parameters.ConfirmationMaxAgeMonths), .. Changes(confirmation)];
    }

    private static IEnumerable<Finding> Changes(SafeguardingConfirmationFact confirmation)
    {
        if (!confirmation.SaysChangesAreTold)
        {
            yield return Finding.Block(
                "confirmationWithoutChanges",
                "The confirmation does not say that the provider will tell of what may put the child at risk, such as changes of staff. Ask it to add that."
            );
        }
    }
}
