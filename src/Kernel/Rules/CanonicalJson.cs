using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AltProvision.Kernel;

/// <summary>
/// One text for one set of facts: keys sorted, no white space, numbers without trailing zeros. A decimal that has been through
/// the database (18.00) must hash as it did before (18).
/// </summary>
internal static class CanonicalJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static string Write<T>(T value) => Sorted(JsonSerializer.SerializeToNode(value, Options))?.ToJsonString() ?? "null";

    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>Every value of an object by its path, <c>facts.periods[0].from</c>; nulls are left out.</summary>
    public static IReadOnlyDictionary<string, string> Flatten(string json)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        Flatten(JsonNode.Parse(json), path: "", values);
        return values;
    }

    private static void Flatten(JsonNode? node, string path, Dictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var (name, value) in properties)
                {
                    Flatten(value, path.Length == 0 ? name : $"{path}.{name}", values);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Flatten(items[i], $"{path}[{i}]", values);
                }

                break;
            case JsonValue value:
                values[path] = value.ToString();
                break;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject properties => new JsonObject(
                properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            JsonValue value when value.GetValueKind() is JsonValueKind.Number => Number(value),
            _ => node?.DeepClone(),
        };

    private static JsonValue Number(JsonValue value) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number / 1.0000000000000000000000000000m)
            : (JsonValue)value.DeepClone();
}
