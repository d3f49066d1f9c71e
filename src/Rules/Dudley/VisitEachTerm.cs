using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.Dudley;

/// <summary>An EXAMPLE of a local rule, LA332-PRV-002: providers that are no school are visited every few months.</summary>
internal sealed class VisitEachTerm(RuleParameters parameters) : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("LA332-PRV-002", 1, From: new(2025, 9, 1), Until: null, "Example of local policy; not agreed with the council")
        {
            Title = "A visit more often (example)",
            Statement = "Providers that are no school are visited every few months.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts is { Category: ProviderCategory.NonSchool, LastVisitOn: { } visited })
        {
            var due = visited.AddMonths((int)parameters.Number(DudleyRulePack.VisitMonths));
            yield return Finding.Deadline(
                "localVisitDue",
                due,
                "quality officer of the authority",
                $"Next visit by {due.InWords()}, as the authority has set.",
                "Overdue: new placements need a recorded reason."
            );
        }
    }
}
