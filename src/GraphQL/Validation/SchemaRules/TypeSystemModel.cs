using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.SchemaRules;

internal enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
}

/// <summary>A type as its definition and its extensions say together.</summary>
internal sealed class TypeDefinition(TypeDefinitionNode node, IReadOnlyList<TypeDefinitionNode> parts)
{
    private Dictionary<string, FieldDefinitionNode>? _fieldsByName;

    public string Name { get; } = node.Name.Value;

    public TypeDefinitionNode Node { get; } = node;

    public IReadOnlyList<TypeDefinitionNode> Parts { get; } = parts;

    public TypeKind Kind { get; } =
        node switch
        {
            ScalarTypeDefinitionNode => TypeKind.Scalar,
            ObjectTypeDefinitionNode => TypeKind.Object,
            InterfaceTypeDefinitionNode => TypeKind.Interface,
            UnionTypeDefinitionNode => TypeKind.Union,
            EnumTypeDefinitionNode => TypeKind.Enum,
            _ => TypeKind.InputObject,
        };

    public IReadOnlyList<FieldDefinitionNode> Fields { get; } =
    [
        .. parts.SelectMany(part =>
            part switch
            {
                ObjectTypeDefinitionNode type => type.Fields,
                InterfaceTypeDefinitionNode type => type.Fields,
                _ => [],
            }
        ),
    ];

    public IReadOnlyList<NamedTypeNode> Interfaces { get; } =
    [
        .. parts.SelectMany(part =>
            part switch
            {
                ObjectTypeDefinitionNode type => type.Interfaces,
                InterfaceTypeDefinitionNode type => type.Interfaces,
                _ => [],
            }
        ),
    ];

    public IReadOnlyList<NamedTypeNode> Members { get; } = [.. parts.OfType<UnionTypeDefinitionNode>().SelectMany(part => part.Types)];

    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } =
    [.. parts.OfType<EnumTypeDefinitionNode>().SelectMany(part => part.Values)];

    public IReadOnlyList<InputValueDefinitionNode> InputFields { get; } =
    [.. parts.OfType<InputObjectTypeDefinitionNode>().SelectMany(part => part.Fields)];

    public bool IsOneOf { get; } = node.Directives.Any(directive => directive.Name.Value == BuiltIns.OneOf.Name);

    public FieldDefinitionNode? FindField(string name) =>
        (_fieldsByName ??= Fields.DistinctBy(field => field.Name.Value).ToDictionary(field => field.Name.Value)).GetValueOrDefault(name);

    public bool Implements(string interfaceName) => Interfaces.Any(reference => reference.Name.Value == interfaceName);
}

/// <summary>The definitions of a document, merged with their extensions, whether valid or not.</summary>
internal sealed class TypeSystemModel
{
    private readonly Dictionary<string, TypeDefinition> _types;

    public TypeSystemModel(Document document)
    {
        var nodes = document.Definitions.OfType<TypeDefinitionNode>().Where(node => BuiltIns.FindType(node.Name.Value) is null).ToList();
        var extensions = nodes.Where(node => node.IsExtension).ToLookup(node => node.Name.Value);
        Types =
        [
            .. nodes.Where(node => !node.IsExtension).Select(node => new TypeDefinition(node, [node, .. extensions[node.Name.Value]])),
        ];
        _types = Types.DistinctBy(type => type.Name).ToDictionary(type => type.Name);
        Directives = [.. document.Definitions.OfType<DirectiveDefinitionNode>()];
        SchemaNodes = [.. document.Definitions.OfType<SchemaDefinitionNode>()];
    }

    public IReadOnlyList<TypeDefinition> Types { get; }

    public IReadOnlyList<DirectiveDefinitionNode> Directives { get; }

    public IReadOnlyList<SchemaDefinitionNode> SchemaNodes { get; }

    public TypeDefinition? Find(string name) => _types.GetValueOrDefault(name);

