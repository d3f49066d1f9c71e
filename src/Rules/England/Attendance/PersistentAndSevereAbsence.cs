using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-013: a child who misses a tenth of the possible sessions is persistently absent, one who misses half severely (Working together to improve school attendance).</summary>
internal sealed class PersistentAndSevereAbsence : IRule<AbsenceRateFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-013", 1, From: new(2024, 8, 19), Until: null, "Working together to improve school attendance")
        {
            Title = "Persistent and severe absence",
            Statement = "A child who misses a tenth of the possible sessions is persistently absent, one who misses half severely.",
            Strength = RuleStrength.StatutoryGuidanceMust,
        };

    private const int FewestToLabel = 20;

    public IEnumerable<Finding> Check(AbsenceRateFacts facts)
    {
        var (code, band, advice) = Judge(facts.PossibleSessions, facts.MissedSessions);
        var percent = facts.PossibleSessions == 0 ? 0 : Math.Round(100m * facts.MissedSessions / facts.PossibleSessions, 2);
        var figure = percent.ToString("0.##", CultureInfo.InvariantCulture);
        yield return Finding.Inform(
            code,
            $"{facts.MissedSessions.Figure()} of {facts.PossibleSessions.Figure()} sessions missed: {figure}%{advice}",
            FindingData.Of(("percentMissed", figure), ("band", band))
        );
    }

    // Compared as fractions: a percentage that is rounded before would move the line.
    private static (string Code, string Band, string Advice) Judge(int possible, int missed) =>
        possible < FewestToLabel ? ("tooFewSessions", "none", ". Too few sessions to label.")
        : missed * 2 >= possible ? ("severeAbsence", "severe", ", severe. School and authority agree a plan together.")
        : missed * 10 >= possible ? ("persistentAbsence", "persistent", ", persistent. Agree support with the family.")
        : ("absenceBelowThreshold", "none", ".");
}
