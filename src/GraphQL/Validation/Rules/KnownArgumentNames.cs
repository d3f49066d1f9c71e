using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation.SchemaRules;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Argument-Names</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : KnownArgumentNamesOnDirectives(context)
{
    public override void Field(FieldNode field, NamedType? parentType, Field? definition)
    {
        if (definition is null)
        {
            return;
        }

        foreach (var name in field.Arguments.Where(argument => definition.FindArgument(argument.Name.Value) is null))
        {
            var suggestion = Context.Similar(name.Name.Value, definition.Arguments.Select(argument => argument.Name));
            Report($"Unknown argument \"{name.Name}\" on field \"{parentType}.{definition.Name}\".{suggestion}", name);
        }
    }
}
