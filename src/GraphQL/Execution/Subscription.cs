namespace AltProvision.GraphQL.Execution;

/// <summary>A subscription whose variables and arguments are good.</summary>
internal sealed record Subscription(
    CompiledOperation Operation,
    SubscriptionResolver Resolver,
    IReadOnlyDictionary<string, object?> Arguments,
    IReadOnlyDictionary<string, object?> Variables
)
{
    /// <summary>Whether one execution can serve all who have the same permissions.</summary>
    public bool IsShareable =>
        Resolver.IsShared
        && !Operation.IsPerPerson
        && (Resolver.ResumeArgument is null || Arguments.GetValueOrDefault(Resolver.ResumeArgument) is null);
}
