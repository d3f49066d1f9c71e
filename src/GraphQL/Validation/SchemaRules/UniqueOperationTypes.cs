using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Root-Operation-Types: one root type for a kind of operation.</summary>
internal sealed class UniqueOperationTypes(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<OperationType, OperationTypeDefinitionNode> _known = [];

    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        foreach (var node in (definition as SchemaDefinitionNode)?.OperationTypes ?? [])
        {
            if (!_known.TryAdd(node.Operation, node))
            {
                Report(
                    $"There can be only one {node.Operation.ToString().ToLowerInvariant()} type in schema.",
                    _known[node.Operation],
                    node
                );
            }
        }
    }
}
