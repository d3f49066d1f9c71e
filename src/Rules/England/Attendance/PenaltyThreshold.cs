using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-014: ten unauthorised sessions within ten school weeks on end reach the national threshold. Support comes first, and a notice is never automatic (Education (Penalty Notices) (England) Regulations 2007 as amended; Working together to improve school attendance).</summary>
internal sealed class PenaltyThreshold : IRule<PenaltyThresholdFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-014",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "Education (Penalty Notices) (England) Regulations 2007 as amended; Working together to improve school attendance"
        )
        {
            Title = "Penalty notice threshold",
            Statement =
                "Ten unauthorised sessions within ten school weeks on end reach the national threshold. Support comes first, and a notice is never automatic.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int Threshold = 10;

    public IEnumerable<Finding> Check(PenaltyThresholdFacts facts)
    {
        var isReached = facts.UnauthorisedSessions >= Threshold;
        var across = facts.CrossesSchools ? " The window crosses two schools: ask the other for its register." : "";
        var data = FindingData.Of(("reached", isReached ? "true" : "false"), ("sessions", facts.UnauthorisedSessions.Figure()));
        yield return isReached
            ? Finding.Inform(
                "penaltyThresholdReached",
                $"{facts.UnauthorisedSessions.Figure()} unauthorised sessions in ten school weeks. Consider support first; a person decides about a notice.{across}",
                data
            )
            : Finding.Inform(
                "penaltyThresholdNotReached",
                $"{facts.UnauthorisedSessions.Figure()} unauthorised sessions in ten school weeks, below {Threshold.Figure()}.{across}",
                data
            );
    }
}
