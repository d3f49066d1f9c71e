using System.Text.Json;
using AltProvision.GraphQL.Execution;

namespace AltProvision.GraphQL.Transport;

/// <summary>Reads the map that HTTP bodies and <c>subscribe</c> messages hold.</summary>
internal static class GraphQLRequestReader
{
    private const int LongestReason = 500;

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

        if (!TryReadText(map, "query", out var query))
        {
            message = "query has to be a string.";
            return false;
        }

        if (!TryReadText(map, "operationName", out var operationName) || !TryReadText(map, "documentId", out var documentId))
        {
            message = "operationName and documentId have to be strings.";
            return false;
        }

        if (!IsMapOrNothing(map, "variables") || !IsMapOrNothing(map, "extensions"))
        {
            message = "variables and extensions have to be maps.";
            return false;
        }

        return TryMake(query, operationName, Find(map, "variables"), Find(map, "extensions"), documentId, out request, out message);
    }

    /// <summary>Puts together what was sent: a document, the hash of a trusted one, or both.</summary>
    public static bool TryMake(
        string? query,
        string? operationName,
        JsonElement? variables,
        JsonElement? extensions,
        string? documentId,
        out GraphQLRequest? request,
        out string message
    )
    {
        request = null;
        if (!TryReadHash(documentId, extensions, out var hash))
        {
            message =
                "A document's hash is \"sha256:\" and 64 hexadecimal digits as documentId, or the digits as extensions.persistedQuery.sha256Hash.";
            return false;
        }

        message = "query has to be a string, and must not be missing unless documentId names a trusted document.";
        if (query is null && hash is null)
        {
            return false;
        }

        if (!TryReadReason(extensions, out var reason))
        {
            message = $"extensions.reason has to be a string of at most {LongestReason} characters.";
            return false;
        }

        request = new(query ?? "", operationName, variables) { DocumentHash = hash, Reason = reason };
        return true;
    }

    private static bool TryReadReason(JsonElement? extensions, out string? reason)
    {
        reason = null;
        return extensions is not { ValueKind: JsonValueKind.Object } map
            || (TryReadText(map, "reason", out reason) && reason is not { Length: > LongestReason });
    }

    // Half of a surrogate pair can be escaped in a name too, and then no entry can be looked up.
    private static bool HasReadableNames(JsonElement map)
    {
        if (map.ValueKind is not JsonValueKind.Object)
        {
            return true;
        }

        try
        {
            return map.EnumerateObject().All(static entry => entry.Name.Length >= 0);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // https://graphql.github.io/graphql-over-http/draft/#sec-Persisted-Documents, and the older way of Apollo's clients and urql.
    private static bool TryReadHash(string? documentId, JsonElement? extensions, out string? hash)
    {
        hash = null;
        if (extensions is { } sent && !HasReadableNames(sent))
        {
            return false;
        }

        if (documentId is not null)
        {
            hash = documentId.StartsWith("sha256:", StringComparison.Ordinal) ? documentId["sha256:".Length..] : "";
        }
        else if (
            extensions is { ValueKind: JsonValueKind.Object } map
            && Find(map, "persistedQuery") is { ValueKind: not JsonValueKind.Null } persisted
        )
        {
            hash =
                persisted.ValueKind is JsonValueKind.Object
                && HasReadableNames(persisted)
                && TryReadText(persisted, "sha256Hash", out var text)
                    ? text ?? ""
                    : "";
        }

        hash = hash?.ToLowerInvariant();
        return hash is null || TrustedDocuments.IsHash(hash);
    }

    private static JsonElement? Find(JsonElement map, string name) => map.TryGetProperty(name, out var value) ? value : null;

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
