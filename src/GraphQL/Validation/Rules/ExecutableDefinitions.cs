using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Executable-Definitions</summary>
internal sealed class ExecutableDefinitions(ValidationContext context) : ValidationRule(context)
{
    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        var name = definition switch
        {
            TypeDefinitionNode type => $"\"{type.Name}\"",
            DirectiveDefinitionNode directive => $"\"@{directive.Name}\"",
            _ => "schema",
        };
        Report($"The {name} definition is not executable.", definition);
    }
}
