using System.Reflection;
using AltProvision.Kernel;
using AltProvision.RuleOperations;

namespace AltProvision.Tests.Unit;

/// <summary>The law of England, and the calendars of the worked cases.</summary>
internal static class GivenRules
{
    public static RuleBook Book { get; } = RulePackLoader.Load([Assembly.Load("AltProvision.Rules.England")]);

    private static readonly RuleQuestions Questions = new(Book, WorkedCases.File);

    public static SchoolCalendar Calendar(string id) => Questions.Calendars[id];

    public static RuleDecision Check<TFacts>(DateOnly eventDate, TFacts facts)
        where TFacts : class => new RuleBook<TFacts>(Book).Check(eventDate, facts);
}
