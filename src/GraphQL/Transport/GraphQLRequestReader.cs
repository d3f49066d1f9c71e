using System.Text.Json;
using AltProvision.GraphQL.Execution;

namespace AltProvision.GraphQL.Transport;

/// <summary>Reads the map that HTTP bodies and <c>subscribe</c> messages hold.</summary>
internal static class GraphQLRequestReader
{
    public static bool TryRead(JsonElement map, out GraphQLRequest? request, out string message)
    {
        request = null;
        if (map.ValueKind is not JsonValueKind.Object)
        {
            message = "The request has to be a map.";
            return false;
        }

        if (!HasReadableNames(map))
        {
            message = "The request has an entry whose name is not well-formed Unicode.";
            return false;
        }

        if (!TryReadText(map, "query", out var query) || query is null)
        {
            message = "query has to be a string.";
            return false;
        }

        if (!TryReadText(map, "operationName", out var operationName))
        {
            message = "operationName has to be a string.";
            return false;
        }

        if (!IsMapOrNothing(map, "variables") || !IsMapOrNothing(map, "extensions"))
        {
            message = "variables and extensions have to be maps.";
            return false;
        }

        message = "";
        request = new(query, operationName, map.TryGetProperty("variables", out var variables) ? variables : null);
        return true;
    }

    // Half of a surrogate pair can be escaped in a name too, and then no entry can be looked up.
    private static bool HasReadableNames(JsonElement map)
    {
        try
        {
            return map.EnumerateObject().All(static entry => entry.Name.Length >= 0);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static bool IsMapOrNothing(JsonElement map, string name) =>
        !map.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Object or JsonValueKind.Null;

    /// <summary>False when there is something that is no text. Half of a surrogate pair is no text.</summary>
    public static bool TryReadText(JsonElement map, string name, out string? text)
    {
        text = null;
        if (!map.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return true;
        }

        try
        {
            text = value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return text is not null;
    }
}
