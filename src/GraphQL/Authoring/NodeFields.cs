using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

/// <summary><c>Node</c>, <c>node</c> and <c>nodes</c>: https://relay.dev/graphql/objectidentification.htm</summary>
internal sealed class NodeFields
{
    private readonly Dictionary<string, Resolver> _resolvers = [];

    private sealed record Resolver(
        CompiledMethod Method,
        IdType Id,
        Func<IReadOnlyCollection<object>, object> MakeKeys,
        Func<object, object, object?> Lookup
    );

    public InterfaceType Interface { get; } =
        new("Node")
        {
            Description = "An object that can be found again by its ID.",
            Fields = [new("id", new NonNullType(BuiltIns.Id)) { Description = "Opaque identifier, the same in every answer." }],
        };

    public bool IsUsed => _resolvers.Count > 0;

    /// <exception cref="SchemaException">The method is no node resolver.</exception>
    public void Add(ObjectType type, CompiledMethod method, LeafTypes leaves)
    {
        var name = MethodCompiler.NameOf(method.Method);
        var key = method.Parent is { } parameter ? TypeShape.Of(parameter).Item : null;
        if (key is null || BatchCompiler.DictionaryOf(method.Result) is not { } dictionary || dictionary.Key.Type != key.Type)
        {
            throw new SchemaException(
                $"The node resolver {name} takes an IReadOnlyList<TKey> of ids and answers an IReadOnlyDictionary<TKey, T>."
            );
        }

        var id =
            leaves.IdOf(key.Type, null)
            ?? (
                key.Type == typeof(Guid)
                    ? new IdType(type.Name, static value => (Guid)value, static value => value)
                    : throw new SchemaException($"The node resolver {name} takes ids of the type {key.Type.Name}, which is no ID.")
            );
        if (type.FindField("id")?.Type is not NonNullType { OfType: ScalarType { Name: "ID" } })
        {
            throw new SchemaException($"{type.Name} is a [Node], so it needs a field id of an ID type that is never null.");
        }

        var resolver = new Resolver(method, id, BatchCompiler.KeyList(key.Type), BatchCompiler.Lookup(key.Type, dictionary.Value));
        if (!_resolvers.TryAdd(id.TypeName, resolver))
        {
            throw new SchemaException($"Two node resolvers answer IDs of {id.TypeName}: {name} is the second.");
        }
    }

    public IEnumerable<Field> RootFields() =>
        [
            new("node", Interface)
            {
                Description = "The object with this ID; null when there is none, or none that you may see.",
                Arguments = [new("id", new NonNullType(BuiltIns.Id)) { Description = "The ID of any object." }],
                Resolver = new BatchFieldResolver(async call => [(await FindAsync(call, [(string)call.Arguments["id"]!]))[0]]),
            },
            new("nodes", new NonNullType(new ListType(Interface)))
            {
                Description = "The objects with these IDs, in the same order; null for each that does not exist, or that you may not see.",
                Arguments =
                [
                    new("ids", new NonNullType(new ListType(new NonNullType(BuiltIns.Id))))
                    {
                        Description = "IDs of any objects, at most 100.",
                    },
                ],
                Resolver = new BatchFieldResolver(async call =>
                    [await FindAsync(call, [.. ((object?[])call.Arguments["ids"]!).Cast<string>()])]
                )
                {
                    AssumedSize = 100,
                },
            },
        ];

    public async Task<object?[]> FindAsync(FieldCall call, IReadOnlyList<string> ids)
    {
        var results = new object?[ids.Count];
        Dictionary<Resolver, List<(int Index, object Key)>> wanted = [];
        for (var i = 0; i < ids.Count; i++)
        {
            if (OpaqueId.TryDecode(ids[i], out var typeName, out var value) && _resolvers.TryGetValue(typeName, out var resolver))
            {
                if (!wanted.TryGetValue(resolver, out var entries))
                {
                    wanted.Add(resolver, entries = []);
                }

                entries.Add((i, resolver.Id.Make(value)));
            }
        }

        foreach (var (resolver, entries) in wanted)
        {
            var keys = resolver.MakeKeys([.. entries.Select(entry => entry.Key).Distinct()]);
            var found = await resolver.Method.InvokeAsync(call, keys);
            foreach (var (index, key) in entries)
            {
                results[index] = found is null ? null : resolver.Lookup(found, key);
            }
        }

        return results;
    }
}
