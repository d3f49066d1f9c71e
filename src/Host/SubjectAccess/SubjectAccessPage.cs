using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>What is held about a child, for people to read: one page that stands alone and can be printed.</summary>
internal sealed class SubjectAccessPage
{
    private const string Style = """
        body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
        h1,h2,h3{line-height:1.2}section{margin:1rem 0 1rem 1rem}article{border-left:4px solid #767676;padding-left:1rem;margin:1rem 0}
        dl{display:grid;grid-template-columns:minmax(10rem,1fr) 3fr;gap:.25rem 1rem;margin:.5rem 0}dt{font-weight:bold}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
        table{border-collapse:collapse;margin:.5rem 0}th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top}
        @media print{body{margin:0;max-width:none}article,tr{break-inside:avoid}}
        """;

    private const int DeepestHeading = 6;

    // Wider ones are not read on paper.
    private const int WidestTable = 8;

    // Words of the graph that people do not use.
    private static readonly Dictionary<string, string> words = new(StringComparer.Ordinal)
    {
        ["upn"] = "Unique pupil number (UPN)",
        ["hasEhcp"] = "Has an education, health and care plan",
        ["hasSenSupport"] = "Gets SEN support",
        ["facts"] = "Plans, support, care and free school meals",
        ["enrolments"] = "Schools",
        ["findings"] = "What the rules said",
        ["attendanceFindings"] = "What the rules say of the attendance",
        ["decisions"] = "How the rules were asked",
        ["inputs"] = "What they were told",
        ["birthDate"] = "Date of birth",
        ["marks"] = "Attendance, session by session",
        ["at"] = "When",
        ["by"] = "By when",
        ["on"] = "When",
        ["from"] = "From",
        ["until"] = "To",
    };

    private static readonly HashSet<string> abbreviations = new(StringComparer.OrdinalIgnoreCase) { "EHCP", "LA", "SEN", "UPN" };

    private readonly HashSet<string> codes;
    private readonly StringBuilder html = new();

    private SubjectAccessPage(Schema schema) =>
        codes = [.. schema.Types.OfType<EnumType>().SelectMany(type => type.Values).Select(value => value.Name)];

    /// <param name="told">What <see cref="SubjectAccess"/> has gathered.</param>
    public static string Write(JsonObject told, Schema schema)
    {
        var page = new SubjectAccessPage(schema);
        page.WriteAll(told);
        return page.html.ToString();
    }

    private void WriteAll(JsonObject told)
    {
        var child = told["child"]!.AsObject();
        var title = $"What is held about {child["givenName"]} {child["familyName"]}";
        html.Append($"<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(title)}</title>\n");
        html.Append($"<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{Text(title)}</h1>\n");
        Paragraph(
            $"This is what AltProvision held on {Words(told["toldOn"]!)}: who the child is, where they went to school, how alternative provision was found for them, and how it went."
        );
        Paragraph(
            $"Where it says “{SubjectAccess.InPlaceOfAnother}”, it is about somebody else, who has a right to privacy too. Ask us if you need to know who it is."
        );
        Paragraph(
            told["concernsAreTold"]!.GetValue<bool>()
                ? "Concerns that people had about the child’s safety are among it."
                : "If people had concerns about the child’s safety, they are not told here. The law lets us keep back what could do a child serious harm, or is about abuse (Data Protection Act 2018, Schedule 3). Ask us if you want somebody to look at that again."
        );
        if (told["listsThatGoOn"] is JsonArray { Count: > 0 } longer)
        {
            Paragraph(
                $"Of these lists only the newest entries are shown; ask us for the rest: {string.Join(", ", longer.Select(name => Label(name!.ToString().Split('.')[1])))}."
            );
        }

        Paragraph(
            "If something is wrong, ask the school to put it right; what stood there before is kept. If you are not content with this answer, you can ask us to look at it again, or complain to the Information Commissioner’s Office (ico.org.uk, 0303 123 1113)."
        );
        WriteObject(child, 2);
        html.Append("</body>\n</html>\n");
    }

    private void Paragraph(string text) => html.Append($"<p>{Text(text)}</p>\n");

