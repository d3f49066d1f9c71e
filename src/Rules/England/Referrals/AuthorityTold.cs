using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-022: When a school commissions, the authority is told no later than the start; across a border both authorities are. (source: Arranging alternative provision (DfE 2025); local policy for the day).</summary>
internal sealed class AuthorityTold : IRule<AuthorityNoticeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-022", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); local policy for the day")
        {
            Title = "Tell the authority about every commissioned placement",
            Statement = "When a school commissions, the authority is told no later than the start; across a border both authorities are.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(AuthorityNoticeFacts facts)
    {
        if (!facts.IsSchoolCommissioned)
        {
            yield break;
        }

        var who = facts.CrossesBorder ? "home authority and the authority of the school" : "authority";
        if (facts.ToldOn is { } told && told <= facts.Start)
        {
            yield return Finding.Inform("authorityTold", $"The {who} was told on {told.InWords()}.");
            yield break;
        }

        yield return Finding.Deadline(
            "tellAuthority",
            facts.Start,
            "commissioning school",
            $"The {who} is told by {facts.Start.InWords()}; the notice is made on submission.",
            "Late: tell it now."
        );
    }
}
