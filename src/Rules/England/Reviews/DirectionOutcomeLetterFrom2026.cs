using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-006: The written decision with reasons goes to the same people no later than six days after the review. (source: SI 2010/1156 regs 4-6; Education (Educational Provision for Improving Behaviour) (Application to Academies and Pupil Referral Units and Minor Amendments) Regulations 2026).</summary>
internal sealed class DirectionOutcomeLetterFrom2026 : IRule<DirectionReviewFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REV-006",
            2,
            From: new(2026, 7, 26),
            Until: null,
            "SI 2010/1156 regs 4-6; Education (Educational Provision for Improving Behaviour) (Application to Academies and Pupil Referral Units and Minor Amendments) Regulations 2026"
        )
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
                SchoolKind.Maintained or SchoolKind.Academy or SchoolKind.PupilReferralUnit => true,
                _ => null,
            }
        );
}
