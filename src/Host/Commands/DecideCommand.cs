using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.RuleOperations;

namespace AltProvision.Host;

/// <summary>
/// <c>rules decide --calendars FILE</c>: questions as JSON lines in, answers as JSON lines out, in order. A question that cannot be
/// answered gets an error of its own and the next one is read.
/// </summary>
internal static class DecideCommand
{
    private const string Usage =
        "usage: rules decide [--calendars FILE]; FILE has the shape of the worked cases: calendars, bankHolidays, conventions.parameters";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(RuleBook book, string[] args, TextReader input, TextWriter output)
    {
        var questions = new RuleQuestions(
            book,
            args switch
            {
                [] => WorkedCases.File,
                ["--calendars", var file] => await ReadAsync(file),
                _ => throw new HostException(Usage),
            }
        );
        while (await input.ReadLineAsync() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteLineAsync(Text(Answer(questions, line)));
                await output.FlushAsync();
            }
        }

        return 0;
    }

    private static async Task<JsonElement> ReadAsync(string file)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            using var json = await JsonDocument.ParseAsync(stream);
            return json.RootElement.Clone();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new HostException($"--calendars {file}: {e.Message}");
        }
    }

    private static JsonObject Answer(RuleQuestions questions, string line)
    {
        JsonNode? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var question = json.RootElement;
            id =
                question.ValueKind is JsonValueKind.Object && question.TryGetProperty("id", out var given)
                    ? JsonNode.Parse(given.GetRawText())
                    : null;
            var read = new OperationFacts(question, "question");
            var operation = read.RequiredText("operation");
            var calendar = read.Text("calendar");
            var result = question.TryGetProperty("facts", out var facts)
                ? questions.Decide(operation, calendar, facts)
                : throw new BadFactsException("facts: missing, expected an object.");
            return new() { ["id"] = id, ["result"] = result };
        }
        catch (Exception e) when (e is BadFactsException or RuleFailedException)
        {
            return new() { ["id"] = id, ["error"] = e.Message };
        }
        catch (JsonException e)
        {
            return new() { ["id"] = id, ["error"] = $"This line is not JSON: {e.Message}" };
        }
    }

    private static string Text(JsonObject answer)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            answer.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
