using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

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
