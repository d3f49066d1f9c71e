using System.Reflection;
using System.Text.Json;
using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Types;

// https://spec.graphql.org/September2025/#sec-Type-System

/// <summary>A type as it stands in a position: named, list or non-null.</summary>
public abstract class GraphType
{
    /// <summary>Whether the outermost wrapper is <c>!</c>: what is inside a list does not count.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>This type without a non-null wrapper.</summary>
    public GraphType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>The type at the core of all wrappers.</summary>
    public NamedType Named
    {
        get
        {
            var type = this;
            while (type is WrappingType wrapping)
            {
                type = wrapping.OfType;
            }

            return (NamedType)type;
        }
    }
}

/// <summary>https://spec.graphql.org/September2025/#sec-Wrapping-Types</summary>
public abstract class WrappingType(GraphType ofType) : GraphType
{
    /// <summary>The type one wrapper further in.</summary>
    public GraphType OfType { get; } = ofType;
}

/// <summary>https://spec.graphql.org/September2025/#sec-List</summary>
public sealed class ListType(GraphType ofType) : WrappingType(ofType)
{
    /// <summary>As it is written in SDL: <c>[Int!]</c>.</summary>
    public override string ToString() => $"[{OfType}]";
}

/// <summary>https://spec.graphql.org/September2025/#sec-Non-Null</summary>
public sealed class NonNullType(GraphType ofType) : WrappingType(ofType)
{
    /// <summary>As it is written in SDL: <c>Int!</c>.</summary>
    public override string ToString() => $"{OfType}!";
}

/// <summary>A type with a name. Instances are unique per schema, so types are compared by reference.</summary>
public abstract class NamedType(string name) : GraphType
{
    /// <summary>Unique among the types of the schema.</summary>
    public string Name { get; } = name;

    /// <summary>Markdown for readers of the schema; null when there is none.</summary>
    public string? Description { get; set; }

    /// <summary>Directives applied in SDL, kept so that a printed schema can be read back.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; set; } = [];

    /// <summary>https://spec.graphql.org/September2025/#IsInputType()</summary>
    public bool IsInput => this is ScalarType or EnumType or InputObjectType;

    /// <summary>https://spec.graphql.org/September2025/#IsOutputType()</summary>
    public bool IsOutput => this is not InputObjectType;

    /// <summary>Whether its fields or members can be selected from: https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</summary>
    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;

    /// <summary>Whether a selection ends with it: https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>The name, as it is written in SDL.</summary>
    public override string ToString() => Name;
}

/// <summary>
/// A scalar. A value that does not fit is refused by throwing <see cref="ValueCoercionException"/>, whose message reaches the client.
/// </summary>
public sealed class ScalarType(string name) : NamedType(name)
{
    /// <summary>Where its format is described: https://spec.graphql.org/September2025/#sec--specifiedBy. Null for the five built-in ones.</summary>
    public string? SpecifiedByUrl { get; set; }

    /// <summary>Reads a value from variables (JSON).</summary>
    public Func<JsonElement, object?> ParseValue { get; set; } = static value => value.Clone();

    /// <summary>Reads a value from a document. Variables do not occur in it.</summary>
    public Func<ValueNode, object?> ParseLiteral { get; set; } = static value => value;

    /// <summary>Writes a result. Never called with null.</summary>
    public Action<Utf8JsonWriter, object> Write { get; set; } = static (writer, value) => JsonSerializer.Serialize(writer, value);

    /// <summary>Whether <see cref="Write"/> takes a value for certain. Others are tried out first, for what is refused becomes null in the answer.</summary>
    public Func<object, bool> IsWritable { get; set; } = static _ => false;

    /// <summary>The text that is written instead of a value, for scalars that are texts.</summary>
    public Func<object, string>? Format { get; set; }
}

/// <summary>https://spec.graphql.org/September2025/#sec-Enums</summary>
public sealed class EnumType(string name) : NamedType(name)
{
    private Dictionary<string, EnumValue>? _byName;
    private Dictionary<object, EnumValue>? _byValue;

    /// <summary>In the order of the schema.</summary>
    public IReadOnlyList<EnumValue> Values
    {
        get;
        set
        {
            field = value;
            _byName = null;
            _byValue = null;
        }
    } = [];

    /// <summary>By the name in documents; null when the enum has no such value.</summary>
    public EnumValue? FindByName(string valueName) =>
        (_byName ??= Values.DistinctBy(v => v.Name).ToDictionary(v => v.Name)).GetValueOrDefault(valueName);

    /// <summary>By what a resolver answers, see <see cref="EnumValue.Value"/>; null when the enum has no such value.</summary>
    public EnumValue? FindByValue(object value) =>
        (_byValue ??= Values.DistinctBy(v => v.Value).ToDictionary(v => v.Value)).GetValueOrDefault(value);
}

/// <summary>One value of an enum. <paramref name="value"/> is what resolvers see: a C# enum member, or the name where a schema comes from SDL.</summary>
public sealed class EnumValue(string name, object value)
{
    /// <summary>As documents and answers spell it.</summary>
    public string Name { get; } = name;

    /// <summary>A member of a C# enum, or the name where the schema comes from SDL. Not null.</summary>
    public object Value { get; } = value;

    /// <summary>The name as JSON text, encoded once.</summary>
    public JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(name);

    /// <summary>Markdown for readers of the schema; null when there is none.</summary>
    public string? Description { get; set; }

    /// <summary>Null when it is not deprecated: https://spec.graphql.org/September2025/#sec--deprecated</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>Directives applied in SDL, kept so that a printed schema can be read back.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; set; } = [];
}

