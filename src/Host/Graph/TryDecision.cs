using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.Kernel;
using AltProvision.RuleOperations;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Host;

/// <summary>What the rules say to a question. Nothing is written.</summary>
/// <param name="Result">The answer as JSON, with the keys that the worked cases expect of the operation.</param>
/// <param name="Findings">All that the rules said, each with its source.</param>
internal sealed record TriedDecision(string Result, IReadOnlyList<RuleFinding> Findings);

/// <summary>Puts a question to the rules.</summary>
/// <param name="Operation">Name of the question, as ruleOperations lists them: "pexSixthDay".</param>
/// <param name="Facts">What is known, as a JSON object; the examples of rule(id:) show its keys.</param>
/// <param name="SchoolId">The school on whose calendar days are counted; the default of your authority when absent.</param>
[Allow]
internal sealed record TryDecision(string Operation, string Facts, SchoolId? SchoolId = null) : IRequest<TriedDecision>;

[QueryType]
internal static class TryDecisionQuery
{
    /// <summary>Puts a question to the rules, by the same code that decides in earnest. Nothing is written, and nothing is looked up but term dates.</summary>
    /// <param name="input">The question.</param>
    [Holds(DataClass.Organisational)]
    public static Task<TriedDecision> TryDecisionAsync(TryDecision input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);

    /// <summary>The questions that tryDecision answers.</summary>
    [Holds(DataClass.Public)]
    public static IReadOnlyList<string> GetRuleOperations() => [.. RuleQuestions.Operations];
}

internal sealed class TryDecisionHandler(RuleBook book, IMediator mediator, Viewer viewer) : IRequestHandler<TryDecision, TriedDecision>
{
    public async Task<TriedDecision> Handle(TryDecision query, CancellationToken cancellationToken)
    {
        var calendar = await CalendarAsync(query.SchoolId, cancellationToken);
        try
        {
            using var facts = JsonDocument.Parse(query.Facts);
            var (result, decision) = RuleQuestions.Decide(
                book,
                query.Operation,
                calendar,
                calendar?.BankHolidays is { Count: > 0 } known ? known : RuleQuestions.OfTheCases(book).BankHolidays,
                facts.RootElement
            );
            return new(result.ToJsonString(), decision.Findings);
        }
        catch (JsonException e)
        {
            throw new BadRequestException($"facts is no JSON: {e.Message}", "input", "facts");
        }
        catch (BadFactsException e)
        {
            throw new BadRequestException(e.Message, "input", "facts");
        }
    }

    private async Task<SchoolCalendar?> CalendarAsync(SchoolId? asked, CancellationToken cancellationToken)
    {
        if ((asked ?? (viewer.SchoolId is { } own ? new SchoolId(own) : null)) is { } school)
        {
            return (await mediator.Send(new GetSchoolCalendars([school]), cancellationToken)).GetValueOrDefault(school);
        }

        return viewer.LaCode is { } la ? (await mediator.Send(new GetLaCalendars([la]), cancellationToken)).GetValueOrDefault(la) : null;
    }
}
