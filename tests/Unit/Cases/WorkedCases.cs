using System.Reflection;
using System.Text.Json;
using AltProvision.Kernel;

namespace AltProvision.Tests.Unit;

/// <summary>The worked decision cases, as the domain research handed them over.</summary>
internal static class WorkedCases
{
    private static readonly JsonElement Root = Read();

    public static IReadOnlyList<JsonElement> All { get; } = [.. Root.GetProperty("cases").EnumerateArray()];

    public static IReadOnlySet<string> Operations { get; } =
        Root.GetProperty("operations").EnumerateObject().Select(o => o.Name).ToHashSet();

    public static IReadOnlyList<DateOnly> BankHolidays { get; } = Dates(Root.GetProperty("bankHolidays"));

    public static SchoolCalendar Calendar(string id)
    {
        var calendar = Root.GetProperty("calendars").GetProperty(id);
        return new(
            calendar.Text("name")!,
            isProvisional: false,
            [
                .. calendar
                    .GetProperty("halfTerms")
                    .EnumerateArray()
                    .Select(block => new HalfTerm(block.Text("id")!, block.Date("start")!.Value, block.Date("end")!.Value)),
            ],
            Dates(calendar.GetProperty("insetAndClosureDays")),
            BankHolidays
        );
    }

    public static RuleBook Book { get; } = RulePackLoader.Load([EnglandPack, DudleyPack]);

    private static Assembly EnglandPack => Assembly.Load("AltProvision.Rules.England");

    private static Assembly DudleyPack => Assembly.Load("AltProvision.Rules.Dudley");

    public static RuleDecision Check<TFacts>(DateOnly eventDate, TFacts facts, string? laCode = null)
        where TFacts : class => new RuleBook<TFacts>(Book).Check(eventDate, facts, laCode);

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.GetString() : null;

    public static bool Flag(this JsonElement element, string name, bool otherwise = false) =>
        element.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;

    public static int? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    public static DateOnly? Date(this JsonElement element, string name) =>
        element.Text(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd") : null;

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static IReadOnlyList<DateOnly> Dates(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => DateOnly.ParseExact(item.GetString()!, "yyyy-MM-dd"))];

    private static JsonElement Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "cases.json")));
        return file.RootElement.Clone();
    }
}
