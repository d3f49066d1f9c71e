using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-007: e marks sessions from the first excluded one until alternative provision starts. After the sixth school day it shows a breach (SI 2024/208 reg 10; Education Act 1996 s.19; Education and Inspections Act 2006 s.100).</summary>
internal sealed class ExcludedWithoutProvision : IRule<SessionCodeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-007",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "SI 2024/208 reg 10; Education Act 1996 s.19; Education and Inspections Act 2006 s.100"
        )
        {
            Title = "E: excluded and nothing in place",
            Statement =
                "E marks sessions from the first excluded one until alternative provision starts. After the sixth school day it shows a breach.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SessionCodeFacts facts)
    {
        var isSuggested = SuggestedCode.For(facts) is "E";
        if (isSuggested && facts.SessionDate > facts.SixthSchoolDay)
        {
            yield return Finding.Warn(
                "educationOverdue",
                $"Education had to be in place from {facts.SixthSchoolDay.Value.InWords()}. The absence stays authorised for the child; "
                    + "record why nothing is in place and arrange it at once."
            );
        }

        if (facts.SchoolCode is "E" && !isSuggested)
        {
            yield return Finding.Warn(
                "eNotAllowed",
                "E is only for an excluded child for whom nothing is in place in this session. Enter the code of the place, or of the true absence."
            );
        }
    }
}
