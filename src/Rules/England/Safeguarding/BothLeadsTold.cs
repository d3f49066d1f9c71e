using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-003: every concern goes to the provider's and the home school's safeguarding lead, who acknowledge in time (source: Keeping children safe in education; local policy for the times).</summary>
internal sealed class BothLeadsTold(RuleParameters parameters) : IRule<ConcernFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-003", 1, From: null, Until: null, "Keeping children safe in education; local policy for the times")
        {
            Title = "Reach both safeguarding leads",
            Statement =
                "Every concern goes to the provider's lead and the home school's, or the authority's for a child on no roll. Immediate is acknowledged within 15 minutes, High within an hour, Medium in the same session, Low the same day; else the deputy is told, then the head or the authority.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    private static readonly TimeOnly[] SessionEnds = [new(12, 30), new(16, 0)];

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        var acknowledgeBy = AcknowledgeBy(facts);
        var local = LondonTime.Local(acknowledgeBy);
        yield return Finding.Deadline(
            "acknowledge",
            facts.Severity is ConcernSeverity.Low ? ConcernRoutes.LocalDate(facts) : LondonTime.DateOf(acknowledgeBy),
            "safeguarding leads who are told",
            facts.Severity is ConcernSeverity.Low
                ? $"Acknowledge by the end of {ConcernRoutes.LocalDate(facts).InWords()}."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Acknowledge by {local:HH:mm} on {LondonTime.DateOf(acknowledgeBy).InWords()}."
                ),
            "Not acknowledged in time: the deputy is told, then the head or the local authority.",
            FindingData.Of(
                ("notify", ConcernRoutes.Join(ConcernRoutes.Leads(facts))),
                ("acknowledgeBy", acknowledgeBy.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            )
        );
    }

    private DateTimeOffset AcknowledgeBy(ConcernFacts facts) =>
        facts.Severity switch
        {
            ConcernSeverity.Immediate => facts.Moment.AddMinutes(parameters.AcknowledgeImmediateMinutes),
            ConcernSeverity.High => facts.Moment.AddMinutes(parameters.AcknowledgeHighMinutes),
            ConcernSeverity.Medium => EndOfSession(facts.Moment),
            _ => LondonTime.EndOf(ConcernRoutes.LocalDate(facts)),
        };

    // Late in a session, or after the last one, there is still as much time as for a high concern.
    private DateTimeOffset EndOfSession(DateTimeOffset raised)
    {
        var local = LondonTime.Local(raised);
        var earliest = local.AddMinutes(parameters.AcknowledgeHighMinutes);
        var ends = SessionEnds.Select(end => new DateTimeOffset(local.Date + end.ToTimeSpan(), local.Offset));
        return ends.Where(end => end >= earliest).DefaultIfEmpty(earliest).First();
    }
}
