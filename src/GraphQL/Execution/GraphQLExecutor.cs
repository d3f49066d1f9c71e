using System.Diagnostics;
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
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement? Variables = null);

/// <summary>Executes requests against one schema.</summary>
public sealed class GraphQLExecutor(Schema schema, ExecutionOptions options, ILogger<GraphQLExecutor> logger)
{
    private static readonly ActivitySource Activities = new("AltProvision.GraphQL");
    private static readonly object RootValue = new();

    private readonly OperationCache _cache = new(options.Limits.PreparedOperations);
    private readonly RuntimeTypes _runtimeTypes = new();

    public Schema Schema { get; } = schema;

    /// <summary>Runs a query or a mutation.</summary>
    /// <param name="services">Where the scopes of fields come from.</param>
    public Task<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    )
    {
        var (operation, errors) = Prepare(request);
        return operation is null
            ? Task.FromResult(ExecutionResult.RequestError(errors))
            : ExecuteAsync(operation, request.Variables, NewContext(services, user), cancellationToken);
    }

    /// <summary>Starts a subscription: either errors at once, or a stream of one result for each event.</summary>
    public (IReadOnlyList<GraphQLError> Errors, IAsyncEnumerable<ExecutionResult>? Events) Subscribe(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    )
    {
        var (operation, errors) = Prepare(request);
        return operation is null ? (errors, null) : Subscribe(operation, request.Variables, NewContext(services, user), cancellationToken);
    }

    internal static RequestContext NewContext(IServiceProvider services, ClaimsPrincipal user) =>
        new(services, user, Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString());

    /// <summary>Parses, validates, measures and compiles, unless that was done before.</summary>
    internal (CompiledOperation? Operation, IReadOnlyList<GraphQLError> Errors) Prepare(GraphQLRequest request)
    {
        if (_cache.Find(request.Query, request.OperationName) is { } known)
        {
            return (known, []);
        }

        if (request.Query.Length > options.Limits.MaxDocumentLength)
        {
            return Refuse(
                $"The document has {request.Query.Length} characters; the limit is {options.Limits.MaxDocumentLength}.",
                ErrorCodes.CostExceeded
            );
        }

        try
        {
            var document = Parser.ParseExecutable(new(request.Query), new ParserOptions { MaxTokens = options.Limits.MaxTokens });
            if (DocumentValidator.Validate(Schema, document) is { Count: > 0 } errors)
            {
                return (null, errors);
            }

            var operation = new CompiledOperation(
                Schema,
                document,
                FindOperation(document, request.OperationName),
                options.Limits.MaxSelections
            );
            new OperationLimits(operation, options.Limits).Check();
            _cache.Add(request.Query, request.OperationName, operation);
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

        var (values, errors) = Coerce(operation, variables);
        return errors.Count > 0
            ? ExecutionResult.RequestError(errors)
            : await ExecuteAsync(operation, values, context, RootValue, cancellationToken);
    }

    internal (IReadOnlyList<GraphQLError> Errors, IAsyncEnumerable<ExecutionResult>? Events) Subscribe(
        CompiledOperation operation,
        JsonElement? variables,
        RequestContext context,
        CancellationToken cancellationToken
    )
    {
        if (operation.Definition.Operation is not OperationType.Subscription)
        {
            return ([new("This is no subscription.", ErrorCodes.BadRequest, [])], null);
        }

        var (values, errors) = Coerce(operation, variables);
        if (errors.Count > 0)
        {
            return (errors, null);
        }

        try
        {
            var field = operation.Root.Included(values)[0];
            var arguments = field.CoerceArguments(values);
            var call = new FieldCall(Schema, [], arguments, _ => true, cancellationToken);
            return ([], EventsAsync(operation, (SubscriptionResolver)field.Resolver!, call, values, context, cancellationToken));
        }
        catch (ValueCoercionException refusal)
        {
            return ([new(refusal.Message, ErrorCodes.BadUserInput, [])], null);
        }
    }

    // https://spec.graphql.org/September2025/#MapSourceToResponseEvent()
    private async IAsyncEnumerable<ExecutionResult> EventsAsync(
        CompiledOperation operation,
        SubscriptionResolver resolver,
        FieldCall call,
        IReadOnlyDictionary<string, object?> variables,
        RequestContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var scope = context.Services.CreateAsyncScope();
        options.ConfigureScope?.Invoke(scope.ServiceProvider, context.User);
        call.Services = scope.ServiceProvider;
        await foreach (var message in resolver.Subscribe(call, cancellationToken).WithCancellation(cancellationToken))
        {
            if (message is not null)
            {
                yield return await ExecuteAsync(operation, variables, context, message, cancellationToken);
            }
        }
    }

    private (IReadOnlyDictionary<string, object?> Values, IReadOnlyList<GraphQLError> Errors) Coerce(
        CompiledOperation operation,
        JsonElement? variables
    )
    {
        try
        {
            if (variables is { } json)
            {
                OperationLimits.CheckLists(json, options.Limits.MaxInputListLength);
            }

            var coerced = VariableCoercion.Coerce(Schema, operation.Document, operation.Definition, variables);
            return (coerced.Values, coerced.Errors);
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
        // Never the document, its variables or its names of clients' choice: they may hold personal data.
        using var activity = Activities.StartActivity($"GraphQL {operation.Definition.Operation}");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Limits.ExecutionTimeout);
        var run = new OperationRun(operation, variables, context, options, _runtimeTypes, logger, timeout.Token);
        try
        {
            var result = await run.RunAsync(rootValue);
            activity?.SetTag("graphql.operation.type", operation.Definition.Operation.ToString());
            activity?.SetTag("graphql.operation.cost", operation.Cost);
            activity?.SetTag("graphql.errors", result.Errors.Count);
            return result;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ExecutionResult.Executed(null, [TimedOut()], operation.Cost);
        }
        catch (GraphQLException refusal)
        {
            return ExecutionResult.Executed(null, [refusal.Error], operation.Cost);
        }
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
