using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-009: A lead and a deputy are named, trained every two years and updated every year, and one of them can be reached whenever children are there. (source: Keeping children safe in education, Annex C; national standards 2025, theme 1).</summary>
internal sealed class SafeguardingLeads(RuleParameters parameters) : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-009", 1, From: null, Until: null, "Keeping children safe in education, Annex C; national standards 2025, theme 1")
        {
            Title = "Designated safeguarding lead",
            Statement =
                "A lead and a deputy are named, trained every two years and updated every year, and one of them can be reached whenever children are there.",
            Strength = RuleStrength.NationalStandard,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts) =>
        [
            .. Named(facts.Lead, "safeguardingLeadMissing", "Name a designated safeguarding lead."),
            .. Named(facts.Deputy, "deputyLeadMissing", "Name a deputy of the designated safeguarding lead."),
            .. facts.IsLeadReachable
                ? []
                : (IEnumerable<Finding>)
                    [Finding.Block("leadNotReachable", "Lead or deputy must be reachable whenever children are on site. Agree a rota.")],
            .. Trained(facts.Lead, "lead", facts.AsOf),
            .. Trained(facts.Deputy, "deputy", facts.AsOf),
        ];

    private static IEnumerable<Finding> Named(SafeguardingLeadFact? person, string code, string message) =>
        person is null ? [Finding.Block(code, message)] : [];

    private IEnumerable<Finding> Trained(SafeguardingLeadFact? person, string who, DateOnly asOf)
    {
        if (person is null)
        {
            yield break;
        }

        var trainedUntil = person.TrainedOn.AddYears(2);
        if (trainedUntil < asOf)
        {
            yield return Finding.Block(
                $"{who}TrainingLapsed",
                $"The training of the {who} lapsed on {trainedUntil.InWords()}. Refresh it."
            );
        }
        else if (trainedUntil <= asOf.AddDays(parameters.LeadTrainingWarnDays))
        {
            yield return Finding.Warn(
                $"{who}TrainingLapsesSoon",
                $"The training of the {who} lapses on {trainedUntil.InWords()}. Record when it is refreshed."
            );
        }

        var updated = person.UpdatedOn > person.TrainedOn ? person.UpdatedOn.Value : person.TrainedOn;
        if (updated.AddYears(1) < asOf)
        {
            yield return Finding.Warn($"{who}UpdateOverdue", $"The yearly update of the {who} was due by {updated.AddYears(1).InWords()}.");
        }
    }
}
