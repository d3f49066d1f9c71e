using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>
/// Gathers what is held about one child, for the child or who acts for them (UK GDPR art. 15): the graph asked in the product's own name, and
/// so on record, without what is of others (docs/adr/0019).
/// </summary>
internal sealed class SubjectAccess(IServiceProvider services)
{
    /// <summary>In the document, the beginning of the name of what is of somebody else.</summary>
    public const string Another = "another_";

    public const string InPlaceOfAnother = "[name of another person]";

    public static readonly string Document = ReadDocument();

    // Shorter ones stand in other words.
    private const int ShortestName = 4;

    private readonly GraphQLExecutor executor = services.GetRequiredService<GraphQLExecutor>();
    private readonly List<string> shortened = [];
    private readonly HashSet<string> others = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="id">The child, as the graph gives the ID.</param>
    /// <param name="reason">Why it is asked, for the audit.</param>
    /// <param name="withConcerns">Whether safeguarding concerns are told too: for whom and why is in the reason.</param>
    /// <returns>Null when there is no such child.</returns>
    public async Task<JsonObject?> GatherAsync(string id, string reason, bool withConcerns, CancellationToken cancellationToken)
    {
        if ((await AskAsync("Child", new { id }, reason, cancellationToken))["node"] is not JsonObject child)
        {
            return null;
        }

        JsonArray placements = [];
        foreach (var placement in child["placements"]!.AsArray().Select(placement => placement!["id"]!.GetValue<string>()))
        {
            // Each by itself: all at once would be more than the limits of an operation allow.
            var told = (await AskAsync("Placement", new { id = placement }, reason, cancellationToken))["node"]!.DeepClone();
            told["marks"] = await GatherMarksAsync(placement, reason, cancellationToken);
            placements.Add(told);
        }

        child["placements"] = placements;
        if (withConcerns)
        {
            child["concerns"] = (await AskAsync("Concerns", new { id }, reason, cancellationToken))["node"]!["concerns"]!.DeepClone();
        }

        NoteWhatIsShortened(child, executor.Schema.Types.OfType<ObjectType>().Single(type => type.Name == "Pupil"));
        return new()
        {
            ["toldOn"] = LondonTime.Today(services.GetRequiredService<TimeProvider>()).Iso(),
            ["concernsAreTold"] = withConcerns,
            ["listsThatGoOn"] = new JsonArray([.. shortened.Distinct().Select(name => JsonValue.Create(name))]),
            ["child"] = WithoutNames(PutInOtherWords(child)),
        };
    }

    private async Task<JsonArray> GatherMarksAsync(string placement, string reason, CancellationToken cancellationToken)
    {
        JsonArray marks = [];
        string? after = null;
        do
        {
            var page = (await AskAsync("Attendance", new { placement, after }, reason, cancellationToken))["attendanceMarks"]!;
            foreach (var mark in page["nodes"]!.AsArray())
            {
                marks.Add(mark!.DeepClone());
            }

            after = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? page["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
        } while (after is not null);

        return marks;
    }

    private async Task<JsonObject> AskAsync(string operation, object variables, string reason, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var request = new GraphQLRequest(Document, operation, JsonSerializer.SerializeToElement(variables)) { Reason = reason };
        var result = await executor.ExecuteAsync(request, scope.ServiceProvider, ViewerClaims.Product, cancellationToken);
        if (result.Errors.Count > 0)
        {
            // Half of it, sent as if it were all, would be worse than none.
            throw new InvalidOperationException($"{operation} cannot be answered: {result.Errors[0].Message}");
        }

        using var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream))
        {
            result.Write(writer);
        }

        return JsonNode.Parse(stream.ToArray())!["data"]!.AsObject();
    }

    // Descriptions say how long a list can be: "at most 50".
    private void NoteWhatIsShortened(JsonObject told, ObjectType type)
    {
        foreach (var (name, value) in told)
        {
            if (type.Fields.FirstOrDefault(field => field.Name == name) is not { Type.Named: ObjectType part } field)
            {
                continue;
            }

            var items = value as IEnumerable<JsonNode?> ?? new[] { value };
            if (value is JsonArray { Count: > 0 and var count } && MostOf(field.Description) <= count)
            {
                shortened.Add($"{type.Name}.{name}");
            }

            foreach (var item in items.OfType<JsonObject>())
            {
                NoteWhatIsShortened(item, part);
            }
        }
    }

    private static int? MostOf(string? description)
    {
        const string Bound = "at most ";
        var at = description?.IndexOf(Bound, StringComparison.Ordinal) ?? -1;
        var digits = at < 0 ? "" : string.Concat(description![(at + Bound.Length)..].TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var most) ? most : null;
    }

    private JsonNode? PutInOtherWords(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                JsonObject told = [];
                foreach (var (name, value) in map)
                {
                    var isOfAnother = name.StartsWith(Another, StringComparison.Ordinal);
                    if (isOfAnother && value is JsonValue text)
                    {
                        others.Add(text.ToString());
                    }

                    told[isOfAnother ? name[Another.Length..] : name] =
                        isOfAnother && value is not null ? InPlaceOfAnother : PutInOtherWords(value);
                }

                return told;
            case JsonArray list:
                return new JsonArray([.. list.Select(PutInOtherWords)]);
            default:
                return node?.DeepClone();
        }
    }

    // Who was named as somebody else is somebody else in free text too. Whom nobody named, only a reader finds.
    private JsonNode? WithoutNames(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, WithoutNames(entry.Value)))),
            JsonArray list => new JsonArray([.. list.Select(WithoutNames)]),
            JsonValue value when value.TryGetValue<string>(out var text) && text != InPlaceOfAnother => others
                .Where(name => name.Length >= ShortestName)
                .OrderByDescending(name => name.Length)
                .Aggregate(text, (rest, name) => rest.Replace(name, InPlaceOfAnother, StringComparison.OrdinalIgnoreCase)),
            _ => node?.DeepClone(),
        };

    private static string ReadDocument()
    {
        using var stream = typeof(SubjectAccess).Assembly.GetManifestResourceStream("child.graphql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
