using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-023: concerns that cluster at a provider, or one allegation found true, bring a quality visit and a look at its status (source: local policy).</summary>
internal sealed class ProviderPattern(RuleParameters parameters) : IRule<ProviderPatternFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-023", 1, From: null, Until: null, "Local policy")
        {
            Title = "Patterns at a provider",
            Statement =
                "Three concerns of medium severity or more in 30 days, or one substantiated allegation, lead to a quality visit within 5 working days and a review of status, across commissioners; each sees counts only.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderPatternFacts facts)
    {
        var since = facts.AsOf.AddDays(-parameters.PatternDays);
        var concerns = facts.Concerns.Count(concern =>
            concern.Severity is not ConcernSeverity.Low && since < concern.RaisedOn && concern.RaisedOn <= facts.AsOf
        );
        if (concerns < parameters.PatternConcerns && facts.SubstantiatedAllegations == 0)
        {
            yield break;
        }

        var visit = new WorkingDays(facts.BankHolidays).After(facts.AsOf, parameters.PatternVisitWorkingDays);
        yield return Finding.Deadline(
            "qualityVisit",
            visit,
            "quality-assurance officer",
            $"{concerns} concerns in {parameters.PatternDays} days and {facts.SubstantiatedAllegations} substantiated allegations: visit the provider by {visit.InWords()}, and review its status.",
            "No visit was made: new placements stop until there is one.",
            FindingData.Of(
                ("concerns", concerns.ToString(CultureInfo.InvariantCulture)),
                ("substantiatedAllegations", facts.SubstantiatedAllegations.ToString(CultureInfo.InvariantCulture))
            )
        );
    }
}
