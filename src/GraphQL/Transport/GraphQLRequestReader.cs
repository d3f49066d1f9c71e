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
