using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Types;

/// <summary>A complete type system. Types are unique by name; wrappers are made freely.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, Directive> _directives;
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> _possibleTypes = [];

    /// <param name="types">All named types, built-in scalars and introspection types included.</param>
    /// <param name="directives">All directives, the built-in ones included.</param>
    public Schema(
        ObjectType? query,
        ObjectType? mutation,
        ObjectType? subscription,
        IEnumerable<NamedType> types,
        IEnumerable<Directive> directives,
        string? description = null
    )
    {
        Query = query;
        Mutation = mutation;
        Subscription = subscription;
        Description = description;
        Types = [.. types];
        Directives = [.. directives];
        _types = Types.ToDictionary(type => type.Name);
        _directives = Directives.ToDictionary(directive => directive.Name);
        foreach (var type in Types)
        {
            switch (type)
            {
                case ObjectType o:
                    _possibleTypes[o] = [o];
                    break;
                case UnionType union:
                    _possibleTypes[union] = union.Types;
                    break;
                case InterfaceType i:
                    _possibleTypes[i] = [.. Types.OfType<ObjectType>().Where(o => o.Interfaces.Contains(i))];
                    break;
            }
        }
    }

    /// <summary>Markdown for readers of the schema; null when there is none.</summary>
    public string? Description { get; }

    /// <summary>Directives applied to the schema in SDL, kept so that a printed schema can be read back.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; init; } = [];

    /// <summary>The root of queries. Every valid schema has one; null while a document that lacks it is being checked.</summary>
    public ObjectType? Query { get; }

    /// <summary>The root of mutations; null when nothing can be changed.</summary>
    public ObjectType? Mutation { get; }

    /// <summary>The root of subscriptions; null when nothing can be followed.</summary>
    public ObjectType? Subscription { get; }

    /// <summary>Where objects are found by their IDs; null when none can be.</summary>
    internal NodeFields? Nodes { get; init; }

    /// <summary>Each once, the built-in scalars in use and the introspection types included.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>Each once, the built-in ones included.</summary>
    public IReadOnlyList<Directive> Directives { get; }

    /// <summary>Null when there is none of this name.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>By the name without <c>@</c>; null when there is none.</summary>
    public Directive? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The object types that a value of the composite type can have; empty for other types.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => _possibleTypes.GetValueOrDefault(type, []);

    /// <summary>The type that a document means by a reference; null when there is no type of that name.</summary>
    public GraphType? FindType(TypeNode reference) =>
        reference switch
        {
            NonNullTypeNode nonNull => FindType(nonNull.Type) is { } type ? new NonNullType(type) : null,
            ListTypeNode list => FindType(list.Type) is { } type ? new ListType(type) : null,
            _ => FindType(((NamedTypeNode)reference).Name.Value),
        };

    /// <summary>Whether some object can be of both composite types.</summary>
    public bool Overlap(NamedType one, NamedType other) =>
        one == other || PossibleTypes(one) is var types && PossibleTypes(other) is var others && types.Any(others.Contains);

    /// <summary>Whether every value of the first type is a value of the second: https://spec.graphql.org/September2025/#AreTypesCompatible()</summary>
    public bool IsSubType(GraphType type, GraphType superType) =>
        (type, superType) switch
        {
            (NonNullType one, NonNullType other) => IsSubType(one.OfType, other.OfType),
            (NonNullType one, _) => IsSubType(one.OfType, superType),
            (_, NonNullType) => false,
            (ListType one, ListType other) => IsSubType(one.OfType, other.OfType),
            (NamedType one, NamedType other) => one == other
                || (other is UnionType && PossibleTypes(other).Contains(one))
                || (other is InterfaceType contract && one is FieldsType fields && fields.Interfaces.Contains(contract)),
            _ => false,
        };

    /// <summary>Null when the schema has no such operations: https://spec.graphql.org/September2025/#sec-Root-Operation-Types</summary>
    public ObjectType? RootType(OperationType operation) =>
        operation switch
        {
            OperationType.Query => Query,
            OperationType.Mutation => Mutation,
            _ => Subscription,
        };
}
