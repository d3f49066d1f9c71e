using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-004: Invitations go to parents, and with an EHCP to the authority, no later than six days before the review. (source: SI 2010/1156 regs 4-6 as amended by SI 2012/2532).</summary>
internal sealed class DirectionReviewInvitations : IRule<DirectionReviewFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-004", 1, From: new(2013, 1, 1), Until: new(2026, 7, 25), "SI 2010/1156 regs 4-6 as amended by SI 2012/2532")
        {
            Title = "Off-site direction reviews",
            Statement = "Invitations go to parents, and with an EHCP to the authority, no later than six days before the review.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(DirectionReviewFacts facts) =>
        DirectionReviewLetters.Invitations(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained => true,
                SchoolKind.Academy => false,
                _ => null,
            }
        );
}
