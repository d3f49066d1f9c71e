using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>A variable that has to have a value for a selection to be taken in.</summary>
internal readonly record struct Condition(string Variable, bool Wanted);

/// <summary>One occurrence of a field in the document, with the conditions that stand over it.</summary>
internal sealed record Occurrence(FieldNode Node, IReadOnlyList<Condition> Conditions, int Order)
{
    public bool IsIncluded(IReadOnlyDictionary<string, object?> variables)
    {
        foreach (var condition in Conditions)
        {
            if (!(variables.GetValueOrDefault(condition.Variable) is bool value && value == condition.Wanted))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A field of the response: all occurrences of one response name, merged.</summary>
internal sealed class CompiledField(CompiledOperation operation, Field field, FieldResolver? resolver)
{
    private readonly Dictionary<ObjectType, CompiledSelection> _selections = [];
    private readonly Lock _lock = new();
    private IReadOnlyDictionary<string, object?>? _constantArguments;

    public List<Occurrence> Occurrences { get; } = [];

    public Field Field { get; } = field;

    public FieldResolver? Resolver { get; } = resolver;

    public NamedType Type { get; } = field.Type.Named;

    public FieldNode Node => Occurrences[0].Node;

    public string ResponseName => Node.ResponseName;

    public System.Text.Json.JsonEncodedText EncodedName { get; private set; }

    public IReadOnlyList<SourceLocation> Locations => [operation.Document.Source.LocationOf(Node.Start)];

    public Schema Schema => operation.Schema;

    /// <summary>Whether a field of this name is selected of any object that this field may give.</summary>
    public bool IsSelected(string name, IReadOnlyDictionary<string, object?> variables) =>
        Schema.PossibleTypes(Type).Any(type => SelectionFor(type).Included(variables).Any(selected => selected.Field.Name == name));

    public void Seal() => EncodedName = System.Text.Json.JsonEncodedText.Encode(ResponseName);

    /// <summary>What is selected of an object of this field, compiled when first needed.</summary>
    public CompiledSelection SelectionFor(ObjectType type)
    {
        lock (_lock)
        {
            if (!_selections.TryGetValue(type, out var selection))
            {
                selection = operation.Compile(type, Occurrences.Select(o => (o.Node.SelectionSet!, o.Conditions)));
                _selections.Add(type, selection);
            }

            return selection;
        }
    }

    /// <summary>https://spec.graphql.org/September2025/#CoerceArgumentValues()</summary>
    /// <exception cref="ValueCoercionException">An argument does not fit.</exception>
    public IReadOnlyDictionary<string, object?> CoerceArguments(IReadOnlyDictionary<string, object?> variables)
    {
        if (_constantArguments is not null)
        {
            return _constantArguments;
        }

        Dictionary<string, object?> arguments = [];
        foreach (var definition in Field.Arguments)
        {
            var literal = Node.Arguments.FirstOrDefault(argument => argument.Name.Value == definition.Name)?.Value;
            try
            {
                if (literal is not null && !InputCoercion.IsAbsent(literal, variables))
                {
                    arguments[definition.Name] = InputCoercion.ValueFromLiteral(literal, definition.Type, variables);
                }
                else if (InputCoercion.TryGetDefault(definition, out var value))
                {
                    arguments[definition.Name] = value;
                }
            }
            catch (ValueCoercionException refusal)
            {
                throw new ValueCoercionException($"Argument \"{definition.Name}\" has an invalid value; {refusal.Message}");
            }
        }

        if (!Node.Arguments.Any(argument => UsesVariables(argument.Value)))
        {
            _constantArguments = arguments;
        }

        return arguments;
    }

    private static bool UsesVariables(ValueNode literal) => InputCoercion.HasVariable(literal);
}

/// <summary>The fields that are selected of one object type.</summary>
internal sealed class CompiledSelection(IReadOnlyList<CompiledField> fields)
{
    private readonly bool _isConditional = fields.Any(f => f.Occurrences.Any(o => o.Conditions.Count > 0));

    public IReadOnlyList<CompiledField> AllFields => fields;

    /// <summary>The fields that the variables leave, in the order in which they first occur.</summary>
    public IReadOnlyList<CompiledField> Included(IReadOnlyDictionary<string, object?> variables) =>
        !_isConditional
            ? fields
            :
            [
                .. fields
                    .Select(field => (Field: field, First: field.Occurrences.Find(o => o.IsIncluded(variables))))
                    .Where(pair => pair.First is not null)
                    .OrderBy(pair => pair.First!.Order)
                    .Select(pair => pair.Field),
            ];
}

/// <summary>An operation of a valid document, ready to run any number of times.</summary>
internal sealed class CompiledOperation
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    private readonly int _maxSelections;
    private int _selections;

    public CompiledOperation(Schema schema, Document document, OperationDefinitionNode definition, int maxSelections)
    {
        Schema = schema;
        Document = document;
        Definition = definition;
        _maxSelections = maxSelections;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name!.Value);
        RootType = schema.RootType(definition.Operation)!;
        Root = Compile(RootType, [(definition.SelectionSet, [])]);
        IsIntrospection = Root.AllFields.Any(field => field.Field == Introspection.SchemaField || field.Field == Introspection.TypeField);
    }

    public Schema Schema { get; }

    public Document Document { get; }

    /// <summary>How many fields are selected once fragments are spread out, for all types that they may be selected of.</summary>
    public int Selections { get; private set; }

    public OperationDefinitionNode Definition { get; }

    public ObjectType RootType { get; }

    public CompiledSelection Root { get; }

    public int Cost { get; set; }

    /// <summary>The fields at its root, by their names in the schema.</summary>
    public string RootFields => field ??= string.Join(", ", Root.AllFields.Select(static root => root.Field.Name).Distinct());

    /// <summary>Whether it selects a field that depends on who asks, and not on permissions alone.</summary>
    public bool IsPerPerson { get; set; }

    /// <summary>Whether it asks for more of the schema than the names of types.</summary>
    public bool IsIntrospection { get; }

    /// <summary>
    /// https://spec.graphql.org/September2025/#CollectFields(). Conditions on variables are kept, so that the result serves every request.
    /// </summary>
    public CompiledSelection Compile(ObjectType type, IEnumerable<(SelectionSetNode Set, IReadOnlyList<Condition> Conditions)> sets)
    {
        OrderedDictionary<string, CompiledField> fields = [];
        Dictionary<string, List<IReadOnlyList<Condition>>> visited = [];
        foreach (var (set, conditions) in sets)
        {
            Collect(type, set, conditions, fields, visited);
        }

        foreach (var field in fields.Values)
        {
            field.Seal();
        }

        return new([.. fields.Values]);
    }

    /// <summary>Called when all is compiled that can be.</summary>
    public void Seal() => Selections = _selections;

    private void Collect(
        ObjectType type,
        SelectionSetNode set,
        IReadOnlyList<Condition> outer,
        OrderedDictionary<string, CompiledField> fields,
        Dictionary<string, List<IReadOnlyList<Condition>>> visited
    )
    {
        foreach (var selection in set.Selections)
        {
            if (Interlocked.Increment(ref _selections) > _maxSelections)
            {
                throw new GraphQLException(
                    $"The operation selects more than {_maxSelections} fields once its fragments are spread out; the limit is {_maxSelections}.",
                    ErrorCodes.CostExceeded
                );
            }

            if (ConditionsOf(selection, outer) is not { } conditions)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode node:
                    Add(type, node, conditions, fields);
                    break;
                case InlineFragmentNode inline when Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, conditions, fields, visited);
                    break;
                case FragmentSpreadNode spread when _fragments.TryGetValue(spread.Name.Value, out var fragment):
                    if (Applies(type, fragment.TypeCondition) && MarkVisited(visited, spread.Name.Value, conditions))
                    {
                        Collect(type, fragment.SelectionSet, conditions, fields, visited);
                    }

                    break;
            }
        }
    }

    private void Add(ObjectType type, FieldNode node, IReadOnlyList<Condition> conditions, OrderedDictionary<string, CompiledField> fields)
    {
        if (!fields.TryGetValue(node.ResponseName, out var compiled))
        {
            var field = Introspection.FindField(Schema, type, node.Name.Value)!;
            compiled = new(this, field, IntrospectionResolvers.Find(field) ?? field.Resolver as FieldResolver);
            fields.Add(node.ResponseName, compiled);
        }

        compiled.Occurrences.Add(new(node, conditions, _selections));
    }

    // A fragment that was spread under fewer conditions is there whenever this one is. Without this, n spreads of spreads cost 2^n.
    private static bool MarkVisited(
        Dictionary<string, List<IReadOnlyList<Condition>>> visited,
        string fragment,
        IReadOnlyList<Condition> conditions
    )
    {
        if (!visited.TryGetValue(fragment, out var before))
        {
            visited.Add(fragment, before = []);
        }

        if (before.Any(earlier => earlier.All(conditions.Contains)))
        {
            return false;
        }

        before.Add(conditions);
        return true;
    }

    private bool Applies(ObjectType type, NamedTypeNode? condition) =>
        condition is null || (Schema.FindType(condition.Name.Value) is { } named && Schema.PossibleTypes(named).Contains(type));

    /// <summary>Null when the selection is never taken in.</summary>
    private static IReadOnlyList<Condition>? ConditionsOf(SelectionNode selection, IReadOnlyList<Condition> outer)
    {
        var conditions = outer;
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is not ("skip" or "include"))
            {
                continue;
            }

            var wanted = directive.Name.Value is "include";
            switch (directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value)
            {
                case BooleanValueNode constant when constant.Value != wanted:
                    return null;
                case VariableNode variable:
                    conditions = [.. conditions, new Condition(variable.Name.Value, wanted)];
                    break;
            }
        }

        return conditions;
    }
}
