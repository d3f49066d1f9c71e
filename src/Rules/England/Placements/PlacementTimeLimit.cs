using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-007: a longest time is agreed in planning, and open-ended placements are refused (Arranging alternative provision, DfE 2025; local policy for the values).</summary>
internal sealed class PlacementTimeLimit(RuleParameters parameters) : IRule<PlacementLimitFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-007", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); local policy for the values")
        {
            Title = "Time limit",
            Statement =
                "A placement has an agreed end. A direction lasts a term unless a review extends it, an intervention 12 weeks, "
                + "a key stage 4 pathway to the end of Year 11 with a reason.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(PlacementLimitFacts facts)
    {
        if (facts.PlannedEnd is not { } end)
        {
            return [Finding.Block("endDateMissing", "Add an end date. A placement without one is refused.")];
        }

        return end < facts.Start
            ? [Finding.Block("endBeforeStart", $"The end, {end.InWords()}, is before the start, {facts.Start.InWords()}. Correct it.")]
            : [Length(facts.Start, end), .. Holiday(facts.Calendar, end), .. Caps(facts, end)];
    }

    private static Finding Length(DateOnly start, DateOnly end)
    {
        var weeks = PlacementLength.Weeks(start, end);
        return Finding.Inform("endDateAgreed", $"Ends on {end.InWords()}, after {weeks} weeks.", FindingData.Of(("weeks", weeks)));
    }

    private static IEnumerable<Finding> Holiday(SchoolCalendar? calendar, DateOnly end)
    {
        if (calendar?.IsSchoolDay(end) is false)
        {
            var last = calendar.LastSchoolDayOnOrBefore(end);
            yield return Finding.Inform(
                "endIsNoSchoolDay",
                $"{end.InWords()} is no school day. The last session can be on {last.InWords()}.",
                FindingData.Of(("lastSchoolDay", last.Iso()))
            );
        }
    }

    private IEnumerable<Finding> Caps(PlacementLimitFacts facts, DateOnly end)
    {
        if (facts is { Kind: PlacementLimitKind.KeyStage4Pathway, HasPathwayReason: false })
        {
            yield return Finding.Warn("pathwayReasonMissing", "Record why a key stage 4 pathway away from school is right for this child.");
        }

        if (Cap(facts) is var (code, last, words) && end > last)
        {
            yield return Finding.Warn(
                code,
                $"Planned until {end.InWords()}. {words} ends on {last.InWords()} at the latest. Agree an earlier end, or record why it has to be longer.",
                FindingData.Of(("latestEnd", last.Iso()))
            );
        }
    }

    private (string Code, DateOnly Last, string Words)? Cap(PlacementLimitFacts facts) =>
        facts switch
        {
            { IsExtendedByReview: true } => null,
            { Kind: PlacementLimitKind.OffSiteDirection, Calendar: { } calendar } => (
                "longerThanOneTerm",
                EndOfTerm(calendar, facts.Start),
                "A direction of one term"
            ),
            { Kind: PlacementLimitKind.Intervention } => (
                "longerThanIntervention",
                PlacementLength.LastDayOf(facts.Start, parameters.InterventionMaxWeeks),
                $"An intervention of {parameters.InterventionMaxWeeks.Figure()} weeks"
            ),
            { Kind: PlacementLimitKind.KeyStage4Pathway, EndOfYear11: { } last } => ("pastYear11", last, "A key stage 4 pathway"),
            _ => null,
        };

    // A term is two half terms: the one in which the placement starts and the next.
    private static DateOnly EndOfTerm(SchoolCalendar calendar, DateOnly start) => calendar.NextHalfTerm(calendar.HalfTermOf(start)).End;
}
