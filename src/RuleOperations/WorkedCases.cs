using System.Text.Json;

namespace AltProvision.RuleOperations;

/// <summary>A decision worked out by hand, as it is shown beside the rules that it is an example of.</summary>
/// <param name="Id">Such as <c>AP-CASE-001</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Operation">The question that it answers.</param>
/// <param name="Calendar">Name of its calendar; null when no school days are counted.</param>
/// <param name="Facts">What was known, as JSON.</param>
/// <param name="RuleIds">Rules that it shows.</param>
/// <param name="Expected">The right answer, as JSON.</param>
/// <param name="Why">Why it is right, in a sentence.</param>
public sealed record WorkedCase(
    string Id,
    string Title,
    string Operation,
    string? Calendar,
    JsonElement Facts,
    IReadOnlyList<string> RuleIds,
    JsonElement Expected,
    string Why
);

/// <summary>The worked decisions that come with the product, with the calendars that they count on.</summary>
public static class WorkedCases
{
    /// <summary>The file whole: calendars, bank holidays and conventions beside the cases.</summary>
    public static JsonElement File { get; } = ReadFile();

    /// <summary>Every case, in order.</summary>
    public static IReadOnlyList<WorkedCase> All { get; } = [.. File.GetProperty("cases").EnumerateArray().Select(Read)];

    /// <summary>Every operation that the cases know.</summary>
    public static IReadOnlyList<string> Operations { get; } =
    [.. File.GetProperty("operations").EnumerateObject().Select(operation => operation.Name)];

    private static WorkedCase Read(JsonElement json) =>
        new(
            Text(json, "id")!,
            Text(json, "title")!,
            Text(json, "operation")!,
            Text(json, "calendar"),
            json.GetProperty("facts"),
            [.. json.GetProperty("ruleIds").EnumerateArray().Select(id => id.GetString()!)],
            json.GetProperty("expected"),
            Text(json, "why")!
        );

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static JsonElement ReadFile()
    {
        using var stream = typeof(WorkedCases).Assembly.GetManifestResourceStream("cases.json")!;
        using var file = JsonDocument.Parse(stream);
        return file.RootElement.Clone();
    }
}
