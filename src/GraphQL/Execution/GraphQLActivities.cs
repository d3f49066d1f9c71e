using System.Diagnostics;

namespace AltProvision.GraphQL.Execution;

/// <summary>
/// The spans of an operation and of its batches, from the source <c>AltProvision.GraphQL</c>. What clients chose (documents, variables, names of
/// operations, aliases) may hold personal data and is in none of them.
/// </summary>
internal static class GraphQLActivities
{
    private static readonly ActivitySource Source = new("AltProvision.GraphQL");

    public static Activity? StartOperation(CompiledOperation operation)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var type = GraphQLMetrics.NameOf(operation.Definition.Operation);
        return Source
            .StartActivity($"graphql {type}")
            ?.SetTag("graphql.operation.type", type)
            .SetTag("graphql.operation.cost", operation.Cost);
    }

    /// <summary>One call of a resolver, for all parents of a level.</summary>
    public static Activity? StartBatch(string type, string field, int parents) =>
        Source.HasListeners()
            ? Source
                .StartActivity($"graphql {type}.{field}")
                ?.SetTag("graphql.field.coordinate", $"{type}.{field}")
                .SetTag("graphql.field.parents", parents)
            : null;

    public static void End(Activity? activity, IReadOnlyList<GraphQLError> errors)
    {
        activity?.SetTag("graphql.errors", errors.Count);
        if (errors.Any(static error => error.Code is ErrorCodes.Internal or ErrorCodes.Timeout))
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
