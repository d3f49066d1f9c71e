using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.Kernel;

namespace AltProvision.RuleOperations;

/// <summary>Puts questions by name to the rules of one book, with calendars, bank holidays and parameters of a file in the shape of the worked cases.</summary>
public sealed class RuleQuestions
{
    private static readonly IReadOnlyDictionary<string, RuleOperation> Known = new[]
    {
        GeneralOperations.All,
        ReferralOperations.All,
        ProviderOperations.All,
        PlacementOperations.All,
        AttendanceOperations.All,
        ReviewOperations.All,
        TransitionOperations.All,
        SafeguardingOperations.All,
    }
        .SelectMany(operations => operations)
        .ToDictionary(operation => operation.Name);

    private readonly RuleBook book;

    /// <param name="book">The rules; the file's parameters take the place of its defaults.</param>
    /// <param name="file">Calendars, bank holidays and <c>conventions.parameters</c>, in the shape of <c>cases.json</c>.</param>
    public RuleQuestions(RuleBook book, JsonElement file)
    {
        ArgumentNullException.ThrowIfNull(book);
        var read = QuestionFile.Read(file);
        this.book = book.WithDefaults(read.Parameters);
        Calendars = read.Calendars;
        BankHolidays = read.BankHolidays;
    }

    /// <summary>With the calendars of the worked cases.</summary>
    public static RuleQuestions OfTheCases(RuleBook book) => new(book, WorkedCases.File);

    /// <summary>Every operation, by name.</summary>
    public static IEnumerable<string> Operations => Known.Keys.Order(StringComparer.Ordinal);

    /// <summary>Calendars by the names that questions use.</summary>
    public IReadOnlyDictionary<string, SchoolCalendar> Calendars { get; }

    /// <summary>Bank holidays in England and Wales.</summary>
    public IReadOnlyList<DateOnly> BankHolidays { get; }

    /// <summary>Answers one question. Raises <see cref="BadFactsException"/> when it cannot be asked.</summary>
    /// <param name="operation">Name of the operation: <c>pexSixthDay</c>.</param>
    /// <param name="calendar">Name of a calendar; null when no school days are counted.</param>
    /// <param name="facts">An object.</param>
    public JsonObject Decide(string operation, string? calendar, JsonElement facts) =>
        Decide(book, operation, calendar is null ? null : Find(calendar), BankHolidays, facts).Result;

    /// <summary>Answers one question with a calendar that the asker has, and says what the rules found.</summary>
    public static (JsonObject Result, RuleDecision Decision) Decide(
        RuleBook book,
        string operation,
        SchoolCalendar? calendar,
        IReadOnlyList<DateOnly> bankHolidays,
        JsonElement facts
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        var asked =
            Known.GetValueOrDefault(operation)
            ?? throw new BadFactsException($"operation: '{operation}' is not known. Known: {string.Join(", ", Operations)}.");
        try
        {
            var call = new OperationCall(book, new(facts), calendar, bankHolidays);
            return (asked.Decide(call), call.Decision!);
        }
        catch (CalendarRangeException e)
        {
            throw new BadFactsException(e.Message);
        }
    }

    private SchoolCalendar Find(string name) =>
        Calendars.GetValueOrDefault(name)
        ?? throw new BadFactsException($"calendar: '{name}' is not known. Known: {string.Join(", ", Calendars.Keys)}.");
}
