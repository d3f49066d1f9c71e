using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : ValidationRule(context)
{
    public override void VariableDefinition(VariableDefinitionNode definition)
    {
        if (Context.Schema.FindType(definition.Type) is { Named.IsInput: false } type)
        {
            Report($"Variable \"${definition.Variable.Name}\" cannot be non-input type \"{type}\".", definition.Type);
        }
    }
}
