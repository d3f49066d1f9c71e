using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-006: written safeguarding confirmation before any start (source: Keeping children safe in education, Part three, alternative provision; Education Act 2002 s.175).</summary>
internal sealed class SafeguardingConfirmation(RuleParameters parameters) : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-006",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education, Part three, alternative provision; Education Act 2002 s.175"
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
            yield return Block("confirmationMissing", "Written safeguarding confirmation is missing. Ask the provider for it.");
            yield break;
        }

        if (!confirmation.Covers.Contains(facts.Commissioner))
        {
            yield return Block(
                "confirmationNotForThisCommissioner",
                "The safeguarding confirmation was not given to you. Ask the provider for your own; another commissioner's does not cover you."
            );
        }

        if (!confirmation.Sites.Contains(facts.Site))
        {
            yield return Block(
                "confirmationNotForThisSite",
                "The safeguarding confirmation does not cover this site. Ask the provider to add it."
            );
        }

        var lastDay = confirmation.Date.AddMonths(parameters.ConfirmationMaxAgeMonths);
        if (lastDay < facts.Start)
        {
            yield return Block(
                "confirmationTooOld",
                $"The safeguarding confirmation of {confirmation.Date.InWords()} was good until {lastDay.InWords()}. Ask for a new one before the start on {facts.Start.InWords()}."
            );
        }

        if (confirmation.IsStale)
        {
            yield return Block(
                "confirmationStale",
                "Staff or arrangements have changed since the safeguarding confirmation. Ask for a new one."
            );
        }
    }

    private static Finding Block(string code, string message) => new(Outcome.Block, code, message);
}
