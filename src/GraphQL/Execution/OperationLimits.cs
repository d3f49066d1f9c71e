using System.Text.Json;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>Refuses what would cost too much, before anything is resolved.</summary>
internal sealed class OperationLimits(CompiledOperation operation, GraphQLLimits limits)
{
    private const int DefaultListSize = 10;

    // As graphql-js has it: fields of types of fields of types … multiply the answer with each turn.
    private const int MaxIntrospectionLists = 3;

    private static readonly HashSet<string> MultiplyingFields = ["fields", "interfaces", "possibleTypes", "inputFields"];

    /// <exception cref="GraphQLException">A limit is exceeded.</exception>
    public void Check()
    {
        var roots = operation.Root.AllFields.Count(field => !IsIntrospection(field));
        if (roots > limits.MaxRootFields)
        {
            throw TooMuch($"The operation has {roots} root fields; the limit is {limits.MaxRootFields}.", operation.Root.AllFields[^1]);
        }

        var cost = CostOf(operation.Root, depth: 1, pageSize: null);
        operation.Cost = (int)Math.Min(cost, int.MaxValue);
        operation.Seal();
        if (cost > limits.MaxCost)
        {
            throw new GraphQLException(
                new(
                    $"The operation costs {cost}; the limit is {limits.MaxCost}. Ask for fewer or smaller pages.",
                    ErrorCodes.CostExceeded,
                    [],
                    Extensions: new Dictionary<string, object?> { ["cost"] = operation.Cost }
                )
            );
        }

        foreach (var definition in operation.Document.Definitions.OfType<ExecutableDefinitionNode>())
        {
            CheckLists(definition);
        }
    }

    public static void CheckLists(JsonElement value, int limit)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                if (value.GetArrayLength() > limit)
                {
                    throw TooLong(value.GetArrayLength(), limit);
                }

                foreach (var item in value.EnumerateArray())
                {
                    CheckLists(item, limit);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    CheckLists(property.Value, limit);
                }

                break;
        }
    }

    private long CostOf(CompiledSelection selection, int depth, int? pageSize)
    {
        CheckAliases(selection);
        long cost = 0;
        foreach (var field in selection.AllFields)
        {
            if (field.Field == Introspection.SchemaField || field.Field == Introspection.TypeField)
            {
                CheckIntrospection(field, lists: 0, depth: 0);
                continue;
            }

            if (depth > limits.MaxDepth)
            {
                throw TooMuch($"The operation is {depth} levels deep or more; the limit is {limits.MaxDepth}.", field);
            }

            cost = Math.Min(cost + CostOf(field, depth, pageSize), int.MaxValue);
        }

        return cost;
    }

    private long CostOf(CompiledField field, int depth, int? pageSize)
    {
        var resolver = field.Resolver is SubscriptionResolver subscription ? subscription.ResolveEvent : field.Resolver;
        operation.IsPerPerson |= field.Resolver is { IsPerPerson: true };
        var weight = resolver?.Weight ?? (field.Type.IsComposite ? 1 : 0);
        if (!field.Type.IsComposite)
        {
            return weight;
        }

        var page = PageSizeOf(field);
        long below = 0;
        foreach (var type in operation.Schema.PossibleTypes(field.Type))
        {
            below = Math.Max(below, CostOf(field.SelectionFor(type), depth + 1, page));
        }

        var size = field.Field.Type.Nullable is ListType ? resolver?.AssumedSize ?? page ?? pageSize ?? DefaultListSize : 1;
        return Math.Min(size * (weight + below), int.MaxValue);
    }

    /// <summary>How many entries a page has at most; null when the field has no pages.</summary>
    private int? PageSizeOf(CompiledField field)
    {
        if (field.Field.FindArgument("first") is not { } first)
        {
            return null;
        }

        List<ValueNode> given =
        [
            .. field
                .Node.Arguments.Where(argument => argument is { Name.Value: "first" or "last", Value: not NullValueNode })
                .Select(argument => argument.Value),
        ];
        return given.Count > 0 ? given.Max(PageSize)
            : first.DefaultValue is IntValueNode size ? PageSize(size)
            : limits.DefaultPageSize;
    }

    // A variable may hold any size: the cost is that of the operation, whoever asks.
    private int PageSize(ValueNode size) =>
        size is IntValueNode number && int.TryParse(number.Value, out var entries)
            ? Math.Clamp(entries, 0, limits.MaxPageSize)
            : limits.MaxPageSize;

    private void CheckIntrospection(CompiledField field, int lists, int depth)
    {
        lists += MultiplyingFields.Contains(field.Field.Name) ? 1 : 0;
        if (lists >= MaxIntrospectionLists || depth > 2 * limits.MaxDepth)
        {
            throw TooMuch($"Introspection goes too deep; the limit is {MaxIntrospectionLists - 1} lists of fields or types.", field);
        }

        if (field.Type is ObjectType type)
        {
            var selection = field.SelectionFor(type);
            CheckAliases(selection);
            foreach (var child in selection.AllFields)
            {
                CheckIntrospection(child, lists, depth + 1);
            }
        }
    }

    private static bool IsIntrospection(CompiledField field) => field.Field.Name.StartsWith("__", StringComparison.Ordinal);

    private void CheckAliases(CompiledSelection selection)
    {
        foreach (var same in selection.AllFields.GroupBy(field => field.Field))
        {
            var limit = IsIntrospection(same.First()) ? limits.MaxIntrospectionFields : limits.MaxRootFields;
            if (same.Count() > limit)
            {
                throw TooMuch(
                    $"The field {same.Key.Name} is selected {same.Count()} times in one place; the limit is {limit}.",
                    same.Last()
                );
            }
        }
    }

    private void CheckLists(ExecutableDefinitionNode definition)
    {
        foreach (var variable in (definition as OperationDefinitionNode)?.VariableDefinitions ?? [])
        {
            CheckLists(variable.DefaultValue);
        }

        CheckLists(definition.SelectionSet);
    }

    private void CheckLists(SelectionSetNode? set)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            foreach (var argument in (selection as FieldNode)?.Arguments ?? [])
            {
                CheckLists(argument.Value);
            }

            CheckLists((selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet);
        }
    }

    private void CheckLists(ValueNode? value)
    {
        switch (value)
        {
            case ListValueNode list:
                if (list.Values.Count > limits.MaxInputListLength)
                {
                    throw TooLong(list.Values.Count, limits.MaxInputListLength);
                }

                foreach (var item in list.Values)
                {
                    CheckLists(item);
                }

                break;
            case ObjectValueNode map:
                foreach (var field in map.Fields)
                {
                    CheckLists(field.Value);
                }

                break;
        }
    }

    private static GraphQLException TooLong(int count, int limit) =>
        new($"A list of the input has {count} items; the limit is {limit}.", ErrorCodes.BadUserInput);

    private static GraphQLException TooMuch(string message, CompiledField field) =>
        new(new GraphQLError(message, ErrorCodes.CostExceeded, field.Locations));
}
