using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Types;

/// <summary>A type system that cannot be built.</summary>
public sealed class SchemaException(string message) : Exception(message);

/// <summary>Makes a schema of type definitions; extensions are merged into what they extend.</summary>
/// <remarks>It builds what is valid: a document that comes from elsewhere is validated first.</remarks>
public sealed class SchemaBuilder
{
    private readonly Dictionary<string, NamedType> _types = [];
    private readonly Dictionary<string, List<TypeDefinitionNode>> _parts = [];
    private readonly HashSet<ScalarType> _usedScalars = [BuiltIns.String, BuiltIns.Boolean];
    private readonly bool _isIntrospection;

    private SchemaBuilder(bool isIntrospection) => _isIntrospection = isIntrospection;

    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL.</exception>
    /// <exception cref="SchemaException">The definitions do not fit together.</exception>
    public static Schema FromSdl(string text) => FromDocument(Parser.ParseTypeSystem(new(text)));

    /// <exception cref="SchemaException">The definitions do not fit together.</exception>
    public static Schema FromDocument(Document document)
    {
        var builder = new SchemaBuilder(isIntrospection: false);
        builder.BuildAll(document);
        var directives = document.Definitions.OfType<DirectiveDefinitionNode>().Select(builder.BuildDirective).ToList();
        var defined = directives.Select(directive => directive.Name).ToHashSet();
        var schemaNodes = document.Definitions.OfType<SchemaDefinitionNode>().ToList();
        return new(
            builder.Root(schemaNodes, OperationType.Query),
            builder.Root(schemaNodes, OperationType.Mutation),
            builder.Root(schemaNodes, OperationType.Subscription),
            [.. builder._types.Values, .. BuiltIns.Scalars.Where(builder._usedScalars.Contains), .. BuiltIns.IntrospectionTypes],
            [.. directives, .. BuiltIns.Directives.Where(directive => !defined.Contains(directive.Name))],
            schemaNodes.FirstOrDefault(node => !node.IsExtension)?.Description?.Value
        )
        {
            AppliedDirectives = [.. schemaNodes.SelectMany(node => node.Directives)],
        };
    }

    /// <summary>Only the types; for introspection, whose types cannot be looked up yet.</summary>
    internal static IReadOnlyList<NamedType> BuildTypes(Document document)
    {
        var builder = new SchemaBuilder(isIntrospection: true);
        builder.BuildAll(document);
        return [.. builder._types.Values];
    }

    private void BuildAll(Document document)
    {
        foreach (var node in document.Definitions.OfType<TypeDefinitionNode>().OrderBy(node => node.IsExtension))
        {
            if (BuiltIn(node.Name.Value) is not null)
            {
                continue;
            }

            if (!node.IsExtension)
            {
                _types.TryAdd(node.Name.Value, Create(node));
            }

            if (!_parts.TryGetValue(node.Name.Value, out var parts))
            {
                _parts.Add(node.Name.Value, parts = []);
            }

            parts.Add(node);
        }

        foreach (var type in _types.Values)
        {
            Fill(type, _parts[type.Name]);
        }
    }

    private NamedType? BuiltIn(string name) =>
        _isIntrospection ? BuiltIns.Scalars.FirstOrDefault(scalar => scalar.Name == name) : BuiltIns.FindType(name);

    private static NamedType Create(TypeDefinitionNode node) =>
        node switch
        {
            ScalarTypeDefinitionNode => new ScalarType(node.Name.Value),
            ObjectTypeDefinitionNode => new ObjectType(node.Name.Value),
            InterfaceTypeDefinitionNode => new InterfaceType(node.Name.Value),
            UnionTypeDefinitionNode => new UnionType(node.Name.Value),
            EnumTypeDefinitionNode => new EnumType(node.Name.Value),
            _ => new InputObjectType(node.Name.Value),
        };

