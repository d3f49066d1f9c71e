using System.Reflection;
using AltProvision.Kernel;
using AltProvision.RuleOperations;

namespace AltProvision.Tests.Rules;

/// <summary>The packs of the product, and the calendars of the worked cases.</summary>
internal static class Given
{
    public static Assembly EnglandPack { get; } = Assembly.Load("AltProvision.Rules.England");

    public static Assembly DudleyPack { get; } = Assembly.Load("AltProvision.Rules.Dudley");

    public static RuleBook Book { get; } = RulePackLoader.Load([EnglandPack, DudleyPack]);

    public static RuleQuestions Questions { get; } = new(Book, WorkedCases.File);

    public static IReadOnlyList<DateOnly> BankHolidays => Questions.BankHolidays;

    /// <summary>ALPHA, BETA or another calendar of the cases.</summary>
    public static SchoolCalendar Calendar(string id) => Questions.Calendars[id];

    public static RuleDecision Check<TFacts>(DateOnly eventDate, TFacts facts, string? laCode = null)
        where TFacts : class => new RuleBook<TFacts>(Book).Check(eventDate, facts, laCode);
}
