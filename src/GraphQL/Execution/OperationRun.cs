using System.Buffers;
using System.Collections;
using System.Text.Json;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Execution;

/// <summary>
/// One execution of an operation, level by level: all objects of a level are there before the next is begun, so that a field is resolved for
/// all of them by one call. https://spec.graphql.org/September2025/#sec-Execution
/// </summary>
#pragma warning disable CA1001 // A resolver that outlives the timeout gives its slot back later; a semaphore whose handle nobody asks for holds nothing.
internal sealed class OperationRun(
    CompiledOperation operation,
    IReadOnlyDictionary<string, object?> variables,
    RequestContext request,
    ExecutionOptions options,
    RuntimeTypes runtimeTypes,
    ILogger logger,
    CancellationToken cancellationToken
)
{
    private readonly List<GraphQLError> _errors = [];
    private readonly SemaphoreSlim _slots = new(options.Limits.MaxConcurrency);
    private readonly ILevel? _level = options.CreateLevel?.Invoke(request.Services);
    private readonly IAnswerRecord? _record = options.CreateRecord?.Invoke(request.Services, request.Caller, operation.RootFields);

    // Objects of the next level by what is selected of them, in the order of the document.
    private OrderedDictionary<CompiledSelection, List<Item>> _next = [];

    private readonly record struct Item(ObjectNode Node, object Value);

    private sealed class Step(CompiledField field, int index, List<Item> items, ParentList parents)
    {
        public CompiledField Field { get; } = field;

        public int Index { get; } = index;

        public List<Item> Items { get; } = items;

        public ParentList Parents { get; } = parents;

        /// <summary>For a pure field, which is resolved when it is completed.</summary>
        public FieldCall? Call { get; set; }

        public Task<IReadOnlyList<object?>>? Running { get; set; }

        public IReadOnlyList<object?>? Results { get; set; }
    }

    public async Task<ExecutionResult> RunAsync(object rootValue)
    {
        var root = new ObjectNode(container: null, index: -1, operation.Root.Included(variables)) { Type = operation.RootType };
        List<Item> items = [new(root, rootValue)];
        var parents = new ParentList(items);
        if (operation.Definition.Operation is OperationType.Mutation)
        {
            // https://spec.graphql.org/September2025/#sec-Normal-and-Serial-Execution: a field is complete, with all below it, before the next begins.
            for (var i = 0; i < root.Fields.Count && !root.IsGone; i++)
            {
                await RunLevelAsync([new(root.Fields[i], i, items, parents)]);
                await RunLevelsBelowAsync();
            }
        }
        else
        {
            List<Step> steps = new(root.Fields.Count);
            AddSteps(steps, items);
            await RunLevelAsync(steps);
            await RunLevelsBelowAsync();
        }

        return ExecutionResult.Executed(root, _errors, operation.Cost, _record);
    }

    private async Task RunLevelsBelowAsync()
    {
        while (_next.Count > 0)
        {
            var level = _next;
            _next = [];
            List<Step> steps = [];
            foreach (var items in level.Values)
            {
                if (_errors.Count > 0)
                {
                    items.RemoveAll(static item => item.Node.IsDetached);
                }

                if (items.Count > 0)
                {
                    _record?.Add(items[0].Node.Type, new ParentList(items));
                    AddSteps(steps, items);
                }
            }

            await RunLevelAsync(steps);
        }
    }

    private static void AddSteps(List<Step> steps, List<Item> items)
    {
        var parents = new ParentList(items);
        var fields = items[0].Node.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            steps.Add(new(fields[i], i, items, parents));
        }
    }

    private async Task RunLevelAsync(List<Step> steps)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _level?.Hold();
        try
        {
            foreach (var step in steps)
            {
                Start(step);
            }
        }
        finally
        {
            _level?.Release();
        }

        foreach (var step in steps)
        {
            if (step.Running is not null)
            {
                step.Results = await AwaitAsync(step);
            }

            Complete(step);
        }
    }

    // Calls that may wait run beside each other; pure fields are done with when it is their turn.
    private void Start(Step step)
    {
        var field = step.Field;
        if (field.Field == Introspection.TypeNameField)
        {
            return;
        }

        try
        {
            var arguments = field.CoerceArguments(variables);
            var call = new FieldCall(field, variables, step.Parents, arguments, cancellationToken);
            switch (ResolverOf(field))
            {
                case PureResolver:
                    step.Call = call;
                    break;
                case BatchFieldResolver batch:
                    step.Running = InScopeAsync(batch, call, step);
                    break;
            }
        }
        catch (ValueCoercionException refusal)
        {
            step.Results = Failed(step, new GraphQLException(refusal.Message, ErrorCodes.BadUserInput));
        }
    }

    private static FieldResolver ResolverOf(CompiledField field) =>
        field.Resolver switch
        {
            SubscriptionResolver subscription => subscription.ResolveEvent,
            null => throw new InvalidOperationException($"Field {field.Field.Name} has no resolver."),
            var resolver => resolver,
        };

    private async Task<IReadOnlyList<object?>> InScopeAsync(BatchFieldResolver resolver, FieldCall call, Step step)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            using var activity = GraphQLActivities.StartBatch(step.Items[0].Node.Type.Name, step.Field.Field.Name, step.Items.Count);
            await using var scope = request.Services.CreateAsyncScope();
            options.ConfigureScope?.Invoke(scope.ServiceProvider, request.User);
            _level?.Attach(scope.ServiceProvider);
            _record?.Attach(scope.ServiceProvider);
            call.Services = scope.ServiceProvider;
            // Awaited inside, so that the scope outlives the work; the caller may stop waiting earlier.
            return await resolver.ResolveAsync(call);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<IReadOnlyList<object?>> AwaitAsync(Step step)
    {
        try
        {
            return await step.Running!.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a resolver throws is one field's error, never the end of the operation.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failed(step, exception);
        }
    }

    private static object?[] Failed(Step step, Exception exception)
    {
        var results = new object?[step.Items.Count];
        Array.Fill(results, new ResolverFailure(exception));
        return results;
    }

    private static object? ResolvePure(PureResolver resolver, FieldCall call, object parent)
    {
        try
        {
            return resolver.Resolve(call, parent);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new ResolverFailure(exception);
        }
    }

    private void Complete(Step step)
    {
        var field = step.Field;
        var pure = step.Call is null ? null : (PureResolver)ResolverOf(field);
        GraphQLError? masked = null;
        for (var i = 0; i < step.Items.Count; i++)
        {
            var (node, parent) = step.Items[i];
            if (_errors.Count > 0 && node.IsDetached)
            {
                continue;
            }

            if (pure is not null)
            {
                var value = ResolvePure(pure, step.Call!, parent);
                node.Values[step.Index] = CompleteValue(field, field.Field.Type, value, node, step.Index);
            }
            else if (step.Results is null)
            {
                node.Values[step.Index] = node.Type.Name;
            }
            else if (i < step.Results.Count && step.Results[i] is ResolverFailure failure)
            {
                // A failed batch is one fault, logged once, and an error at each place that it leaves empty.
                Fail(field, node, step.Index, masked ??= ToError(failure.Exception, field));
            }
            else
            {
                node.Values[step.Index] = CompleteValue(field, field.Field.Type, step.Results[i], node, step.Index);
            }
        }
    }

    /// <summary>https://spec.graphql.org/September2025/#CompleteValue()</summary>
    private object? CompleteValue(CompiledField field, GraphType type, object? value, ResultNode container, int index)
    {
        if (value is ResolverFailure failure)
        {
            return Fail(field, container, index, ToError(failure.Exception, field));
        }

        if (value is null)
        {
            return type.IsNonNull
                ? Fail(
                    field,
                    container,
                    index,
                    ToError(new InvalidOperationException($"Null for the non-null field {field.Field.Name}."), field)
                )
                : null;
        }

        try
        {
            return type.Nullable switch
            {
                ListType list => CompleteList(field, list, (IEnumerable)value, container, index),
                EnumType enumType => enumType.FindByValue(value)
                    ?? throw new ValueCoercionException($"Enum \"{enumType.Name}\" has no such value."),
                ScalarType scalar => CompleteScalar(scalar, field.Resolver?.EncodeLeaf is { } encode ? encode(value) : value),
                NamedType named => CompleteObject(field, named, value, container, index),
                _ => throw new InvalidOperationException($"{type} is no output type."),
            };
        }
        catch (Exception exception) when (exception is ValueCoercionException or InvalidOperationException or InvalidCastException)
        {
            return Fail(field, container, index, ToError(exception, field));
        }
    }

    private ListNode? CompleteList(CompiledField field, ListType type, IEnumerable values, ResultNode container, int index)
    {
        var items = values as ICollection ?? values.Cast<object?>().ToArray();
        var node = new ListNode(container, index, items.Count, type.OfType.IsNonNull);
        var i = 0;
        foreach (var item in items)
        {
            node.Values[i] = CompleteValue(field, type.OfType, item, node, i);
            if (node.IsGone)
            {
                break;
            }

            i++;
        }

        return node.IsGone ? null : node;
    }

    private static object CompleteScalar(ScalarType scalar, object value)
    {
        if (scalar.Format is { } format)
        {
            return format(value);
        }

        if (scalar.IsWritable(value))
        {
            return value;
        }

        // A value that its scalar refuses has to be known before anything is sent, because null may take the place of what is around it.
        var buffer = new ArrayBufferWriter<byte>(64);
        using var writer = new Utf8JsonWriter(buffer);
        scalar.Write(writer, value);
        writer.Flush();
        return new RawJson(buffer.WrittenMemory);
    }

    private ObjectNode CompleteObject(CompiledField field, NamedType type, object value, ResultNode container, int index)
    {
        var concrete =
            type as ObjectType
            ?? runtimeTypes.Find(operation.Schema, type, value)
            ?? throw new InvalidOperationException($"{value.GetType().Name} is none of the possible types of {type.Name}.");
        var selection = field.SelectionFor(concrete);
        if (!_next.TryGetValue(selection, out var items))
        {
            _next.Add(selection, items = new(container is ListNode list ? list.Values.Length : 4));
        }

        var fields = items.Count > 0 ? items[0].Node.Fields : selection.Included(variables);
        var node = new ObjectNode(container, index, fields) { Type = concrete };
        items.Add(new(node, value));
        return node;
    }

    private object? Fail(CompiledField field, ResultNode container, int index, GraphQLError error)
    {
        if (!container.IsDetached)
        {
            _errors.Add(error with { Path = container.PathTo(index), Locations = field.Locations });
            container.Nullify(index);
        }

        return null;
    }

    private GraphQLError ToError(Exception exception, CompiledField field) =>
        ErrorMasking.ToError(exception, options, request, logger, field.Field.Name);

    // The parents without a copy of the list.
    private sealed class ParentList(List<Item> items) : IReadOnlyList<object>
    {
        public object this[int index] => items[index].Value;

        public int Count => items.Count;

        public IEnumerator<object> GetEnumerator() => items.Select(static item => item.Value).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
