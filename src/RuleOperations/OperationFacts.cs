using System.Globalization;
using System.Text.Json;

namespace AltProvision.RuleOperations;

/// <summary>
/// The facts of a question, as JSON. Every reading names the fact when it is missing or of another kind, and is remembered, so that
/// a fact that nobody reads is found: it is mistyped, and an answer without it would be wrong.
/// </summary>
public sealed class OperationFacts
{
    private readonly JsonElement json;
    private readonly string path;
    private readonly List<OperationFacts> children = [];
    private readonly SortedSet<string> read = new(StringComparer.Ordinal);

    /// <param name="json">An object.</param>
    /// <param name="path">How the object is called in messages.</param>
    public OperationFacts(JsonElement json, string path = "facts")
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new BadFactsException($"{path}: expected an object, found {Kind(json)}.");
        }

        this.json = json;
        this.path = path;
    }

    /// <summary>True when the fact is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text, or null when it is not there.</summary>
    public string? Text(string name) => Find(name) is { } value ? Text(value, $"{path}.{name}") : null;

    /// <summary>A text that has to be there.</summary>
    public string RequiredText(string name) => Text(name) ?? throw Missing(name, "a text");

    /// <summary>One of the words given, or null when it is not there.</summary>
    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct =>
        Text(name) is not { } text ? null
        : words.TryGetValue(text, out var value) ? value
        : throw Expected(name, $"one of {string.Join(", ", words.Keys)}", $"'{text}'");

    /// <summary>One of the words given, which has to be there.</summary>
    public T RequiredWord<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => Word(name, words) ?? throw Missing(name, $"one of {string.Join(", ", words.Keys)}");

    /// <summary>True or false; false, or what is given, when it is not there.</summary>
    public bool Flag(string name, bool otherwise = false) => OptionalFlag(name) ?? otherwise;

    /// <summary>True, false, or null when it is not there.</summary>
    public bool? OptionalFlag(string name) =>
        Find(name) is not { } value
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Expected(name, "true or false", Kind(value)),
            };

    /// <summary>True or false, which has to be there.</summary>
    public bool RequiredFlag(string name) => OptionalFlag(name) ?? throw Missing(name, "true or false");

    /// <summary>A whole number, or null when it is not there.</summary>
    public int? Integer(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Expected(name, "a whole number", Kind(value));

    /// <summary>A whole number that has to be there.</summary>
    public int RequiredInteger(string name) => Integer(name) ?? throw Missing(name, "a whole number");

    /// <summary>A whole number, also as text ("2026"), or null when it is not there.</summary>
    public int? WholeNumber(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind is not JsonValueKind.String ? Integer(name)
        : int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Expected(name, "a whole number", Kind(value));

    /// <summary>A number, or null when it is not there.</summary>
    public decimal? Number(string name) => Find(name) is { } value ? Number(value, $"{path}.{name}") : null;

    /// <summary>A number that has to be there.</summary>
    public decimal RequiredNumber(string name) => Number(name) ?? throw Missing(name, "a number");

    /// <summary>A date, or null when it is not there.</summary>
    public DateOnly? Date(string name) => Find(name) is { } value ? Date(value, $"{path}.{name}") : null;

    /// <summary>A date that has to be there.</summary>
    public DateOnly RequiredDate(string name) => Date(name) ?? throw Missing(name, "a date such as 2025-11-24");

    /// <summary>A moment with its offset, which has to be there.</summary>
    public DateTimeOffset RequiredMoment(string name) =>
        Find(name) is not { } value ? throw Missing(name, "a moment such as 2025-11-24T16:10:00Z")
        : value.ValueKind is JsonValueKind.String && value.TryGetDateTimeOffset(out var moment) ? moment
        : throw Expected(name, "a moment such as 2025-11-24T16:10:00Z", Kind(value));

    /// <summary>A list of texts; empty when it is not there.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => Text(item.Value, item.Path))];

    /// <summary>A list of numbers; empty when it is not there.</summary>
    public IReadOnlyList<decimal> Numbers(string name) => [.. Items(name).Select(item => Number(item.Value, item.Path))];

    /// <summary>A list of dates; empty when it is not there.</summary>
    public IReadOnlyList<DateOnly> Dates(string name) => [.. Items(name).Select(item => Date(item.Value, item.Path))];

    /// <summary>A list of pairs of dates, <c>["2025-11-10","2025-11-12"]</c>; empty when it is not there.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> DatePairs(string name) =>
        [
            .. Items(name)
                .Select(item =>
                    item.Value.ValueKind is JsonValueKind.Array && item.Value.GetArrayLength() == 2
                        ? (Date(item.Value[0], $"{item.Path}[0]"), Date(item.Value[1], $"{item.Path}[1]"))
                        : throw new BadFactsException($"{item.Path}: expected a pair of dates, found {Kind(item.Value)}.")
                ),
        ];

    /// <summary>Facts inside the facts, or null when they are not there.</summary>
    public OperationFacts? Object(string name) => Find(name) is { } value ? Child(value, $"{path}.{name}") : null;

    /// <summary>Facts inside the facts, which have to be there.</summary>
    public OperationFacts RequiredObject(string name) => Object(name) ?? throw Missing(name, "an object");

    /// <summary>A list of objects; empty when it is not there.</summary>
    public IReadOnlyList<OperationFacts> Objects(string name) => [.. Items(name).Select(item => Child(item.Value, item.Path))];

    /// <summary>The names inside an object whose names are free, such as sessions.</summary>
    public IReadOnlyList<string> Names => [.. json.EnumerateObject().Select(property => property.Name)];

    /// <summary>Says which facts nobody has read. Call when all that is known has been read.</summary>
    public void RequireAllRead()
    {
        if (Names.FirstOrDefault(name => !read.Contains(name)) is { } unknown)
        {
            throw new BadFactsException($"{path}.{unknown}: not known here. Known: {string.Join(", ", read)}.");
        }

        children.ForEach(child => child.RequireAllRead());
    }

    private JsonElement? Find(string name)
    {
        read.Add(name);
        return json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
    }

    private IEnumerable<(JsonElement Value, string Path)> Items(string name) =>
        Find(name) is not { } list ? []
        : list.ValueKind is JsonValueKind.Array ? list.EnumerateArray().Select((item, index) => (item, $"{path}.{name}[{index}]"))
        : throw Expected(name, "a list", Kind(list));

    private OperationFacts Child(JsonElement value, string at)
    {
        var child = new OperationFacts(value, at);
        children.Add(child);
        return child;
    }

    private static string Text(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : throw new BadFactsException($"{at}: expected a text, found {Kind(value)}.");

    private static decimal Number(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : throw new BadFactsException($"{at}: expected a number, found {Kind(value)}.");

    private static DateOnly Date(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.String
        && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new BadFactsException($"{at}: expected a date such as 2025-11-24, found {Kind(value)}.");

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.Undefined => "nothing",
            _ => value.GetRawText(),
        };

    private BadFactsException Missing(string name, string expected) => new($"{path}.{name}: missing, expected {expected}.");

    private BadFactsException Expected(string name, string expected, string found) =>
        new($"{path}.{name}: expected {expected}, found {found}.");
}
