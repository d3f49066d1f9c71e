using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.Extensions.Logging;

namespace AltProvision.Safeguarding;

/// <summary>By when the designated officer has to hear of an allegation (ENG-SAF-005).</summary>
internal sealed class AllegationDeadline(IMediator mediator, RuleBook<AllegationFacts> rules, ILogger<AllegationDeadline> logger)
{
    /// <summary>What the rules say; null when they cannot say it. A date that is missing must not keep a concern from being recorded.</summary>
    public async Task<RuleDecision?> CheckAsync(Concern concern, string laCode, CancellationToken cancellationToken)
    {
        var calendars = await mediator.Send(new GetLaCalendars([laCode]), cancellationToken);
        if (calendars.GetValueOrDefault(laCode) is not { BankHolidays: { Count: > 0 } bankHolidays })
        {
            logger.LogWarning(
                "The deadline of an allegation was not worked out: no bank holidays are known for authority {LaCode}.",
                laCode
            );
            return null;
        }

        var facts = new AllegationFacts(
            concern.RaisedAt,
            bankHolidays,
            concern.Severity is ConcernSeverity.Immediate or ConcernSeverity.High
        );
        try
        {
            return rules.Check(LondonTime.DateOf(concern.RaisedAt), facts, laCode);
        }
        catch (RuleFailedException)
        {
            logger.LogError("The deadline of an allegation was not worked out: a rule on it failed.");
            return null;
        }
    }
}
