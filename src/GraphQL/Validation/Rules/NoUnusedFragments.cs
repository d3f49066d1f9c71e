using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used</summary>
internal sealed class NoUnusedFragments(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(Document document)
    {
        var used = Context
            .ReachableFragments(document.Definitions.OfType<OperationDefinitionNode>())
            .Select(fragment => fragment.FragmentName)
            .ToHashSet();
        foreach (
            var fragment in document.Definitions.OfType<FragmentDefinitionNode>().Where(fragment => !used.Contains(fragment.FragmentName))
        )
        {
            Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
        }
    }
}
