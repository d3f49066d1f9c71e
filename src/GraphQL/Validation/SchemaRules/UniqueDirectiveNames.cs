using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Schema: "All directives within a GraphQL schema must have unique names."</summary>
internal sealed class UniqueDirectiveNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = [];

    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        if (definition is DirectiveDefinitionNode { Name: var name } && !_known.TryAdd(name.Value, name))
        {
            Report($"There can be only one directive named \"@{name}\".", _known[name.Value], name);
        }
    }
}
