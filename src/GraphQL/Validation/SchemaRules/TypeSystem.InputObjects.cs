using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.SchemaRules;

// https://spec.graphql.org/September2025/#sec-Input-Objects.Type-Validation
internal sealed partial class TypeSystem
{
    private void CheckInputObject(TypeDefinition type)
    {
        if (type.InputFields.Count == 0)
        {
            Report($"Input Object type {type.Name} must define one or more fields.", type.Parts);
        }

        foreach (
            var misplaced in type
                .Parts.Where(part => part.IsExtension)
                .SelectMany(part => part.Directives)
                .Where(d => d.Name.Value == BuiltIns.OneOf.Name)
        )
        {
            Report("@oneOf is not allowed on an extension.", misplaced);
        }

        foreach (var field in type.InputFields)
        {
            CheckInputValue($"{type.Name}.{field.Name}", "input field", field);
            if (type.IsOneOf && field.Type is NonNullTypeNode)
            {
                Report($"OneOf input field {type.Name}.{field.Name} must be nullable.", field.Type);
            }

            if (type.IsOneOf && field.DefaultValue is not null)
            {
                Report($"OneOf input field {type.Name}.{field.Name} cannot have a default value.", field);
            }
        }
    }

    // https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References: no value would ever be complete.
    private void CheckInputObjectCycles() =>
        FindCycles(
            _model.Types.Where(type => type.Kind is TypeKind.InputObject),
            type =>
                type.InputFields.Where(field => field.Type is NonNullTypeNode { Type: NamedTypeNode })
                    .Select(field => (Edge: field, To: _model.Find(field.Type)))
                    .Where(edge => edge.To?.Kind is TypeKind.InputObject)
                    .Select(edge => (edge.Edge, edge.To!)),
            cycle =>
                Report(
                    $"Invalid circular reference. Input Objects refer to each other through non-null fields: \"{string.Join('.', cycle.Select(field => field.Name))}\".",
                    cycle
                )
        );

    // https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle(): which defaults a default calls for.
    private void CheckDefaultValueCycles() =>
        FindCycles(
            _model.Types.SelectMany(type => type.InputFields).Where(field => field.DefaultValue is not null),
            field => DefaultsWithin(field.DefaultValue!, field.Type).Select(inner => (inner, inner)),
            cycle => Report($"Default values contain each other: \"{string.Join(", ", cycle.Select(field => field.Name))}\".", cycle)
        );

    private IEnumerable<InputValueDefinitionNode> DefaultsWithin(ValueNode value, TypeNode typeReference)
    {
        Stack<(ValueNode Value, TypeNode Type)> pending = new([(value, typeReference)]);
        while (pending.TryPop(out var current))
        {
            if (current.Value is ListValueNode list)
            {
                foreach (var item in list.Values)
                {
                    pending.Push((item, current.Type));
                }
            }
            else if (current.Value is ObjectValueNode map && _model.Find(current.Type) is { Kind: TypeKind.InputObject } type)
            {
                foreach (var field in type.InputFields)
                {
                    if (map.Fields.FirstOrDefault(node => node.Name.Value == field.Name.Value) is { } given)
                    {
                        pending.Push((given.Value, field.Type));
                    }
                    else if (field.DefaultValue is not null)
                    {
                        yield return field;
                    }
                }
            }
        }
    }

    /// <summary>A search in depth that meets every node once, and tells of each edge that leads back to where it came from.</summary>
    private void FindCycles<TNode, TEdge>(
        IEnumerable<TNode> nodes,
        Func<TNode, IEnumerable<(TEdge Edge, TNode To)>> edges,
        Action<List<TEdge>> report
    )
        where TNode : notnull
    {
        HashSet<TNode> visited = [];
        Dictionary<TNode, int> positions = [];
        List<TEdge> path = [];
        foreach (var node in nodes)
        {
            if (visited.Add(node))
            {
                Visit(node);
            }
        }

        void Visit(TNode node)
        {
            positions.Add(node, path.Count);
            foreach (var (edge, to) in edges(node))
            {
                Spend();
                path.Add(edge);
                if (positions.TryGetValue(to, out var position))
                {
                    report(path[position..]);
                }
                else if (visited.Add(to))
                {
                    Visit(to);
                }

                path.RemoveAt(path.Count - 1);
            }

            positions.Remove(node);
        }
    }
}
