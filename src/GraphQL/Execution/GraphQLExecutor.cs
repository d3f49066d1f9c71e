using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Execution;

/// <summary>What a client asks for: https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters</summary>
/// <param name="Query">The document; empty when only its hash was sent.</param>
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement? Variables = null)
{
    /// <summary>SHA-256 of a trusted document: 64 hexadecimal digits in lower case.</summary>
    public string? DocumentHash { get; init; }

    /// <summary>Why it is asked, as <c>extensions.reason</c> says; null when it does not.</summary>
    public string? Reason { get; init; }
}

/// <summary>Executes requests against one schema.</summary>
public sealed class GraphQLExecutor(Schema schema, ExecutionOptions options, IMeterFactory meters, ILogger<GraphQLExecutor> logger)
{
    private static readonly object RootValue = new();

    private readonly OperationCache _cache = new(options.Limits.PreparedOperations, options.Limits.PreparedSelections);
    private readonly RuntimeTypes _runtimeTypes = new();
    private IReadOnlyDictionary<string, TrustedDocument> _trusted = new Dictionary<string, TrustedDocument>();

    /// <summary>The schema that every request is validated against.</summary>
    public Schema Schema { get; } = schema;

    internal GraphQLMetrics Metrics { get; } = new(meters);

    /// <summary>Reads the folder of trusted documents and prepares what is in it.</summary>
    /// <exception cref="TrustedDocumentException">The folder or one of its files cannot be used.</exception>
    public void LoadTrustedDocuments() => _trusted = TrustedDocuments.Load(options.TrustedDocuments, PrepareAll);

