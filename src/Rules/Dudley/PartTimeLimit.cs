using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.Dudley;

/// <summary>An EXAMPLE of a local rule, LA332-PLC-001: a part-time timetable of more than the authority allows does not go on; a commissioning officer may lift that for one child.</summary>
internal sealed class PartTimeLimit(RuleParameters parameters) : IRule<PartTimeTimetableFacts>
{
    public RuleVersion Version { get; } =
        new("LA332-PLC-001", 1, From: new(2025, 9, 1), Until: null, "Example of local policy; not agreed with the council")
        {
            Title = "Part-time for six weeks at most (example)",
            Statement =
                "A part-time timetable of more than the authority allows does not go on; a commissioning officer may lift that for one child.",
            Strength = RuleStrength.LocalPolicy,
            LiftedBy = Role.LaCommissioner,
        };

    public IEnumerable<Finding> Check(PartTimeTimetableFacts facts)
    {
        var days = (int)parameters.Number(DudleyRulePack.PartTimeDays);
        var last = facts.Start.AddDays(days - 1);
        if (facts.End > last)
        {
            yield return Finding.Block(
                "partTimeTooLong",
                $"Planned until {facts.End.Value.InWords()}; the authority allows {days} days, until {last.InWords()}. Agree an earlier end, or ask a commissioning officer to lift it.",
                FindingData.Of(("latestEnd", last.Iso()))
            );
        }
    }
}
