namespace AltProvision.Safeguarding;

/// <summary>
/// By when somebody has to have acknowledged a concern (ENG-SAF-003): 15 minutes, an hour, the same half-day session, the same day. Clocks
/// run on every day of the year, in holidays too (ENG-SAF-021).
/// </summary>
internal static class AcknowledgementClock
{
    private static readonly TimeSpan LeastForSession = TimeSpan.FromHours(1);
    private static readonly TimeOnly[] SessionEnds = [new(12, 30), new(16, 0)];

    public static DateTimeOffset DueAt(ConcernSeverity severity, DateTimeOffset raisedAt) =>
        severity switch
        {
            ConcernSeverity.Immediate => raisedAt.AddMinutes(15),
            ConcernSeverity.High => raisedAt.AddHours(1),
            ConcernSeverity.Medium => EndOfSession(raisedAt),
            _ => LondonTime.EndOf(LondonTime.DateOf(raisedAt)),
        };

    // Raised within the last hour of a session, or after the last one, it still gets an hour.
    private static DateTimeOffset EndOfSession(DateTimeOffset raisedAt)
    {
        var local = LondonTime.Local(raisedAt);
        var earliest = local + LeastForSession;
        var ends = SessionEnds.Select(end => new DateTimeOffset(local.Date + end.ToTimeSpan(), local.Offset));
        return ends.Where(end => end >= earliest).DefaultIfEmpty(earliest).First().ToUniversalTime();
    }
}