    private void Fill(NamedType type, List<TypeDefinitionNode> parts)
    {
        type.Description = parts[0].Description?.Value;
        type.AppliedDirectives = [.. parts.SelectMany(part => part.Directives)];
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedByUrl = StringArgument(type.AppliedDirectives, "specifiedBy", "url");
                break;
            case ObjectType o:
                o.Fields = BuildFields(parts.OfType<ObjectTypeDefinitionNode>().SelectMany(part => part.Fields));
                o.Interfaces = BuildInterfaces(parts.OfType<ObjectTypeDefinitionNode>().SelectMany(part => part.Interfaces));
                break;
            case InterfaceType i:
                i.Fields = BuildFields(parts.OfType<InterfaceTypeDefinitionNode>().SelectMany(part => part.Fields));
                i.Interfaces = BuildInterfaces(parts.OfType<InterfaceTypeDefinitionNode>().SelectMany(part => part.Interfaces));
                break;
            case UnionType union:
                union.Types = [.. parts.OfType<UnionTypeDefinitionNode>().SelectMany(part => part.Types).Select(Named<ObjectType>)];
                break;
            case EnumType enumType:
                enumType.Values = [.. parts.OfType<EnumTypeDefinitionNode>().SelectMany(part => part.Values).Select(BuildEnumValue)];
                break;
            case InputObjectType input:
                input.Fields = BuildInputValues(parts.OfType<InputObjectTypeDefinitionNode>().SelectMany(part => part.Fields));
                input.IsOneOf = type.AppliedDirectives.Any(directive => directive.Name.Value is "oneOf");
                break;
        }
    }

    private Field[] BuildFields(IEnumerable<FieldDefinitionNode> nodes) =>
        [
            .. nodes.Select(node => new Field(node.Name.Value, Resolve(node.Type))
            {
                Description = node.Description?.Value,
                DeprecationReason = DeprecationReason(node.Directives),
                Arguments = BuildInputValues(node.Arguments),
                AppliedDirectives = node.Directives,
            }),
        ];

    private InputValue[] BuildInputValues(IEnumerable<InputValueDefinitionNode> nodes) =>
        [
            .. nodes.Select(node => new InputValue(node.Name.Value, Resolve(node.Type))
            {
                Description = node.Description?.Value,
                DeprecationReason = DeprecationReason(node.Directives),
                DefaultValue = node.DefaultValue,
                AppliedDirectives = node.Directives,
            }),
        ];

    private InterfaceType[] BuildInterfaces(IEnumerable<NamedTypeNode> nodes) => [.. nodes.Select(Named<InterfaceType>)];

    private static EnumValue BuildEnumValue(EnumValueDefinitionNode node) =>
        new(node.Name.Value, node.Name.Value)
        {
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
            AppliedDirectives = node.Directives,
        };

    private Directive BuildDirective(DirectiveDefinitionNode node) =>
        new(node.Name.Value)
        {
            Description = node.Description?.Value,
            Arguments = BuildInputValues(node.Arguments),
            IsRepeatable = node.IsRepeatable,
            Locations = [.. node.Locations.Select(location => location.Value)],
        };

    // https://spec.graphql.org/September2025/#sec-Root-Operation-Types.Default-Root-Operation-Type-Names
    private ObjectType? Root(List<SchemaDefinitionNode> schemaNodes, OperationType operation)
    {
        var node = schemaNodes.SelectMany(schema => schema.OperationTypes).LastOrDefault(type => type.Operation == operation);
        return node is not null ? Named<ObjectType>(node.Type)
            : schemaNodes.Any(schema => !schema.IsExtension) ? null
            : _types.GetValueOrDefault(operation.ToString()) as ObjectType;
    }

    private GraphType Resolve(TypeNode node) =>
        node switch
        {
            NonNullTypeNode nonNull => new NonNullType(Resolve(nonNull.Type)),
            ListTypeNode list => new ListType(Resolve(list.Type)),
            _ => Named<NamedType>((NamedTypeNode)node),
        };

    private T Named<T>(NamedTypeNode node)
        where T : NamedType
    {
        var type = BuiltIn(node.Name.Value) ?? _types.GetValueOrDefault(node.Name.Value);
        if (type is ScalarType scalar)
        {
            _usedScalars.Add(scalar);
        }

        return type as T ?? throw new SchemaException($"There is no {typeof(T).Name} \"{node.Name}\".");
    }

    private static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        directives.FirstOrDefault(directive => directive.Name.Value is "deprecated") is not { } deprecated ? null
        : deprecated.Arguments.Any(argument => argument.Name.Value is "reason") ? StringArgument(directives, "deprecated", "reason")
        : BuiltIns.DefaultDeprecationReason;

    private static string? StringArgument(IReadOnlyList<DirectiveNode> directives, string directiveName, string argumentName) =>
        directives
            .Where(directive => directive.Name.Value == directiveName)
            .SelectMany(directive => directive.Arguments)
            .Where(argument => argument.Name.Value == argumentName)
            .Select(argument => (argument.Value as StringValueNode)?.Value)
            .LastOrDefault();
}
