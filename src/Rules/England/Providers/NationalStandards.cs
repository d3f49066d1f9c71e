using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-014: A provider that is no school is held to four themes: safeguarding and health and safety have to be met, the other two at least worked towards with an action plan. (source: Non-school alternative provision: voluntary national standards (DfE, August 2025)).</summary>
internal sealed class NationalStandards : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-014",
            1,
            From: new(2025, 8, 31),
            Until: null,
            "Non-school alternative provision: voluntary national standards (DfE, August 2025)"
        )
        {
            Title = "Non-school AP voluntary national standards",
            Statement =
                "A provider that is no school is held to four themes: safeguarding and health and safety have to be met, the other two at least worked towards with an action plan.",
            Strength = RuleStrength.NationalStandard,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts.Category is not ProviderCategory.NonSchool)
        {
            yield break;
        }

        if (facts.Standards is not { } standards)
        {
            yield return Finding.Warn("standardsNotAssessed", "Not assessed against the national standards. Record by when it is.");
            yield break;
        }

        foreach (var (number, theme, result) in Themes(standards))
        {
            var data = FindingData.Of(("theme", number.Figure()), ("result", result.ToString()));
            if (result is StandardResult.NotMet && number <= 2)
            {
                yield return Finding.Block(
                    $"theme{number.Figure()}NotMet",
                    $"Theme {number.Figure()} ({theme}): not met. Approval blocked until it is.",
                    data
                );
            }
            else if (result is StandardResult.NotMet or StandardResult.WorkingTowards or StandardResult.NotAssessed)
            {
                yield return Finding.Warn(
                    $"theme{number.Figure()}{result}",
                    $"Theme {number.Figure()} ({theme}): {Words(result)}. {(standards.HasActionPlan ? "Record why the action plan is enough." : "Agree an action plan with dates.")}",
                    data
                );
            }
        }
    }

    private static IEnumerable<(int Number, string Theme, StandardResult Result)> Themes(StandardsFact standards) =>
        [
            (1, "safeguarding and wellbeing", standards.Safeguarding),
            (2, "health and safety", standards.HealthAndSafety),
            (3, "admissions, support and guidance", standards.Admissions),
            (4, "quality of education", standards.Education),
        ];

    private static string Words(StandardResult result) =>
        result switch
        {
            StandardResult.NotMet => "not met",
            StandardResult.WorkingTowards => "worked towards",
            _ => "not assessed",
        };
}
