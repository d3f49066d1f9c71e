using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-018: a mark at a site that is not on file alerts the safeguarding leads, holds the invoice of the session and asks for the address (Keeping children safe in education 2025, Part two, alternative provision).</summary>
internal sealed class MarkedAtUnlistedSite : IRule<MarkedSiteFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-018",
            1,
            From: new(2025, 9, 1),
            Until: null,
            "Keeping children safe in education 2025, Part two, alternative provision"
        )
        {
            Title = "Seen at an address we do not hold",
            Statement =
                "A mark at a site that is not on file alerts the safeguarding leads, holds the invoice of the session and asks for the address.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(MarkedSiteFacts facts)
    {
        if (facts.KnownSites.Contains(facts.Site))
        {
            yield break;
        }

        yield return Finding.Inform(
            "alertSafeguardingLeads",
            "Marked at an address we do not hold. The designated safeguarding leads of school and provider are alerted."
        );
        yield return facts.IsEmergency
            ? Finding.Warn("movedInEmergency", "The session was moved in an emergency. Record where the child was, and why.")
            : Finding.Block("invoiceHeld", "The session is not paid for until its address is known and checked.");
        yield return Finding.Deadline(
            "addSite",
            facts.SessionDate,
            "provider",
            $"Give the address and risk assessment of the site today, {facts.SessionDate.InWords()} (ENG-PRV-012).",
            "No session may be held there, and the commissioner reviews the placement."
        );
    }
}