/// <summary>A type with fields: an object or an interface.</summary>
public abstract class FieldsType(string name) : NamedType(name)
{
    private Dictionary<string, Field>? _byName;

    /// <summary>In the order of the schema. Assigned once all types are known, for types refer to each other.</summary>
    public IReadOnlyList<Field> Fields
    {
        get;
        set
        {
            field = value;
            _byName = null;
        }
    } = [];

    /// <summary>Those that it implements, and those that these implement: https://spec.graphql.org/September2025/#sec-Interfaces</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; set; } = [];

    /// <summary>Null when there is none. The meta-fields, such as <c>__typename</c>, are not among them.</summary>
    public Field? FindField(string fieldName) =>
        (_byName ??= Fields.DistinctBy(f => f.Name).ToDictionary(f => f.Name)).GetValueOrDefault(fieldName);
}

/// <summary>https://spec.graphql.org/September2025/#sec-Objects</summary>
public sealed class ObjectType(string name) : FieldsType(name)
{
    /// <summary>The C# type whose instances are of this type, when the schema is made from C#.</summary>
    public Type? RuntimeType { get; set; }
}

/// <summary>https://spec.graphql.org/September2025/#sec-Interfaces</summary>
public sealed class InterfaceType(string name) : FieldsType(name);

/// <summary>https://spec.graphql.org/September2025/#sec-Unions</summary>
public sealed class UnionType(string name) : NamedType(name)
{
    /// <summary>The members, in the order of the schema: https://spec.graphql.org/September2025/#UnionMemberTypes</summary>
    public IReadOnlyList<ObjectType> Types { get; set; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#sec-Input-Objects</summary>
public sealed class InputObjectType(string name) : NamedType(name)
{
    private Dictionary<string, InputValue>? _byName;

    /// <summary>In the order of the schema. Assigned once all types are known, for types refer to each other.</summary>
    public IReadOnlyList<InputValue> Fields
    {
        get;
        set
        {
            field = value;
            _byName = null;
        }
    } = [];

    /// <summary>Whether exactly one field has to be given: https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects</summary>
    public bool IsOneOf { get; set; }

    /// <summary>Makes the C# value from coerced fields (absent fields are absent). Null: the dictionary itself is the value.</summary>
    public Func<IReadOnlyDictionary<string, object?>, object?>? Create { get; set; }

    /// <summary>Null when there is none.</summary>
    public InputValue? FindField(string fieldName) =>
        (_byName ??= Fields.DistinctBy(f => f.Name).ToDictionary(f => f.Name)).GetValueOrDefault(fieldName);
}

/// <summary>https://spec.graphql.org/September2025/#FieldsDefinition</summary>
public sealed class Field(string name, GraphType type)
{
    private Dictionary<string, InputValue>? _byName;

    /// <summary>The name in the schema, unique in its type.</summary>
    public string Name { get; } = name;

    /// <summary>What it answers, with the wrappers for lists and non-null.</summary>
    public GraphType Type { get; } = type;

    /// <summary>Markdown for readers of the schema; null when there is none.</summary>
    public string? Description { get; set; }

    /// <summary>Null when it is not deprecated: https://spec.graphql.org/September2025/#sec--deprecated</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>In the order of the schema.</summary>
    public IReadOnlyList<InputValue> Arguments
    {
        get;
        set
        {
            field = value;
            _byName = null;
        }
    } = [];

    /// <summary>Directives applied in SDL, kept so that a printed schema can be read back.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; set; } = [];

    /// <summary>How the field gets its value; owned by Execution, null for a schema from SDL.</summary>
    public object? Resolver { get; set; }

    /// <summary>The C# member that it was made of; null for fields of the library itself and for a schema from SDL.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>Null when there is none.</summary>
    public InputValue? FindArgument(string argumentName) =>
        (_byName ??= Arguments.DistinctBy(a => a.Name).ToDictionary(a => a.Name)).GetValueOrDefault(argumentName);
}

/// <summary>An argument or an input field.</summary>
public sealed class InputValue(string name, GraphType type)
{
    /// <summary>The name in the schema, unique in its field, directive or input object.</summary>
    public string Name { get; } = name;

    /// <summary>What it takes, with the wrappers for lists and non-null.</summary>
    public GraphType Type { get; } = type;

    /// <summary>Markdown for readers of the schema; null when there is none.</summary>
    public string? Description { get; set; }

    /// <summary>Null when it is not deprecated: https://spec.graphql.org/September2025/#sec--deprecated</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>The default as GraphQL text, null when there is none.</summary>
    public ValueNode? DefaultValue { get; set; }

    /// <summary>Directives applied in SDL, kept so that a printed schema can be read back.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; set; } = [];

    /// <summary>https://spec.graphql.org/September2025/#sec-Required-Arguments</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}

/// <summary>https://spec.graphql.org/September2025/#sec-Type-System.Directives</summary>
public sealed class Directive(string name)
{
    /// <summary>Without the <c>@</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Markdown for readers of the schema; null when there is none.</summary>
    public string? Description { get; set; }

    /// <summary>In the order of the schema.</summary>
    public IReadOnlyList<InputValue> Arguments { get; set; } = [];

    /// <summary>Whether it may stand more than once in one place.</summary>
    public bool IsRepeatable { get; set; }

    /// <summary>As the specification spells them: <c>FIELD_DEFINITION</c>.</summary>
    public IReadOnlyList<string> Locations { get; set; } = [];

    /// <summary>Null when there is none.</summary>
    public InputValue? FindArgument(string argumentName) => Arguments.FirstOrDefault(a => a.Name == argumentName);
}

/// <summary>A value that a type refuses. The message reaches the client.</summary>
public sealed class ValueCoercionException(string message) : Exception(message);
