using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Schema: "All types within a GraphQL schema must have unique names."</summary>
internal sealed class UniqueTypeNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = [];

    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        if (definition is TypeDefinitionNode { IsExtension: false, Name: var name } && !_known.TryAdd(name.Value, name))
        {
            Report($"There can be only one type named \"{name}\".", _known[name.Value], name);
        }
    }
}
