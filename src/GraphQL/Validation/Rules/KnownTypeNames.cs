using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence, and for every other reference to a type.</summary>
internal sealed class KnownTypeNames(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _defined = [];

    public override void EnterDocument(Document document) =>
        _defined.UnionWith(
            document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.IsExtension).Select(type => type.Name.Value)
        );

    public override void NamedType(NamedTypeNode reference, bool isTypeSystem)
    {
        var name = reference.Name.Value;
        var isKnown =
            _defined.Contains(name)
            || Context.OptionalSchema?.FindType(name) is not null
            || (isTypeSystem && BuiltIns.FindType(name) is not null);
        if (!isKnown)
        {
            Report($"Unknown type \"{name}\".{Context.Similar(name, KnownNames(isTypeSystem))}", reference);
        }
    }

    private IEnumerable<string> KnownNames(bool isTypeSystem)
    {
        IEnumerable<NamedType> types = Context.OptionalSchema?.Types ?? [];
        if (isTypeSystem)
        {
            types = [.. types, .. BuiltIns.Scalars, .. BuiltIns.IntrospectionTypes];
        }

        return types.Select(type => type.Name).Concat(_defined).Distinct();
    }
}
