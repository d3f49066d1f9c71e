using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation.SchemaRules;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Required-Arguments</summary>
internal sealed class ProvidedRequiredArguments(ValidationContext context) : ProvidedRequiredArgumentsOnDirectives(context)
{
    public override void Field(FieldNode field, NamedType? parentType, Field? definition)
    {
        foreach (var argument in definition?.Arguments ?? [])
        {
            if (argument.IsRequired && !IsProvided(field.Arguments, argument.Name))
            {
                Report(
                    $"Field \"{definition!.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.",
                    field
                );
            }
        }
    }

    private static bool IsProvided(IReadOnlyList<ArgumentNode> arguments, string name) =>
        arguments.Any(argument => argument.Name.Value == name);
}
