using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : ValidationRule(context)
{
    public override void InlineFragment(InlineFragmentNode fragment, NamedType? parentType, NamedType? type) =>
        Check("Fragment", fragment, parentType, type);

    public override void FragmentSpread(FragmentSpreadNode spread, NamedType? parentType)
    {
        if (Context.FindFragment(spread.Name.Value) is { } fragment)
        {
            Check($"Fragment \"{spread.Name}\"", spread, parentType, Context.Schema.FindType(fragment.TypeCondition.Name.Value));
        }
    }

    private void Check(string fragment, SelectionNode node, NamedType? parentType, NamedType? type)
    {
        if (type is { IsComposite: true } && parentType is not null && !Context.Schema.Overlap(type, parentType))
        {
            Report($"{fragment} cannot be spread here as objects of type \"{parentType}\" can never be of type \"{type}\".", node);
        }
    }
}
