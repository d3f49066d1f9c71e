using AltProvision.Kernel;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-005: years, terms and half terms (source: Education Act 1996 s.579; DfE census practice).</summary>
internal sealed class HalfTermNamed : IRule<ICalendarFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-005", 1, From: null, Until: null, "Education Act 1996 s.579; DfE census practice")
        {
            Title = "Years, terms and half terms",
            Statement = "Age-related rules use the academic year from 1 September to 31 August. A year has three terms of two half terms.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ICalendarFacts facts)
    {
        var block = facts.Calendar.HalfTermOf(facts.CountedFrom);
        var year = AcademicYear.Of(facts.CountedFrom);
        var where = block.Contains(facts.CountedFrom) ? "is in" : "is in a holiday; the next half term is";
        yield return new(
            Outcome.Inform,
            "halfTerm",
            $"{facts.CountedFrom.InWords()} {where} {block.Id} ({block.Start.InWords()} to {block.End.InWords()}), academic year {year}.",
            Data: FindingData.Of(("halfTerm", block.Id), ("academicYear", year.ToString()))
        );
    }
}
