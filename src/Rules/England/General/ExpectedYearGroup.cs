using System.Globalization;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-009: national curriculum year and key stage (source: DfE school census guidance: national curriculum year).</summary>
internal sealed class ExpectedYearGroup : IRule<YearGroupFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-009", 1, From: null, Until: null, "DfE school census guidance: national curriculum year")
        {
            Title = "National curriculum year and key stage",
            Statement =
                "The expected year follows from the age on 31 August. A pupil may be taught out of year: the recorded year is kept and the expected one shown.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(YearGroupFacts facts)
    {
        var expected = AcademicYear.YearGroup(facts.BirthDate, facts.AsOf);
        var actual = facts.RecordedYear ?? expected;
        yield return new(
            Outcome.Inform,
            actual == expected ? "yearGroup" : "outOfYear",
            actual == expected ? $"{Name(actual)}." : $"{Name(actual)} (expected {Name(expected)}).",
            Data: FindingData.Of(
                ("ncYear", actual.ToString(CultureInfo.InvariantCulture)),
                ("expectedNcYear", expected.ToString(CultureInfo.InvariantCulture)),
                ("keyStage", AcademicYear.KeyStage(actual))
            )
        );
    }

    private static string Name(int year) =>
        year switch
        {
            < 0 => "Below Reception",
            0 => "Reception",
            _ => string.Create(CultureInfo.InvariantCulture, $"Year {year}"),
        };
}