    /// <summary>Runs a query or a mutation.</summary>
    /// <param name="services">Where the scopes of fields come from.</param>
    public Task<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    )
    {
        var (operation, errors) = Prepare(request, user);
        return operation is null
            ? Task.FromResult(ExecutionResult.RequestError(errors))
            : ExecuteAsync(operation, request.Variables, NewContext(services, user, null, request.Reason), cancellationToken);
    }

    /// <summary>Starts a subscription: either errors at once, or a stream of one result for each event.</summary>
    public (IReadOnlyList<GraphQLError> Errors, IAsyncEnumerable<ExecutionResult>? Events) Subscribe(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    )
    {
        var (operation, errors) = Prepare(request, user);
        if (operation is null)
        {
            return (errors, null);
        }

        (errors, var subscription) = PrepareSubscription(operation, request.Variables, user);
        return subscription is null
            ? (errors, null)
            : (errors, EventsAsync(subscription, NewContext(services, user, null, request.Reason), cancellationToken));
    }

    internal static RequestContext NewContext(IServiceProvider services, ClaimsPrincipal user, string? address, string? reason) =>
        new(services, NewCaller(user, address, reason));

    internal static Caller NewCaller(ClaimsPrincipal user, string? address, string? reason) =>
        new(user, address, Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString(), reason);

    /// <summary>Parses, validates, measures and compiles, unless that was done before.</summary>
    internal (CompiledOperation? Operation, IReadOnlyList<GraphQLError> Errors) Prepare(GraphQLRequest request, ClaimsPrincipal user)
    {
        var (operation, errors) = Prepare(request);
        if (operation is { IsIntrospection: true } && !options.MayIntrospect(user))
        {
            (operation, errors) = Refuse(
                "Introspection is for callers who have signed in. Send a token, or read the published schema.",
                ErrorCodes.Unauthenticated
            );
        }

        Metrics.Answered(errors);
        return (operation, Tell(user, errors));
    }

    // What an unknown name should have been says what the schema holds, as introspection does.
    private IReadOnlyList<GraphQLError> Tell(ClaimsPrincipal user, IReadOnlyList<GraphQLError> errors) =>
        errors.Count == 0 || options.MayIntrospect(user)
            ? errors
            : [.. errors.Select(static error => error with { Message = Suggestions.Without(error.Message) })];

    private (CompiledOperation? Operation, IReadOnlyList<GraphQLError> Errors) Prepare(GraphQLRequest request)
    {
        var hash = request.DocumentHash;
        if (hash is not null && request.Query.Length > 0 && hash != TrustedDocuments.HashOf(request.Query))
        {
            return Refuse($"The query's hash is not {hash}. Send the hash of exactly the text that you send.", ErrorCodes.BadRequest);
        }

        if (hash is not null || options.TrustedDocuments.Only)
        {
            hash ??= TrustedDocuments.HashOf(request.Query);
            if (_trusted.TryGetValue(hash, out var trusted))
            {
                return trusted.Operations.TryGetValue(request.OperationName ?? "", out var operation)
                    ? (operation, [])
                    : Compile(trusted.Text, request.OperationName);
            }

            if (options.TrustedDocuments.Only || request.Query.Length == 0)
            {
                return RefuseHash(request);
            }
        }

        var known = _cache.Find(request.Query, request.OperationName);
        Metrics.LookedUp(known is not null);
        if (known is not null)
        {
            return (known, []);
        }

        var prepared = Compile(request.Query, request.OperationName);
        if (prepared.Operation is not null)
        {
            _cache.Add(request.Query, request.OperationName, prepared.Operation);
        }

        return prepared;
    }

    private (CompiledOperation? Operation, IReadOnlyList<GraphQLError> Errors) RefuseHash(GraphQLRequest request) =>
        !options.TrustedDocuments.Only
            // By this message clients know that they have to send the text: https://www.apollographql.com/docs/apollo-server/performance/apq
            ? (
                null,
                [
                    new(
                        "PersistedQueryNotFound",
                        ErrorCodes.NotFound,
                        [],
                        Extensions: new Dictionary<string, object?>
                        {
                            ["remedy"] = $"There is no trusted document with the hash {request.DocumentHash}. Send the query itself.",
                        }
                    ),
                ]
            )
        : request.DocumentHash is { } hash
            ? Refuse(
                $"There is no trusted document with the hash {hash}, and nothing else runs here. Have it added first.",
                ErrorCodes.NotFound
            )
        : Refuse(
            "Only trusted documents run here, and this is none. Have it added, and send its hash as documentId, \"sha256:\" and 64 digits.",
            ErrorCodes.Forbidden
        );

    /// <exception cref="GraphQLException">An operation of the document cannot run.</exception>
    private Dictionary<string, CompiledOperation> PrepareAll(string text) =>
        NamesIn(text).ToDictionary(static name => name ?? "", name => CompileOrThrow(text, name));

    private static HashSet<string?> NamesIn(string text)
    {
        try
        {
            var document = Parser.ParseExecutable(new(text));
            var names = document
                .Definitions.OfType<OperationDefinitionNode>()
                .Select(static operation => operation.Name?.Value)
                .ToHashSet();
            // One that is alone may be asked for without its name.
            return names.Count > 1 ? names : [.. names, null];
        }
        catch (GraphQLSyntaxException)
        {
            // Compiling finds it again, and says it.
            return [null];
        }
    }

    private CompiledOperation CompileOrThrow(string text, string? operationName)
    {
        var (operation, errors) = Compile(text, operationName);
        return operation ?? throw new GraphQLException(errors[0]);
    }

    private (CompiledOperation? Operation, IReadOnlyList<GraphQLError> Errors) Compile(string text, string? operationName)
    {
        if (text.Length > options.Limits.MaxDocumentLength)
        {
            return Refuse(
                $"The document has {text.Length} characters; the limit is {options.Limits.MaxDocumentLength}.",
                ErrorCodes.CostExceeded
            );
        }

        try
        {
            var document = Parser.ParseExecutable(new(text), new ParserOptions { MaxTokens = options.Limits.MaxTokens });
            if (DocumentValidator.Validate(Schema, document) is { Count: > 0 } errors)
            {
                return (null, errors);
            }

            var operation = new CompiledOperation(Schema, document, FindOperation(document, operationName), options.Limits.MaxSelections);
            new OperationLimits(operation, options.Limits).Check();
            return (operation, []);
        }
        catch (GraphQLSyntaxException syntax)
        {
            return (null, [new(syntax.Message, ErrorCodes.ParseFailed, [syntax.Location])]);
        }
        catch (GraphQLException refusal)
        {
            return (null, [refusal.Error]);
        }
    }

    /// <summary>https://spec.graphql.org/September2025/#GetOperation()</summary>
    private static OperationDefinitionNode FindOperation(Document document, string? name)
    {
        var operations = document.Definitions.OfType<OperationDefinitionNode>().ToList();
        return name is not null
                ? operations.Find(o => o.Name?.Value == name) ?? throw new GraphQLException($"There is no operation named \"{name}\".")
            : operations.Count == 1 ? operations[0]
            : throw new GraphQLException(
                operations.Count == 0 ? "The document has no operation." : "The document has several operations: name one in operationName."
            );
    }

    internal async Task<ExecutionResult> ExecuteAsync(
        CompiledOperation operation,
        JsonElement? variables,
        RequestContext context,
        CancellationToken cancellationToken
    )
    {
        if (operation.Definition.Operation is OperationType.Subscription)
        {
            return ExecutionResult.RequestError([
                new("Subscriptions need an event stream (Accept: text/event-stream) or a WebSocket.", ErrorCodes.BadRequest, []),
            ]);
        }

        var (values, errors) = Coerce(operation, variables, context.User);
        return errors.Count > 0 ? Refused(errors) : await ExecuteAsync(operation, values, context, RootValue, cancellationToken);
    }

    /// <summary>What an operation would cost, and what is wrong with its variables, when there are any: an author may have none yet.</summary>
    internal ExecutionResult Validate(CompiledOperation operation, JsonElement? variables, ClaimsPrincipal user)
    {
        var errors = variables is { ValueKind: JsonValueKind.Object } ? Coerce(operation, variables, user).Errors : [];
        return errors.Count > 0 ? ExecutionResult.RequestError(errors) : ExecutionResult.Validated(operation.Cost);
    }

    /// <summary>Looks at the variables and arguments of a subscription, which is then ready to be listened to.</summary>
    internal (IReadOnlyList<GraphQLError> Errors, Subscription? Subscription) PrepareSubscription(
        CompiledOperation operation,
        JsonElement? variables,
        ClaimsPrincipal user
    )
    {
        if (operation.Definition.Operation is not OperationType.Subscription)
        {
            return ([new("This is no subscription.", ErrorCodes.BadRequest, [])], null);
        }

        var (values, errors) = Coerce(operation, variables, user);
        if (errors.Count > 0)
        {
            Metrics.Answered(errors);
            return (errors, null);
        }

        try
        {
            var field = operation.Root.Included(values)[0];
            return ([], new(operation, (SubscriptionResolver)field.Resolver!, field.CoerceArguments(values), values));
        }
        catch (ValueCoercionException refusal)
        {
            return ([new(refusal.Message, ErrorCodes.BadUserInput, [])], null);
        }
    }

    // https://spec.graphql.org/September2025/#MapSourceToResponseEvent()
    internal async IAsyncEnumerable<ExecutionResult> EventsAsync(
        Subscription subscription,
        RequestContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var scope = context.Services.CreateAsyncScope();
        options.ConfigureScope?.Invoke(scope.ServiceProvider, context.User);
        options.CreateRecord?.Invoke(context.Services, context.Caller, subscription.Operation.RootFields).Attach(scope.ServiceProvider);
        var field = subscription.Operation.Root.Included(subscription.Variables)[0];
        var call = new FieldCall(field, subscription.Variables, [], subscription.Arguments, cancellationToken)
        {
            Services = scope.ServiceProvider,
        };
        await foreach (var message in subscription.Resolver.Subscribe(call, cancellationToken).WithCancellation(cancellationToken))
        {
            if (message is not null)
            {
                yield return await ExecuteAsync(subscription.Operation, subscription.Variables, context, message, cancellationToken);
            }
        }
    }

    private ExecutionResult Refused(IReadOnlyList<GraphQLError> errors)
    {
        Metrics.Answered(errors);
        return ExecutionResult.RequestError(errors);
    }

    private (IReadOnlyDictionary<string, object?> Values, IReadOnlyList<GraphQLError> Errors) Coerce(
        CompiledOperation operation,
        JsonElement? variables,
        ClaimsPrincipal user
    )
    {
        try
        {
            if (variables is { } json)
            {
                OperationLimits.CheckLists(json, options.Limits.MaxInputListLength);
            }

            var coerced = VariableCoercion.Coerce(Schema, operation.Document, operation.Definition, variables, options.HidesValues);
            return (coerced.Values, Tell(user, coerced.Errors));
        }
        catch (GraphQLException refusal)
        {
            return (new Dictionary<string, object?>(), [refusal.Error]);
        }
    }

    private async Task<ExecutionResult> ExecuteAsync(
        CompiledOperation operation,
        IReadOnlyDictionary<string, object?> variables,
        RequestContext context,
        object rootValue,
        CancellationToken cancellationToken
    )
    {
        using var activity = GraphQLActivities.StartOperation(operation);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Limits.ExecutionTimeout);
        var started = Stopwatch.GetTimestamp();
        var run = new OperationRun(operation, variables, context, options, _runtimeTypes, logger, timeout.Token);
        var outcome = "cancelled";
        try
        {
            var result = await run.RunAsync(rootValue);
            // Those who share an execution are known when it is sent.
            if (result.Record is { } record && !SharedUser.IsShared(context.User))
            {
                await record.CompleteAsync([context.Caller], timeout.Token);
            }

            outcome = result.Errors.Count == 0 ? "success" : "error";
            return Answered(result, activity);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            outcome = "timeout";
            return Answered(ExecutionResult.Executed(null, [TimedOut()], operation.Cost), activity);
        }
        catch (GraphQLException refusal)
        {
            outcome = "error";
            return Answered(ExecutionResult.Executed(null, [refusal.Error], operation.Cost), activity);
        }
#pragma warning disable CA1031 // What goes wrong outside of a field: an answer that cannot be put on record is not given.
        catch (Exception exception)
            when (exception is not OperationCanceledException && operation.Definition.Operation is not OperationType.Subscription)
#pragma warning restore CA1031
        {
            outcome = "error";
            var error = ErrorMasking.ToError(exception, options, context, logger, operation.RootFields);
            return Answered(ExecutionResult.Executed(null, [error], operation.Cost), activity);
        }
        finally
        {
            Metrics.Executed(operation, started, outcome);
        }
    }

    private ExecutionResult Answered(ExecutionResult result, Activity? activity)
    {
        Metrics.Answered(result.Errors);
        GraphQLActivities.End(activity, result.Errors);
        return result;
    }

    private GraphQLError TimedOut() =>
        new(
            $"The operation took longer than {options.Limits.ExecutionTimeout.TotalSeconds} seconds, which is the limit. Ask for less.",
            ErrorCodes.Timeout,
            []
        );

    private static (CompiledOperation?, IReadOnlyList<GraphQLError>) Refuse(string message, string code) =>
        (null, [new(message, code, [])]);
}
