using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

// Interfaces and unions: https://spec.graphql.org/September2025/#sec-Interfaces and #sec-Unions
internal sealed partial class SchemaFactory
{
    private readonly Dictionary<Type, NamedType> _abstracts = [];

    /// <summary>The interface or union that stands for a C# interface or base class; null when it is marked as neither.</summary>
    private NamedType? AbstractOf(Type type) =>
        _abstracts.TryGetValue(type, out var known) ? known
        : type.IsDefined(typeof(UnionTypeAttribute), false) ? UnionOf(type)
        : type.IsDefined(typeof(InterfaceTypeAttribute), false) ? InterfaceOf(type)
        : null;

    private UnionType UnionOf(Type type)
    {
        var made = new UnionType(NameOf(type)) { Description = TypeNames.Described(type) ?? _docs.Of(type) };
        _abstracts.Add(type, made);
        made.Types = Implementations(type);
        return made;
    }

    private InterfaceType InterfaceOf(Type type)
    {
        var made = new InterfaceType(NameOf(type)) { Description = TypeNames.Described(type) ?? _docs.Of(type) };
        _abstracts.Add(type, made);
        made.Interfaces = [.. InterfacesOf(type)];
        made.Fields =
        [
            .. new[] { type }.Concat(type.GetInterfaces().Where(IsGraphQLInterface)).SelectMany(OwnFields).DistinctBy(field => field.Name),
        ];
        Implementations(type);
        return made;
    }

    // Known before any of them is met: a field of the abstract type may answer each.
    private List<ObjectType> Implementations(Type type) =>
        _types
            .Where(t => t is { IsInterface: false, IsAbstract: false, IsGenericType: false } && type.IsAssignableFrom(t))
            .Select(ObjectOf)
            .ToList()
            is [_, ..]
                and var found
            ? found
            : throw new SchemaException($"No type of the schema is a {type.Name}, so {NameOf(type)} would have no values.");

    private IEnumerable<InterfaceType> InterfacesOf(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (IsGraphQLInterface(parent))
            {
                yield return (InterfaceType)AbstractOf(parent)!;
            }
        }

        foreach (
            var contract in type.GetInterfaces().Where(IsGraphQLInterface).OrderBy(contract => contract.FullName, StringComparer.Ordinal)
        )
        {
            yield return (InterfaceType)AbstractOf(contract)!;
        }
    }

    private static bool IsGraphQLInterface(Type type) => type.IsDefined(typeof(InterfaceTypeAttribute), false);

    // IAnimal is Animal, unless it is told otherwise.
    private string NameOf(Type type)
    {
        var name = _names.Output(type);
        name = name == type.Name && type.IsInterface && name is ['I', >= 'A' and <= 'Z', ..] ? name[1..] : name;
        if (!_abstracts.ContainsKey(type))
        {
            _names.Claim(name, type);
        }

        return name;
    }
}
