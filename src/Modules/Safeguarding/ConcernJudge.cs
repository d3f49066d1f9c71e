using System.Collections.Concurrent;
using System.Globalization;
using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.Extensions.Logging;

namespace AltProvision.Safeguarding;

/// <summary>What is known of a concern when the rules are asked.</summary>
/// <param name="IsOnRoll">The child is on the roll of a home school.</param>
/// <param name="LaCode">Authority whose policy counts: that of the setting, else that of the home.</param>
internal sealed record ConcernToJudge(
    ConcernKind Kind,
    ConcernSeverity Severity,
    DateTimeOffset RaisedAt,
    bool IsAboutAdult,
    AdultWorkplace? Workplace,
    AdultPosition? Position,
    bool IsOnRoll,
    string LaCode
);

/// <summary>What the rules say of a concern.</summary>
/// <param name="AcknowledgeBy">By when a lead has to have acknowledged it (ENG-SAF-003).</param>
/// <param name="Decision">To be stored with it; null when the rules could not be asked.</param>
internal sealed record ConcernJudgement(DateTimeOffset AcknowledgeBy, RuleDecision? Decision);

/// <summary>
/// Asks the rules about a concern: who acknowledges it by when, whether the child may be sent, by when the designated officer hears of an
/// allegation. Nothing that fails here keeps a concern from being recorded: then the shortest time counts.
/// </summary>
internal sealed class ConcernJudge(
    IMediator mediator,
    RuleBook<ConcernFacts> concerns,
    KnownBankHolidays known,
    ILogger<ConcernJudge> logger
)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    public async Task<ConcernJudgement> JudgeAsync(ConcernToJudge concern, CancellationToken cancellationToken)
    {
        if (await BankHolidaysAsync(concern.LaCode, cancellationToken) is not { Count: > 0 } bankHolidays)
        {
            logger.LogWarning("A concern was not judged: no bank holidays are known for authority {LaCode}.", concern.LaCode);
            return new(concern.RaisedAt + Shortest, null);
        }

        try
        {
            var decision = concerns.Check(LondonTime.DateOf(concern.RaisedAt), FactsOf(concern, bankHolidays), concern.LaCode);
            return new(AcknowledgeBy(decision) ?? concern.RaisedAt + Shortest, decision);
        }
        catch (RuleFailedException failed)
        {
            logger.LogError("A concern was not judged: {Reason}", failed.Message);
            return new(concern.RaisedAt + Shortest, null);
        }
    }

    private async Task<IReadOnlyList<DateOnly>?> BankHolidaysAsync(string laCode, CancellationToken cancellationToken)
    {
        if (known.Find(laCode) is { } found)
        {
            return found;
        }

        var calendars = await mediator.Send(new GetLaCalendars([laCode]), cancellationToken);
        return calendars.GetValueOrDefault(laCode) is { } calendar ? known.Keep(laCode, calendar.BankHolidays) : null;
    }

    private static ConcernFacts FactsOf(ConcernToJudge concern, IReadOnlyList<DateOnly> bankHolidays) =>
        new(concern.Kind, concern.Severity, concern.RaisedAt, bankHolidays, concern.IsOnRoll)
        {
            IsAboutAdult = concern.IsAboutAdult,
            Adult = AdultOf(concern),
        };

    private static ConcernedAdult? AdultOf(ConcernToJudge concern) =>
        (concern.Workplace, concern.Position) switch
        {
            (null, _) => null,
            (AdultWorkplace.Setting, AdultPosition.SafeguardingLead) => ConcernedAdult.ProviderDsl,
            (AdultWorkplace.Setting, AdultPosition.Leader) => ConcernedAdult.ProviderHead,
            (AdultWorkplace.Setting, _) => ConcernedAdult.ProviderStaff,
            (AdultWorkplace.HomeSchool, AdultPosition.SafeguardingLead) => ConcernedAdult.HomeSchoolDsl,
            (AdultWorkplace.HomeSchool, AdultPosition.Leader) => ConcernedAdult.HomeSchoolHead,
            (AdultWorkplace.HomeSchool, _) => ConcernedAdult.HomeSchoolStaff,
            (AdultWorkplace.LocalAuthority, AdultPosition.SafeguardingLead) => ConcernedAdult.LaDsl,
            _ => ConcernedAdult.Elsewhere,
        };

    private static DateTimeOffset? AcknowledgeBy(RuleDecision decision) =>
        decision.Findings.Select(finding => finding.Data.GetValueOrDefault("acknowledgeBy")).FirstOrDefault(text => text is not null)
            is { } moment
            ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
}

/// <summary>Bank holidays by authority as they were read last, for a minute: a concern waits for as little as possible.</summary>
internal sealed class KnownBankHolidays(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (long Timestamp, IReadOnlyList<DateOnly> Days)> read = [];

    public IReadOnlyList<DateOnly>? Find(string laCode) =>
        read.TryGetValue(laCode, out var last) && time.GetElapsedTime(last.Timestamp) < Longest ? last.Days : null;

    public IReadOnlyList<DateOnly> Keep(string laCode, IReadOnlyList<DateOnly> days)
    {
        read[laCode] = (time.GetTimestamp(), days);
        return days;
    }
}
