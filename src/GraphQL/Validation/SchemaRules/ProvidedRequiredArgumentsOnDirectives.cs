using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Required-Arguments, in type definitions.</summary>
internal class ProvidedRequiredArgumentsOnDirectives(ValidationContext context) : ValidationRule(context)
{
    public override void Directive(DirectiveNode directive, string location)
    {
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var signature))
        {
            return;
        }

        var provided = directive.Arguments.Select(argument => argument.Name.Value).ToHashSet();
        foreach (var (name, type) in signature.RequiredArguments.Where(argument => !provided.Contains(argument.Name)))
        {
            Report(
                $"Directive \"@{directive.Name}\" argument \"{name}\" of type \"{type}\" is required, but it was not provided.",
                directive
            );
        }
    }
}
