using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Directives-Are-Defined and #sec-Directives-Are-in-Valid-Locations</summary>
internal sealed class KnownDirectives(ValidationContext context) : ValidationRule(context)
{
    public override void Directive(DirectiveNode directive, string location)
    {
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var signature))
        {
            Report($"Unknown directive \"@{directive.Name}\".", directive);
        }
        else if (!signature.Locations.Contains(location))
        {
            Report($"Directive \"@{directive.Name}\" may not be used on {location}.", directive);
        }
    }
}
