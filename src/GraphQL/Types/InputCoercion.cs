using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Types;

/// <summary>Makes values that resolvers see of the literals of a document: https://spec.graphql.org/September2025/#sec-Input-Values</summary>
/// <remarks>
/// Lists become <c>object?[]</c>, input objects what their <see cref="InputObjectType.Create"/> makes of them. The recursion follows
/// the literal, whose depth the parser bounds, and default values, which a valid schema keeps from containing each other.
/// </remarks>
public static class InputCoercion
{
    private static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();

    /// <param name="variables">Coerced values of variables; a variable without an entry has none.</param>
    /// <exception cref="ValueCoercionException">The literal does not fit the type.</exception>
    public static object? ValueFromLiteral(ValueNode literal, GraphType type, IReadOnlyDictionary<string, object?>? variables = null)
    {
        variables ??= NoVariables;
        return literal switch
        {
            VariableNode variable => VariableValue(variable, type, variables),
            NullValueNode => type.IsNonNull ? throw Unexpected(literal, type) : null,
            _ => type.Nullable switch
            {
                ListType list => ListFromLiteral(literal, list, variables),
                InputObjectType input => ObjectFromLiteral(literal, input, variables),
                EnumType enumType => EnumFromLiteral(literal, enumType),
                ScalarType scalar => ScalarFromLiteral(literal, scalar),
                _ => throw Unexpected(literal, type),
            },
        };
    }

    /// <summary>The value of an argument or input field that was not given; false when it has no default and is absent.</summary>
    /// <exception cref="ValueCoercionException">It has no default, and cannot be absent.</exception>
    public static bool TryGetDefault(InputValue definition, out object? value)
    {
        if (definition.DefaultValue is null)
        {
            value = null;
            return definition.IsRequired
                ? throw new ValueCoercionException($"Field \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.")
                : false;
        }

        value = ValueFromLiteral(definition.DefaultValue, definition.Type);
        return true;
    }

    /// <summary>Whether a literal stands for no value at all: a variable that was not given.</summary>
    public static bool IsAbsent(ValueNode literal, IReadOnlyDictionary<string, object?> variables) =>
        literal is VariableNode variable && !variables.ContainsKey(variable.Name.Value);

    /// <summary>https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects</summary>
    internal static void RequireExactlyOne(InputObjectType type, Dictionary<string, object?> fields)
    {
        if (fields.Count != 1)
        {
            throw new ValueCoercionException($"Exactly one key must be specified for OneOf type \"{type.Name}\".");
        }

        var (name, value) = fields.First();
        if (value is null)
        {
            throw new ValueCoercionException($"Field \"{name}\" must be non-null.");
        }
    }

    private static object? VariableValue(VariableNode variable, GraphType type, IReadOnlyDictionary<string, object?> variables) =>
        !variables.TryGetValue(variable.Name.Value, out var value) || (value is null && type.IsNonNull)
            ? throw new ValueCoercionException($"Expected value of type \"{type}\", but variable \"${variable.Name}\" has none.")
            : value;

    private static object?[] ListFromLiteral(ValueNode literal, ListType type, IReadOnlyDictionary<string, object?> variables)
    {
        if (literal is not ListValueNode list)
        {
            return [ValueFromLiteral(literal, type.OfType, variables)];
        }

        var items = new object?[list.Values.Count];
        for (var i = 0; i < items.Length; i++)
        {
            // An absent variable is null in a list, where nothing can be left out.
            items[i] =
                IsAbsent(list.Values[i], variables) && !type.OfType.IsNonNull
                    ? null
                    : ValueFromLiteral(list.Values[i], type.OfType, variables);
        }

        return items;
    }

    private static object? ObjectFromLiteral(ValueNode literal, InputObjectType type, IReadOnlyDictionary<string, object?> variables)
    {
        if (literal is not ObjectValueNode map)
        {
            throw Unexpected(literal, type);
        }

        Dictionary<string, object?> fields = new(map.Fields.Count);
        foreach (var node in map.Fields)
        {
            var field =
                type.FindField(node.Name.Value)
                ?? throw new ValueCoercionException($"Field \"{node.Name}\" is not defined by type \"{type.Name}\".");
            if (!IsAbsent(node.Value, variables))
            {
                fields[field.Name] = ValueFromLiteral(node.Value, field.Type, variables);
            }
        }

        return Complete(type, fields);
    }

    /// <summary>Adds defaults to the fields that were given, and makes the value of the type.</summary>
    internal static object? Complete(InputObjectType type, Dictionary<string, object?> fields)
    {
        foreach (var field in type.Fields)
        {
            if (!fields.ContainsKey(field.Name) && TryGetDefault(field, out var value))
            {
                fields[field.Name] = value;
            }
        }

        if (type.IsOneOf)
        {
            RequireExactlyOne(type, fields);
        }

        return type.Create is null ? fields : type.Create(fields);
    }

    private static object EnumFromLiteral(ValueNode literal, EnumType type) =>
        literal is not EnumValueNode node
            ? throw new ValueCoercionException($"Enum \"{type.Name}\" cannot represent non-enum value: {BuiltIns.Quote(literal)}.")
            : type.FindByName(node.Value)?.Value
                ?? throw new ValueCoercionException($"Value \"{node.Value}\" does not exist in \"{type.Name}\" enum.");

    private static object? ScalarFromLiteral(ValueNode literal, ScalarType type) =>
        HasVariable(literal)
            ? throw new ValueCoercionException($"A literal of scalar \"{type.Name}\" cannot contain variables.")
            : type.ParseLiteral(literal);

    internal static bool HasVariable(ValueNode literal) =>
        literal switch
        {
            VariableNode => true,
            ListValueNode list => list.Values.Any(HasVariable),
            ObjectValueNode map => map.Fields.Any(field => HasVariable(field.Value)),
            _ => false,
        };

    private static ValueCoercionException Unexpected(ValueNode literal, GraphType type) =>
        new($"Expected value of type \"{type}\", found {BuiltIns.Quote(literal)}.");
}
