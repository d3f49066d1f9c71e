using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-020: a child who learns online at home is absent for the register: the true reason, or C2 under an agreed part-time timetable (Working together to improve school attendance).</summary>
internal sealed class OnlineIsNoAttendance : IRule<SessionCodeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-020", 1, From: new(2024, 8, 19), Until: null, "Working together to improve school attendance")
        {
            Title = "Remote learning is not attendance at alternative provision",
            Statement =
                "A child who learns online at home is absent for the register: the true reason, or C2 under an agreed part-time timetable.",
            Strength = RuleStrength.StatutoryGuidanceMust,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(SessionCodeFacts facts)
    {
        if (facts.TimetabledAt is not SessionPlace.OnlineAtHome)
        {
            yield break;
        }

        yield return Finding.Inform("onlineIsAbsence", "Online at home is an absence. Enter the code of its true reason.");
        if (SuggestedCode.IsActivity(facts.SchoolCode))
        {
            yield return Finding.Block(
                "onlineIsNoActivity",
                $"{facts.SchoolCode} needs attendance at a place. Online at home takes the code of the true absence."
            );
        }

        if (facts.SchoolCode is "K")
        {
            yield return Finding.Warn(
                "onlineIsNoPlace",
                "K needs attendance at a place. Whether online teaching that the authority arranged can ever count is not settled; record its advice."
            );
        }
    }
}
