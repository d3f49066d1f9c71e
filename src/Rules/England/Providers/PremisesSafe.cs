using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-013: Every site has a risk assessment and a fire risk assessment within the year, and first aiders when children are there. (source: Health and Safety at Work etc. Act 1974; Regulatory Reform (Fire Safety) Order 2005; national standards 2025, theme 2).</summary>
internal sealed class PremisesSafe(RuleParameters parameters) : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-013",
            1,
            From: null,
            Until: null,
            "Health and Safety at Work etc. Act 1974; Regulatory Reform (Fire Safety) Order 2005; national standards 2025, theme 2"
        )
        {
            Title = "Health and safety",
            Statement =
                "Every site has a risk assessment and a fire risk assessment within the year, and first aiders when children are there.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts) =>
        [
            .. Assessed(facts.SiteRiskAssessedOn, "siteRiskAssessment", "site risk assessment", facts.AsOf),
            .. Assessed(facts.FireRiskAssessedOn, "fireRiskAssessment", "fire risk assessment", facts.AsOf),
            .. facts.HasFirstAiders
                ? []
                : (IEnumerable<Finding>)
                    [Finding.Warn("firstAidersMissing", "No first aider is named. Record who gives first aid while children are there.")],
        ];

    private IEnumerable<Finding> Assessed(DateOnly? on, string code, string what, DateOnly asOf)
    {
        if (on is not { } date)
        {
            yield return Finding.Block($"{code}Missing", $"A {what} is missing for a site. Ask for it.");
        }
        else if (date.AddMonths(parameters.SiteAssessmentMaxAgeMonths) < asOf)
        {
            yield return Finding.Block($"{code}TooOld", $"The {what} of {date.InWords()} is out of date. Ask for a new one.");
        }
    }
}
