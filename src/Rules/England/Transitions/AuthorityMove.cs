using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-013: the duty to arrange education follows where the child lives; a running sixth-day count goes on (source: Education Act 1996 s.19).</summary>
internal sealed class AuthorityMove : IRule<AuthorityMoveFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-013", 1, From: null, Until: null, "Education Act 1996 s.19; local policy for the handover")
        {
            Title = "Move to another authority without an EHCP",
            Statement =
                "The duty passes to the new authority on the day of the move; a sixth-day count that is running does not start again. The old authority keeps provision going until the new one confirms.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(AuthorityMoveFacts facts)
    {
        if (facts.IsTemporaryStay)
        {
            yield return Finding.Inform(
                "residenceUnchanged",
                $"A stay for a time changes nothing: {facts.OldAuthority.Name} still has the duty.",
                Responsible(facts.OldAuthority)
            );
            yield break;
        }

        yield return Finding.Inform(
            "dutyPasses",
            $"The duty to arrange education passes to {facts.NewAuthority.Name} on {facts.MovedOn.InWords()}.",
            Responsible(facts.NewAuthority)
        );
        if (facts.RunningSixthDay is { } sixthDay)
        {
            yield return Finding.Deadline(
                "sixthDayStays",
                sixthDay,
                facts.NewAuthority.Name,
                $"The count goes on: full-time education is due on {sixthDay.InWords()}, now from {facts.NewAuthority.Name}.",
                "The child is without education past the sixth day: both authorities agree today who provides, and escalate."
            );
        }

        if (!facts.IsConfirmedByNewAuthority)
        {
            yield return Finding.Inform(
                "oldAuthorityGoesOn",
                $"{facts.OldAuthority.Name} keeps the provision going until {facts.NewAuthority.Name} confirms its own."
            );
        }
    }

    private static IReadOnlyDictionary<string, string> Responsible(LocalAuthorityFact authority) =>
        FindingData.Of(("responsibleLa", authority.Name), ("responsibleLaCode", authority.Code));
}
