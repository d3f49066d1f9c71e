using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-010: No suspension may take the total of the school year, at all schools, above 45 school days; half days and lunchtimes count half. (source: School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; Education Act 2002 s.51A).</summary>
internal sealed class SuspensionLimit(RuleParameters parameters) : IRule<SuspensionTotalFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-010",
            1,
            From: null,
            Until: null,
            "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; Education Act 2002 s.51A"
        )
        {
            Title = "Limit of 45 school days of suspension in a school year",
            Statement =
                "No suspension may take the total of the school year, at all schools, above 45 school days; half days and lunchtimes count half.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const decimal Limit = 45m;

    public IEnumerable<Finding> Check(SuspensionTotalFacts facts)
    {
        var total = facts.PriorDays.Sum() + facts.ProposedDays;
        var data = FindingData.Of(("totalAfter", total.Figure()), ("limit", Limit.Figure()));
        yield return total > Limit
            ? Finding.Block(
                "overLimit",
                $"This would make {total.Figure()} days. The limit is {Limit.Figure()} in a school year, days at other schools among them.",
                data
            )
        : total >= parameters.SuspensionWarnDays
            ? Finding.Warn("nearLimit", $"This would make {total.Figure()} of {Limit.Figure()} days. Record what else was tried.", data)
        : Finding.Inform("withinLimit", $"{total.Figure()} of {Limit.Figure()} days.", data);
        if (facts.PriorDaysThisTerm is { } prior)
        {
            var term = prior + facts.ProposedDays;
            if (term > 15 || (term > 5 && prior <= 5))
            {
                yield return Finding.Inform(
                    term > 15 ? "moreThanFifteenInTerm" : "moreThanFiveInTerm",
                    $"{term.Figure()} days in this term: the governing board has to be told, and may have to meet.",
                    FindingData.Of(("termTotal", term.Figure()))
                );
            }
        }
    }
}
