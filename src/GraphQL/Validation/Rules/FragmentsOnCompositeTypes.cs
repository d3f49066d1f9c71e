using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : ValidationRule(context)
{
    public override void FragmentDefinition(FragmentDefinitionNode fragment) =>
        Check($"Fragment \"{fragment.Name}\"", fragment.TypeCondition);

    public override void InlineFragment(InlineFragmentNode fragment, NamedType? parentType, NamedType? type)
    {
        if (fragment.TypeCondition is { } condition)
        {
            Check("Fragment", condition);
        }
    }

    private void Check(string fragment, NamedTypeNode condition)
    {
        if (Context.Schema.FindType(condition.Name.Value) is { IsComposite: false })
        {
            Report($"{fragment} cannot condition on non composite type \"{condition.Name}\".", condition);
        }
    }
}
