using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Schema: one definition in a document.</summary>
internal sealed class LoneSchemaDefinition(ValidationContext context) : ValidationRule(context)
{
    private bool _isDefined;

    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        if (definition is not SchemaDefinitionNode { IsExtension: false })
        {
            return;
        }

        if (_isDefined)
        {
            Report("Must provide only one schema definition.", definition);
        }

        _isDefined = true;
    }
}
