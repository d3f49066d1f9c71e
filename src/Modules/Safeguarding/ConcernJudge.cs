using System.Globalization;
using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.Extensions.Logging;

namespace AltProvision.Safeguarding;

/// <summary>What the rules say of a concern.</summary>
/// <param name="AcknowledgeBy">By when a lead has to have acknowledged it (ENG-SAF-003).</param>
/// <param name="Recipients">Who may see it, and who is told at once.</param>
/// <param name="Decision">To be stored with it; null when the rules could not be asked.</param>
internal sealed record ConcernJudgement(DateTimeOffset AcknowledgeBy, IReadOnlyList<Recipient> Recipients, RuleDecision? Decision);

/// <summary>
/// Asks the rules about a concern: who is told and who is kept out, who acknowledges it by when, whether the child may be sent, by when the
/// designated officer hears of an allegation. Nothing that fails here keeps a concern from being recorded and told: then the shortest time
/// counts.
/// </summary>
internal sealed class ConcernJudge(
    IMediator mediator,
    RuleBook<ConcernFacts> concerns,
    KnownBankHolidays known,
    ILogger<ConcernJudge> logger
)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    public async Task<ConcernJudgement> JudgeAsync(RecipientFacts concern, DateTimeOffset raisedAt, CancellationToken cancellationToken)
    {
        // Policy of the authority of the setting, else of the home.
        var laCode = concern.Settings.Select(setting => setting.LaCode).FirstOrDefault(code => code is not null) ?? concern.HomeLaCode;
        if (await BankHolidaysAsync(cancellationToken) is not { Count: > 0 } bankHolidays)
        {
            logger.LogWarning("A concern was not judged: no bank holidays are on file. Import them.");
            return Unjudged(concern, raisedAt);
        }

        try
        {
            var decision = concerns.Check(LondonTime.DateOf(raisedAt), FactsOf(concern, raisedAt, bankHolidays), laCode);
            return new(AcknowledgeBy(decision) ?? raisedAt + Shortest, ConcernRecipients.Of(concern, ConcernRoute.Of(decision)), decision);
        }
        catch (RuleFailedException failed)
        {
            logger.LogError("A concern was not judged: {Reason}", failed.Message);
            return Unjudged(concern, raisedAt);
        }
    }

    private static ConcernJudgement Unjudged(RecipientFacts concern, DateTimeOffset raisedAt) =>
        new(raisedAt + Shortest, ConcernRecipients.Of(concern, ConcernRoute.Unjudged(concern.ConcernsAdult)), Decision: null);

    private async Task<IReadOnlyList<DateOnly>> BankHolidaysAsync(CancellationToken cancellationToken) =>
        known.Find() ?? known.Keep(await mediator.Send(new GetBankHolidays(), cancellationToken));

    internal static ConcernFacts FactsOf(RecipientFacts concern, DateTimeOffset raisedAt, IReadOnlyList<DateOnly> bankHolidays) =>
        new(concern.Kind, concern.Severity, raisedAt, bankHolidays, concern.HomeSchool is not null)
        {
            IsAboutAdult = concern.ConcernsAdult,
            Adult = concern.ConcernsAdult ? AdultOf(concern) : null,
        };

    // What was not said counts as the worst that it may be: a lead where the child is taught.
    private static ConcernedAdult AdultOf(RecipientFacts concern) =>
        (
            concern.AdultWorkplace ?? (concern.Settings.Count > 0 ? AdultWorkplace.Setting : AdultWorkplace.HomeSchool),
            concern.AdultPosition
        ) switch
        {
            (AdultWorkplace.Setting, AdultPosition.Staff) => ConcernedAdult.ProviderStaff,
            (AdultWorkplace.Setting, AdultPosition.Leader) => ConcernedAdult.ProviderHead,
            (AdultWorkplace.Setting, _) => ConcernedAdult.ProviderDsl,
            (AdultWorkplace.HomeSchool, AdultPosition.Staff) => ConcernedAdult.HomeSchoolStaff,
            (AdultWorkplace.HomeSchool, AdultPosition.Leader) => ConcernedAdult.HomeSchoolHead,
            (AdultWorkplace.HomeSchool, _) => ConcernedAdult.HomeSchoolDsl,
            (AdultWorkplace.LocalAuthority, not AdultPosition.Staff) => ConcernedAdult.LaDsl,
            _ => ConcernedAdult.Elsewhere,
        };

    private static DateTimeOffset? AcknowledgeBy(RuleDecision decision) =>
        decision.Findings.Select(finding => finding.Data.GetValueOrDefault("acknowledgeBy")).FirstOrDefault(text => text is not null)
            is { } moment
            ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
}

/// <summary>Bank holidays as they were read last, for a minute: a concern waits for as little as possible.</summary>
internal sealed class KnownBankHolidays(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private volatile Tuple<long, IReadOnlyList<DateOnly>>? read;

    public IReadOnlyList<DateOnly>? Find() => read is var (timestamp, days) && time.GetElapsedTime(timestamp) < Longest ? days : null;

    public IReadOnlyList<DateOnly> Keep(IReadOnlyList<DateOnly> days)
    {
        read = new(time.GetTimestamp(), days);
        return days;
    }
}
