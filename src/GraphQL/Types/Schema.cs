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

    public string? Description { get; }

    public ObjectType? Query { get; }

    public ObjectType? Mutation { get; }

    public ObjectType? Subscription { get; }

    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<Directive> Directives { get; }

    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    public Directive? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The object types that a value of the composite type can have; empty for other types.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => _possibleTypes.GetValueOrDefault(type, []);

    public ObjectType? RootType(OperationType operation) =>
        operation switch
        {
            OperationType.Query => Query,
            OperationType.Mutation => Mutation,
            _ => Subscription,
        };
}
