using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-019: on 1 September the year group changes and the checks run again; nothing is extended by itself (source: good practice; SI 2010/1156 as amended for directions).</summary>
internal sealed class YearRollover : IRule<YearRolloverFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-019", 1, From: null, Until: null, "Good practice; SI 2010/1156 as amended by SI 2012/2532 for directions")
        {
            Title = "Academic-year rollover",
            Statement =
                "On 1 September the year group goes up, key stage and the provider's age range are checked again, and placements do not extend by themselves. A direction off site may go on over the summer by decision of the governing board.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(YearRolloverFacts facts)
    {
        var firstDay = new AcademicYear(facts.StartYear).FirstDay;
        var before = facts.TaughtYear ?? AcademicYear.YearGroup(facts.BirthDate, firstDay) - 1;
        var year = before + 1;
        yield return Finding.Inform(
            "yearGroupChanges",
            $"Year group changes to Year {year} on {firstDay.InWords()}: the checks run again.",
            FindingData.Of(("ncYear", year.ToString(CultureInfo.InvariantCulture)), ("keyStage", AcademicYear.KeyStage(year)))
        );
        if (AcademicYear.KeyStage(before) is var old && old != AcademicYear.KeyStage(year))
        {
            yield return Finding.Warn(
                "keyStageChanges",
                $"The child moves from {old} to {AcademicYear.KeyStage(year)}. Check curriculum, hours and the provider again."
            );
        }

        if (year < facts.ProviderFromYear || year > facts.ProviderToYear)
        {
            yield return Finding.Warn("outsideProviderAgeRange", $"The provider does not take Year {year}. Plan another place.");
        }

        foreach (var finding in Continuation(facts, firstDay))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Continuation(YearRolloverFacts facts, DateOnly firstDay)
    {
        if (!(facts.AgreedEnd >= firstDay))
        {
            yield return Finding.Block(
                "notExtendedByItself",
                "No end in the new school year is agreed. A placement does not extend by itself: review it and agree an extension, or end it."
            );
        }
        else if (facts is { IsOffSiteDirection: true, HasGoverningBoardDecision: false })
        {
            yield return Finding.Block(
                "governingBoardDecisionMissing",
                "A direction goes on into the new school year only by decision of the governing board. Ask for it."
            );
        }
    }
}
