using System.Collections.Concurrent;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>Finds the object type of a value whose field has an abstract type: https://spec.graphql.org/September2025/#ResolveAbstractType()</summary>
internal sealed class RuntimeTypes
{
    private readonly ConcurrentDictionary<(NamedType, Type), ObjectType?> _found = [];

    public ObjectType? Find(Schema schema, NamedType abstractType, object value) =>
        _found.GetOrAdd(
            (abstractType, value.GetType()),
            static (key, s) =>
                s.PossibleTypes(key.Item1).FirstOrDefault(type => type.RuntimeType == key.Item2)
                ?? s.PossibleTypes(key.Item1).FirstOrDefault(type => type.RuntimeType?.IsAssignableFrom(key.Item2) is true),
            schema
        );
}
