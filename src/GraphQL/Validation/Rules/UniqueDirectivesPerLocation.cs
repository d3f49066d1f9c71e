using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context) : ValidationRule(context)
{
    // A type and its extensions are one location, and so is the schema with its own.
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> _byDefinition = [];

    public override void Directives(SyntaxNode owner, IReadOnlyList<DirectiveNode> directives)
    {
        var seen = owner switch
        {
            SchemaDefinitionNode => SeenOn(""),
            TypeDefinitionNode type => SeenOn(type.Name.Value),
            _ => [],
        };
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Directives.TryGetValue(name, out var signature) && !signature.IsRepeatable && !seen.TryAdd(name, directive))
            {
                Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }

    private Dictionary<string, DirectiveNode> SeenOn(string definition)
    {
        if (!_byDefinition.TryGetValue(definition, out var seen))
        {
            _byDefinition.Add(definition, seen = []);
        }

        return seen;
    }
}
