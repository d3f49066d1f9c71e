using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-005: b is for an educational activity that the school approved, that was supervised and that the child attended. Its nature is recorded (SI 2024/208 reg 10; Working together to improve school attendance).</summary>
internal sealed class ApprovedActivityAttended : IRule<SessionCodeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-005", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 10; Working together to improve school attendance")
        {
            Title = "B: approved educational activity",
            Statement =
                "B is for an educational activity that the school approved, that was supervised and that the child attended. Its nature is recorded.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SessionCodeFacts facts)
    {
        var code = SuggestedCode.For(facts);
        if (code is "B" && !facts.IsNatureRecorded)
        {
            yield return Finding.Warn("activityNotRecorded", "B needs the nature of the activity. Record it in the register.");
        }

        if (facts.SchoolCode is "B" && !SuggestedCode.IsActivity(code))
        {
            yield return Finding.Warn(
                "bNotAllowed",
                "B needs a supervised activity away from home that the school approved, that took place and that the child attended. Amend the entry."
            );
        }
    }
}