    public TypeDefinition? Find(TypeNode reference) => Find(NameOf(reference));

    public static string NameOf(TypeNode reference)
    {
        while (reference is not NamedTypeNode)
        {
            reference = reference is ListTypeNode list ? list.Type : ((NonNullTypeNode)reference).Type;
        }

        return ((NamedTypeNode)reference).Name.Value;
    }

    public bool IsInput(TypeNode reference) =>
        Find(reference)?.Kind is { } kind
            ? kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject
            : BuiltIns.FindType(NameOf(reference))?.IsInput ?? false;

    public bool IsOutput(TypeNode reference) =>
        Find(reference)?.Kind is { } kind ? kind is not TypeKind.InputObject : BuiltIns.FindType(NameOf(reference))?.IsOutput ?? false;

    /// <summary>https://spec.graphql.org/September2025/#IsValidImplementationFieldType()</summary>
    public bool IsSubType(TypeNode type, TypeNode superType) =>
        (type, superType) switch
        {
            (NonNullTypeNode one, NonNullTypeNode other) => IsSubType(one.Type, other.Type),
            (NonNullTypeNode one, _) => IsSubType(one.Type, superType),
            (_, NonNullTypeNode) => false,
            (ListTypeNode one, ListTypeNode other) => IsSubType(one.Type, other.Type),
            (NamedTypeNode one, NamedTypeNode other) => IsSubType(one.Name.Value, other.Name.Value),
            _ => false,
        };

    /// <summary>Whether a constant can be coerced to a type; types that are not known take everything.</summary>
    public bool Fits(ValueNode value, TypeNode type)
    {
        switch (type)
        {
            case NonNullTypeNode nonNull:
                return value is not NullValueNode && Fits(value, nonNull.Type);
            case not null when value is NullValueNode:
                return true;
            case ListTypeNode list:
                return value is ListValueNode items ? items.Values.All(item => Fits(item, list.Type)) : Fits(value, list.Type);
            default:
                return FitsNamed(value, NameOf(type!));
        }
    }

    private bool FitsNamed(ValueNode value, string typeName)
    {
        if (Find(typeName) is not { } type)
        {
            return FitsBuiltIn(value, BuiltIns.FindType(typeName));
        }

        return type.Kind switch
        {
            TypeKind.Enum => value is EnumValueNode node && type.Values.Any(v => v.Name.Value == node.Value),
            TypeKind.InputObject => value is ObjectValueNode map && FitsObject(map, type),
            _ => true,
        };
    }

    private static bool FitsBuiltIn(ValueNode value, NamedType? type)
    {
        try
        {
            if (type is not null)
            {
                InputCoercion.ValueFromLiteral(value, type);
            }

            return true;
        }
        catch (ValueCoercionException)
        {
            return false;
        }
    }

    private bool FitsObject(ObjectValueNode map, TypeDefinition type)
    {
        var fields = type.InputFields.DistinctBy(field => field.Name.Value).ToDictionary(field => field.Name.Value);
        var names = map.Fields.Select(field => field.Name.Value).ToHashSet();
        return names.Count == map.Fields.Count
            && map.Fields.All(node => fields.TryGetValue(node.Name.Value, out var field) && Fits(node.Value, field.Type))
            && fields.Values.All(field => !IsRequired(field) || names.Contains(field.Name.Value))
            && (!type.IsOneOf || map.Fields is [{ Value: not NullValueNode }]);
    }

    public static bool IsRequired(InputValueDefinitionNode value) => value is { Type: NonNullTypeNode, DefaultValue: null };

    private bool IsSubType(string type, string superType) =>
        type == superType
        || Find(superType) switch
        {
            { Kind: TypeKind.Union } union => union.Members.Any(member => member.Name.Value == type),
            { Kind: TypeKind.Interface } => Find(type)?.Implements(superType) ?? false,
            _ => false,
        };
}
