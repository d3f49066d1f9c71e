using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-017 while the regulations bound maintained schools only.</summary>
internal sealed class OffSiteDirections : IRule<ResponsibleBodyFacts>
{
    public RuleVersion Version { get; } =
        Directions.Version(
            1,
            new(2010, 9, 1),
            new(2026, 7, 25),
            "Education Act 2002 s.29A; SI 2010/1156; SI 2012/2532",
            RuleConfidence.High
        );

    public IEnumerable<Finding> Check(ResponsibleBodyFacts facts) =>
        Directions.Check(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained => Directions.Mandatory,
                SchoolKind.Academy => Directions.GoodPractice,
                _ => null,
            }
        );
}

/// <summary>ENG-REF-017 since the same procedure binds academies and pupil referral units may direct.</summary>
internal sealed class OffSiteDirectionsFrom2026 : IRule<ResponsibleBodyFacts>
{
    public RuleVersion Version { get; } =
        Directions.Version(
            2,
            new(2026, 7, 26),
            null,
            "Education Act 2002 s.29A; SI 2010/1156; Education (Educational Provision for Improving Behaviour) (Application to Academies and Pupil Referral Units and Minor Amendments) Regulations 2026",
            RuleConfidence.Medium
        );

    public IEnumerable<Finding> Check(ResponsibleBodyFacts facts) =>
        Directions.Check(facts, facts.SchoolKind is null or SchoolKind.Independent ? null : Directions.Mandatory);
}

internal static class Directions
{
    public const string Mandatory = "mandatory";
    public const string GoodPractice = "goodPractice";

    public static RuleVersion Version(int version, DateOnly from, DateOnly? until, string source, RuleConfidence confidence) =>
        new("ENG-REF-017", version, from, until, source)
        {
            Title = "Off-site direction: who has the power, and for what",
            Statement = "A direction may be used only to improve behaviour, for a limited time, at a place outside the school.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = confidence,
        };

    /// <param name="facts">The facts.</param>
    /// <param name="procedure">How the statutory procedure binds this kind of school; null when it has no power to direct.</param>
    public static IEnumerable<Finding> Check(ResponsibleBodyFacts facts, string? procedure)
    {
        if (facts.Reason is not ProvisionReason.OffSiteDirection)
        {
            yield break;
        }

        if (facts.Purpose is null)
        {
            yield return new(Outcome.Block, "purposeMissing", "State what the direction is for. Only improving behaviour is lawful.");
        }
        else if (facts.Purpose is not DirectionPurpose.Behaviour)
        {
            yield return new(
                Outcome.Block,
                "purposeNotBehaviour",
                "A direction off site may only be used to improve behaviour. Choose the reason that fits: medical need, EHCP or other."
            );
        }

        yield return procedure is null
            ? new(Outcome.Block, "noPowerToDirect", "This kind of school has no power to direct a pupil off site. Choose another reason.")
            : new(
                Outcome.Inform,
                "directionProcedure",
                procedure == Mandatory
                    ? "The statutory procedure must be followed: written notice at least two school days before, and reviews."
                    : "Academies use their own powers; follow the regulations as good practice and record a reason where you do not.",
                Data: FindingData.Of(("procedure", procedure))
            );
    }
}
