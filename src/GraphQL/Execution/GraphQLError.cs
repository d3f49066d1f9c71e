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
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string Forbidden = "FORBIDDEN";
    public const string ForbiddenField = "FORBIDDEN_FIELD";
    public const string NotFound = "NOT_FOUND";
    public const string BadRequest = "BAD_REQUEST";
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string CostExceeded = "COST_EXCEEDED";
    public const string Throttled = "THROTTLED";
    public const string Timeout = "TIMEOUT";
    public const string Conflict = "CONFLICT";
    public const string Internal = "INTERNAL";
}
