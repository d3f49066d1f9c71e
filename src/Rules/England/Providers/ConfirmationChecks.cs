using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>What both versions of ENG-PRV-006 ask of a written safeguarding confirmation.</summary>
internal static class ConfirmationChecks
{
    public static Finding Missing { get; } =
        Finding.Block("confirmationMissing", "Written safeguarding confirmation is missing. Ask the provider for it.");

    public static IEnumerable<Finding> Of(SafeguardingConfirmationFact confirmation, ProviderReadinessFacts facts, int maxAgeMonths) =>
        [.. Reach(confirmation, facts), .. Age(confirmation, facts, maxAgeMonths), .. Content(confirmation)];

    private static IEnumerable<Finding> Reach(SafeguardingConfirmationFact confirmation, ProviderReadinessFacts facts)
    {
        if (!confirmation.Covers.Contains(facts.Commissioner) && !confirmation.AcceptedBy.Contains(facts.Commissioner))
        {
            yield return Finding.Block(
                "confirmationNotForThisCommissioner",
                "The safeguarding confirmation was not given to you. Ask the provider for your own, or see and accept the one it gave to another."
            );
        }

        if (!confirmation.Sites.Contains(facts.Site))
        {
            yield return Finding.Block(
                "confirmationNotForThisSite",
                "The safeguarding confirmation does not cover this site. Ask the provider to add it."
            );
        }
    }

    private static IEnumerable<Finding> Age(SafeguardingConfirmationFact confirmation, ProviderReadinessFacts facts, int maxAgeMonths)
    {
        var lastDay = confirmation.Date.AddMonths(maxAgeMonths);
        if (lastDay < facts.Start)
        {
            yield return Finding.Block(
                "confirmationTooOld",
                $"The safeguarding confirmation of {confirmation.Date.InWords()} was good until {lastDay.InWords()}. Ask for a new one before the start on {facts.Start.InWords()}."
            );
        }

        if (confirmation.Date > facts.Start)
        {
            yield return Finding.Block(
                "confirmationAfterStart",
                $"The safeguarding confirmation of {confirmation.Date.InWords()} comes after the start on {facts.Start.InWords()}. It has to be held before any start."
            );
        }

        if (confirmation.IsStale)
        {
            yield return Finding.Block(
                "confirmationStale",
                "Staff or arrangements have changed since the safeguarding confirmation. Ask for a new one."
            );
        }
    }

    private static IEnumerable<Finding> Content(SafeguardingConfirmationFact confirmation)
    {
        if (!confirmation.SaysStaffAreChecked)
        {
            yield return Finding.Block(
                "confirmationWithoutStaffChecks",
                "The confirmation does not say that everybody who works there is checked, agency staff too. Ask the provider to add it."
            );
        }
    }
}
