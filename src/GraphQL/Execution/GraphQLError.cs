using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Execution;

/// <summary>An error of a response: https://spec.graphql.org/September2025/#sec-Errors</summary>
/// <param name="Message">For people; never holds personal data or an exception's text.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>; written as <c>extensions.code</c>.</param>
/// <param name="Locations">Where in the document; empty when there is no place.</param>
/// <param name="Path">Response names and list indexes (<see cref="string"/> or <see cref="int"/>); null for request errors.</param>
/// <param name="Rule">Name of the validation rule that found it, for the offline checker.</param>
/// <param name="Extensions">Further entries of <c>extensions</c>.</param>
public sealed record GraphQLError(
    string Message,
    string Code,
    IReadOnlyList<SourceLocation> Locations,
    IReadOnlyList<object>? Path = null,
    string? Rule = null,
    IReadOnlyDictionary<string, object?>? Extensions = null
);

/// <summary>The closed list of <c>extensions.code</c>.</summary>
public static class ErrorCodes
{
    /// <summary>The caller has not signed in, or the token is not valid any more.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller is known and may not do this at all.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The caller may see the object, but not this field of it.</summary>
    public const string ForbiddenField = "FORBIDDEN_FIELD";

    /// <summary>There is no trusted document with the hash that was sent.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The request around the document is wrong: its form, its operation name, its transport.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The document is no GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema: https://spec.graphql.org/September2025/#sec-Validation</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or an argument has a value that is not accepted.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The document asks for more than the limits allow.</summary>
    public const string CostExceeded = "COST_EXCEEDED";

    /// <summary>
    /// Too much was asked for, runs, or is open on the connection; the same succeeds later. <c>extensions.retryAfter</c> says in how many
    /// seconds, where it is known.
    /// </summary>
    public const string Throttled = "THROTTLED";

    /// <summary>The operation took longer than it may; what it changed until then stays.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The object has changed since the caller read it.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>A fault of the server. Its text is in the log only, under the trace ID that comes with the error.</summary>
    public const string Internal = "INTERNAL";
}
