using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Field-Arguments and #sec-Type-System.Directives: unique arguments.</summary>
internal sealed class UniqueArgumentDefinitionNames(ValidationContext context) : ValidationRule(context)
{
    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        switch (definition)
        {
            case ObjectTypeDefinitionNode type:
                Check(type, type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                Check(type, type.Fields);
                break;
            case DirectiveDefinitionNode directive:
                Check($"@{directive.Name}", directive.Arguments);
                break;
        }
    }

    private void Check(TypeDefinitionNode type, IReadOnlyList<FieldDefinitionNode> fields)
    {
        foreach (var field in fields)
        {
            Check($"{type.Name}.{field.Name}", field.Arguments);
        }
    }

    private void Check(string owner, IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.Select(argument => argument.Name).GroupBy(name => name.Value).Where(group => group.Skip(1).Any()))
        {
            Report($"Argument \"{owner}({group.Key}:)\" can only be defined once.", group);
        }
    }
}
