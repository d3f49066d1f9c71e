using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-009: every 16- and 17-year-old has an offer of suitable education or training by the end of September (source: Participation of young people, DfE statutory guidance).</summary>
internal sealed class SeptemberGuarantee(RuleParameters parameters) : IRule<PostSixteenFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-TRN-009",
            1,
            From: null,
            Until: null,
            "Participation of young people (DfE statutory guidance); local policy for the warnings"
        )
        {
            Title = "September guarantee",
            Statement =
                "The local authority secures an offer of suitable education or training by the end of September. An offer that was withdrawn is none.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    private const int LastMonth = 9;

    public IEnumerable<Finding> Check(PostSixteenFacts facts)
    {
        var due = YearEleven.EndOf(facts.LeavingYear, LastMonth);
        if (facts.HasOffer is true)
        {
            yield return Finding.Inform(
                "offerStands",
                "There is an offer for September. Keep an eye on it until the young person has started."
            );
            yield break;
        }

        yield return Finding.Deadline(
            "septemberGuarantee",
            due,
            "local authority participation team",
            $"An offer of suitable education or training is due by {due.InWords()}.",
            "There is still no offer: the participation team takes the case over and keeps trying until there is one."
        );
        if (facts.HasOffer is false && Warning(facts, due) is { } warning)
        {
            yield return warning;
        }
    }

    private Finding? Warning(PostSixteenFacts facts, DateOnly due) =>
        facts.AsOf is not { } asOf ? null
        : asOf > due ? Finding.Warn("septemberGuaranteeMissed", $"No offer was made by {due.InWords()}. Find one now.")
        : asOf >= YearEleven.EndOf(facts.LeavingYear, parameters.OfferSecondWarningMonth)
            ? Finding.Warn(
                "noOfferSecondWarning",
                $"Still no offer for September. It is due by {due.InWords()}: involve the participation team."
            )
        : asOf >= YearEleven.EndOf(facts.LeavingYear, parameters.OfferFirstWarningMonth)
            ? Finding.Warn("noOfferFirstWarning", $"No offer yet for September. It is due by {due.InWords()}: help the pupil apply.")
        : null;
}
