using AltProvision.GraphQL.Execution;

namespace AltProvision.GraphQL;

/// <summary>An error that the client is told of as it is. Locations and path are filled in.</summary>
public sealed class GraphQLException(GraphQLError error) : Exception(error.Message)
{
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    public GraphQLException(string message, string code = ErrorCodes.BadRequest)
        : this(new GraphQLError(message, code, [])) { }

    /// <summary>What the client is told; code and message are written as they are.</summary>
    public GraphQLError Error { get; } = error;
}