    private void WriteObject(JsonObject item, int level)
    {
        var entries = item.Where(entry => !IsNothing(entry.Value)).ToList();
        var plain = entries.Where(entry => IsPlain(entry.Value)).ToList();
        if (plain.Count > 0)
        {
            html.Append("<dl>\n");
            foreach (var (name, value) in plain)
            {
                html.Append($"<dt>{Text(Label(name))}</dt><dd>{Text(Plain(value))}</dd>\n");
            }

            html.Append("</dl>\n");
        }

        foreach (var (name, value) in entries.Except(plain))
        {
            html.Append($"<section>\n<h{level}>{Text(Label(name))}</h{level}>\n");
            WriteParts(value!, Math.Min(level + 1, DeepestHeading));
            html.Append("</section>\n");
        }
    }

    private void WriteParts(JsonNode value, int level)
    {
        if (value is JsonObject part)
        {
            WriteObject(part, level);
            return;
        }

        var items = value.AsArray().OfType<JsonObject>().ToList();
        var columns = items.SelectMany(item => item.Where(cell => !IsNothing(cell.Value)).Select(cell => cell.Key)).Distinct().ToList();
        if (columns.Count <= WidestTable && items.TrueForAll(IsRow))
        {
            WriteTable(columns, items, level);
            return;
        }

        foreach (var item in items)
        {
            html.Append("<article>\n");
            WriteObject(item, level);
            html.Append("</article>\n");
        }
    }

    private void WriteTable(List<string> columns, List<JsonObject> rows, int level)
    {
        html.Append($"<table>\n<tr>{string.Concat(columns.Select(name => $"<th scope=\"col\">{Text(Label(name))}</th>"))}</tr>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var value in columns.Select(name => row[name]))
            {
                html.Append("<td>");
                if (IsNothing(value) || IsPlain(value))
                {
                    html.Append(Text(Plain(value)));
                }
                else
                {
                    WriteParts(value!, level);
                }

                html.Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    // A list within a row, such as the corrections of a mark, has a place in its cell.
    private static bool IsRow(JsonObject item) =>
        item.All(entry =>
            IsNothing(entry.Value)
            || IsPlain(entry.Value)
            || (
                entry.Value is JsonArray list
                && list.OfType<JsonObject>().All(part => part.All(e => IsNothing(e.Value) || IsPlain(e.Value)))
            )
        );

    private static bool IsNothing(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } || (value is JsonObject map && map.All(entry => IsNothing(entry.Value)));

    // A school or a provider is told by its name alone.
    private static bool IsPlain(JsonNode? value) =>
        value switch
        {
            JsonValue => true,
            JsonArray list => list.All(item => item is JsonValue),
            JsonObject map => map.Count == 1 && map.ContainsKey("name"),
            _ => false,
        };

    private string Plain(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonArray list => string.Join(", ", list.Select(item => Words(item!))),
            JsonObject map when map.ContainsKey("name") => map["name"]?.ToString() ?? "",
            JsonObject or JsonArray => "",
            _ => Words(value),
        };

    private string Words(JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                return "yes";
            case JsonValueKind.False:
                return "no";
            case JsonValueKind.String:
                var text = value.ToString();
                return codes.Contains(text) && text.Length > 3 ? Sentence(text.Split('_'))
                    : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                        ? date.InWords()
                    : text.Contains('T', StringComparison.Ordinal)
                    && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
                    && char.IsAsciiDigit(text[0])
                        ? $"{LondonTime.DateOf(moment).InWords()}, {LondonTime.Local(moment).ToString("HH:mm", CultureInfo.InvariantCulture)}"
                    : text;
            default:
                return value.ToString();
        }
    }

    private static string Label(string name)
    {
        if (words.TryGetValue(name, out var known))
        {
            return known;
        }

        StringBuilder apart = new();
        foreach (var letter in name)
        {
            apart.Append(char.IsUpper(letter) ? $" {letter}" : letter);
        }

        return Sentence(apart.ToString().Split(' '));
    }

    private static string Sentence(IEnumerable<string> parts)
    {
        var text = string.Join(' ', parts.Select(part => abbreviations.Contains(part) ? part.ToUpperInvariant() : part.ToLowerInvariant()));
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
