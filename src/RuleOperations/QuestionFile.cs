using System.Text.Json;
using AltProvision.Kernel;

namespace AltProvision.RuleOperations;

/// <summary>What questions need besides their facts, read from a file in the shape of <c>cases.json</c>.</summary>
/// <param name="Calendars">By the names that questions use.</param>
/// <param name="BankHolidays">Of England and Wales.</param>
/// <param name="Parameters">In place of the national defaults, by key.</param>
internal sealed record QuestionFile(
    IReadOnlyDictionary<string, SchoolCalendar> Calendars,
    IReadOnlyList<DateOnly> BankHolidays,
    IReadOnlyDictionary<string, string> Parameters
)
{
    // The file says in one word what the rules keep apart, or calls it by another name.
    private static readonly Dictionary<string, string[]> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["insurance.minimum"] = ["insurance.employersLiabilityMin", "insurance.publicLiabilityMin"],
    };

    public static QuestionFile Read(JsonElement json)
    {
        var file = new OperationFacts(json, "file");
        var bankHolidays = file.Dates("bankHolidays");
        var calendars = file.RequiredObject("calendars");
        return new(
            calendars.Names.ToDictionary(name => name, name => Calendar(calendars.RequiredObject(name), bankHolidays)),
            bankHolidays,
            json.TryGetProperty("conventions", out var conventions) && conventions.TryGetProperty("parameters", out var parameters)
                ? Flat(parameters, prefix: "").SelectMany(Renamed).ToDictionary()
                : []
        );
    }

    private static SchoolCalendar Calendar(OperationFacts calendar, IReadOnlyList<DateOnly> bankHolidays)
    {
        try
        {
            return new(
                calendar.RequiredText("name"),
                calendar.Flag("provisional"),
                [
                    .. calendar
                        .Objects("halfTerms")
                        .Select(block => new HalfTerm(block.RequiredText("id"), block.RequiredDate("start"), block.RequiredDate("end"))),
                ],
                calendar.Dates("insetAndClosureDays"),
                bankHolidays
            );
        }
        catch (ArgumentException e)
        {
            throw new BadFactsException($"file.calendars: {e.Message}");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonElement parameters, string prefix) =>
        parameters
            .EnumerateObject()
            .SelectMany(parameter =>
                parameter.Value.ValueKind is JsonValueKind.Object
                    ? Flat(parameter.Value, $"{prefix}{parameter.Name}.")
                    : [KeyValuePair.Create(prefix + parameter.Name, parameter.Value.ToString())]
            );

    private static IEnumerable<KeyValuePair<string, string>> Renamed(KeyValuePair<string, string> parameter) =>
        OtherNames.GetValueOrDefault(parameter.Key, [parameter.Key]).Select(key => KeyValuePair.Create(key, parameter.Value));
}
