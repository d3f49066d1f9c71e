using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-028: a registered child of compulsory school age whose school has arranged education elsewhere, away from school in school time, may go on the register (Children's Wellbeing and Schools Act 2026 s.38, inserting Education Act 1996 ss.436B and 436C).</summary>
internal sealed class ChildrenNotInSchoolRegister : IRule<ChildrenNotInSchoolFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PLC-028",
            1,
            From: new(2026, 4, 29),
            Until: null,
            "Children's Wellbeing and Schools Act 2026 s.38, inserting Education Act 1996 ss.436B and 436C"
        )
        {
            Title = "Children Not in School register (not in force)",
            Statement =
                "A registered child of compulsory school age whose school has arranged education elsewhere, away from school in school time, may go on the register.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Low,
            OffBecause = "Section 38 is not commenced; its date and the exemptions by regulations are not known.",
        };

    public IEnumerable<Finding> Check(ChildrenNotInSchoolFacts facts)
    {
        if (
            facts
            is not { IsCompulsorySchoolAge: true, IsRegisteredPupil: true, IsElsewhereThanRelevantSchool: true, IsAbsentInSchoolTime: true }
        )
        {
            yield break;
        }

        yield return Finding.Inform("registerEligible", "The child belongs in the authority's register of children not in school.");
        var missing = string.Join(',', Fields(facts).Where(field => !field.IsThere).Select(field => field.Name));
        if (missing is not "")
        {
            yield return Finding.Warn(
                "registerFieldsMissing",
                $"The register asks for what is not on file: {missing}. Add it.",
                FindingData.Of(("missing", missing))
            );
        }
    }

    private static IEnumerable<(string Name, bool IsThere)> Fields(ChildrenNotInSchoolFacts facts) =>
        [
            ("parents", facts.HasParents),
            ("provider", facts.HasProvider),
            ("address", facts.HasAddress),
            ("totalTime", facts.HasTotalTime),
            ("timeWithoutParent", facts.HasTimeWithoutParent),
        ];
}
