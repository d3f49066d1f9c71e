using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-001: Alternative provision never takes a child off the roll of the home school; a placement becomes active with a registration there, or after a permanent exclusion, or for a child on no roll. (source: School Attendance (Pupil Registration) (England) Regulations 2024 reg 9; Arranging alternative provision (DfE 2025)).</summary>
internal sealed class StaysOnRoll : IRule<RollFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PLC-001",
            1,
            From: null,
            Until: null,
            "School Attendance (Pupil Registration) (England) Regulations 2024 reg 9; Arranging alternative provision (DfE 2025)"
        )
        {
            Title = "The child stays on the home school's roll",
            Statement =
                "Alternative provision never takes a child off the roll of the home school; a placement becomes active with a registration there, or after a permanent exclusion, or for a child on no roll.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(RollFacts facts)
    {
        if (facts.HomeSchool is null or RegistrationStatus.Guest && facts is { IsExclusionComplete: false, IsOnNoRollByReason: false })
        {
            yield return Finding.Block(
                "notOnHomeRoll",
                "The child is on no home roll. Alternative provision is no reason to leave it: put the registration right first."
            );
        }

        if (facts.IsSingleRollOffered)
        {
            yield return Finding.Warn(
                "singleRollOffered",
                "A single roll at the provider needs a lawful ground at the home school and the parents' choice. Tell the authority, and record the ground."
            );
        }
    }
}
