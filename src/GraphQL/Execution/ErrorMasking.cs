using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Execution;

/// <summary>What clients are told of exceptions: nothing, unless somebody said that they may know.</summary>
internal static class ErrorMasking
{
    public static GraphQLError ToError(Exception exception, ExecutionOptions options, RequestContext request, ILogger logger, string field)
    {
        if (exception is GraphQLException known)
        {
            return known.Error;
        }

        if (options.ErrorFilter?.Invoke(exception, logger) is { } told)
        {
            return told;
        }

        logger.LogError(exception, "Field {Field} failed in request {RequestId}", field, request.RequestId);
        return Internal(request.RequestId);
    }

    public static GraphQLError Internal(string requestId) =>
        new(
            $"Something went wrong on our side. Quote request {requestId} when you report it.",
            ErrorCodes.Internal,
            [],
            Extensions: new Dictionary<string, object?> { ["requestId"] = requestId }
        );
}
