using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-004: k is for attended education that the authority arranged, at a place that is no school where the child is registered. Its nature is recorded (SI 2024/208 reg 10; Education Act 1996 s.19; Children and Families Act 2014 ss.42, 61).</summary>
internal sealed class ArrangedByAuthority : IRule<SessionCodeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-004",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "SI 2024/208 reg 10; Education Act 1996 s.19; Children and Families Act 2014 ss.42, 61"
        )
        {
            Title = "K: education arranged by the authority",
            Statement =
                "K is for attended education that the authority arranged, at a place that is no school where the child is registered. Its nature is recorded.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SessionCodeFacts facts)
    {
        var isSuggested = SuggestedCode.For(facts) is "K";
        if (isSuggested && !facts.IsNatureRecorded)
        {
            yield return Finding.Warn("provisionNotRecorded", "K needs the nature of the provision. Record it in the register.");
        }

        if (facts.SchoolCode is "K" && !isSuggested)
        {
            yield return Finding.Warn(
                "kNotAllowed",
                "K is only for education that the authority arranged, elsewhere than at a school where the child is registered, and that the child attended. "
                    + "Who pays does not matter. Amend the entry."
            );
        }
    }
}
