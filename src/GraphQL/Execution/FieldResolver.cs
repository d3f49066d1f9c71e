using System.Security.Claims;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>How a field gets its values.</summary>
internal abstract class FieldResolver
{
    /// <summary>Makes of a leaf what its scalar writes; for opaque ids.</summary>
    public Func<object, object>? EncodeLeaf { get; init; }

    /// <summary>What the field costs besides what lies below it; null: the default.</summary>
    public int? Weight { get; init; }

    /// <summary>How long its list is taken to be; null: the default.</summary>
    public int? AssumedSize { get; init; }

    /// <summary>Whether it depends on who asks, and not on permissions alone.</summary>
    public bool IsPerPerson { get; set; }
}

/// <summary>Pure and synchronous: called for each parent, without a scope.</summary>
internal sealed class PureResolver(Func<FieldCall, object, object?> resolve) : FieldResolver
{
    public object? Resolve(FieldCall call, object parent) => resolve(call, parent);
}

/// <summary>One call for all parents of a level. The answer is in the order of the parents.</summary>
internal sealed class BatchFieldResolver(Func<FieldCall, Task<IReadOnlyList<object?>>> resolve) : FieldResolver
{
    public Task<IReadOnlyList<object?>> ResolveAsync(FieldCall call) => resolve(call);
}

/// <summary>The source stream of a subscription, whose events become the parents of the root field.</summary>
internal sealed class SubscriptionResolver(
    Func<FieldCall, CancellationToken, IAsyncEnumerable<object?>> subscribe,
    FieldResolver resolveEvent
) : FieldResolver
{
    public FieldResolver ResolveEvent { get; } = resolveEvent;

    /// <summary>Whether equal subscribers share a stream.</summary>
    public bool IsShared { get; init; }

    /// <summary>The argument that says behind which event to begin; null when there is none.</summary>
    public string? ResumeArgument { get; init; }

    public IAsyncEnumerable<object?> Subscribe(FieldCall call, CancellationToken cancellationToken) => subscribe(call, cancellationToken);
}

/// <summary>One field of one level: what a resolver may know.</summary>
/// <param name="variables">By which it is known what is selected of the field.</param>
internal sealed class FieldCall(
    CompiledField compiled,
    IReadOnlyDictionary<string, object?> variables,
    IReadOnlyList<object> parents,
    IReadOnlyDictionary<string, object?> arguments,
    CancellationToken cancellationToken
) : ISelection, INodes
{
    public Schema Schema => compiled.Schema;

    public IReadOnlyList<object> Parents { get; } = parents;

    /// <summary>Coerced arguments; those that are absent are absent.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; } = arguments;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The field's own scope. Not there for pure resolvers.</summary>
    public IServiceProvider Services
    {
        get => field ?? throw new InvalidOperationException("A pure resolver has no services.");
        set;
    }

    public bool Contains(string name) => compiled.IsSelected(name, variables);

    public async Task<object?> FindAsync(AnyId id) => Schema.Nodes is { } nodes ? (await nodes.FindAsync(this, [id.Value]))[0] : null;

    public async Task<IReadOnlyList<object?>> FindAsync(string type, IReadOnlyList<Guid> ids) =>
        Schema.Nodes is { } nodes ? await nodes.FindAsync(this, [.. ids.Select(id => OpaqueId.Encode(type, id))]) : new object?[ids.Count];
}

/// <summary>One parent's value could not be resolved; the others of the batch could.</summary>
internal sealed record ResolverFailure(Exception Exception);

/// <summary>Who asks, and with which services.</summary>
internal sealed record RequestContext(IServiceProvider Services, Caller Caller)
{
    public ClaimsPrincipal User => Caller.User;

    public string RequestId => Caller.RequestId;
}
