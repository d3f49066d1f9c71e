using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = [];

    public override void FragmentDefinition(FragmentDefinitionNode fragment)
    {
        if (fragment.Name is { } name && !_known.TryAdd(name.Value, name))
        {
            Report($"There can be only one fragment named \"{name}\".", _known[name.Value], name);
        }
    }
}
