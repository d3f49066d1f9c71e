using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Argument-Names, in type definitions.</summary>
internal class KnownArgumentNamesOnDirectives(ValidationContext context) : ValidationRule(context)
{
    public override void Directive(DirectiveNode directive, string location)
    {
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var signature))
        {
            return;
        }

        foreach (var argument in directive.Arguments.Where(argument => !signature.Arguments.Contains(argument.Name.Value)))
        {
            var suggestion = Context.Similar(argument.Name.Value, signature.Arguments);
            Report($"Unknown argument \"{argument.Name}\" on directive \"@{directive.Name}\".{suggestion}", argument);
        }
    }
}
