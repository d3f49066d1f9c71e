using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-008: compulsory school age (source: Education Act 1996 s.8; Education (Start of Compulsory School Age) Order 1998; Education (School Leaving Date) Order 1997).</summary>
internal sealed class CompulsoryAge : IRule<CompulsorySchoolAgeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-GEN-008",
            1,
            From: null,
            Until: null,
            "Education Act 1996 s.8; Education (Start of Compulsory School Age) Order 1998; Education (School Leaving Date) Order 1997"
        )
        {
            Title = "Compulsory school age",
            Statement =
                "It starts on the prescribed day on or after the fifth birthday and ends on the last Friday in June of the year in which the child turns 16.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(CompulsorySchoolAgeFacts facts)
    {
        var start = CompulsorySchoolAge.Start(facts.BirthDate);
        var end = CompulsorySchoolAge.End(facts.BirthDate);
        var data = FindingData.Of(("csaStart", start.Iso()), ("csaEnd", end.Iso()));
        yield return facts.AsOf switch
        {
            var day when day < start => new(
                Outcome.Inform,
                "belowCompulsorySchoolAge",
                $"Not of compulsory school age until {start.InWords()}.",
                Data: data
            ),
            var day when day > end => new(
                Outcome.Inform,
                "overCompulsorySchoolAge",
                $"Compulsory school age ended on {end.InWords()}. The participation duty applies.",
                Data: data
            ),
            _ => new(Outcome.Inform, "compulsorySchoolAge", $"Of compulsory school age until {end.InWords()}.", Data: data),
        };
    }
}
