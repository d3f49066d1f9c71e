using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-006: The written decision with reasons goes to the same people no later than six days after the review. (source: SI 2010/1156 regs 4-6 as amended by SI 2012/2532).</summary>
internal sealed class DirectionOutcomeLetter : IRule<DirectionReviewFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-006", 1, From: new(2013, 1, 1), Until: new(2026, 7, 25), "SI 2010/1156 regs 4-6 as amended by SI 2012/2532")
        {
            Title = "Outcome letter",
            Statement = "The written decision with reasons goes to the same people no later than six days after the review.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(DirectionReviewFacts facts) =>
        DirectionReviewLetters.Letter(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained => true,
                SchoolKind.Academy => false,
                _ => null,
            }
        );
}
