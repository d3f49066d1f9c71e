using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Single-Root-Field</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : ValidationRule(context)
{
    public override void Operation(OperationDefinitionNode operation)
    {
        if (operation.Operation is not OperationType.Subscription || Context.Schema.Subscription is not { } root)
        {
            return;
        }

        WithinLimit(() => Check(root, operation));
    }

    private void Check(ObjectType root, OperationDefinitionNode operation)
    {
        var name = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name}\"";
        var (groups, conditions) = CollectSubscriptionFields(root, operation.SelectionSet);
        if (conditions.Count > 0)
        {
            Report($"{name} must not use @skip or @include at the top level.", conditions);
            return;
        }

        if (groups.Count == 0)
        {
            Report($"{name} must select one top level field.", operation.SelectionSet);
        }

        if (groups.Count > 1)
        {
            Report($"{name} must select only one top level field.", groups.Skip(1).SelectMany(group => group));
        }

        foreach (var group in groups.Where(group => group[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Report($"{name} must not select an introspection top level field.", group);
        }
    }

    // https://spec.graphql.org/September2025/#CollectSubscriptionFields(), with a stack in place of recursion: chains of fragments may be long.
    private (List<List<FieldNode>> Groups, List<DirectiveNode> Conditions) CollectSubscriptionFields(
        ObjectType root,
        SelectionSetNode selectionSet
    )
    {
        List<List<FieldNode>> groups = [];
        Dictionary<string, List<FieldNode>> byName = [];
        List<DirectiveNode> conditions = [];
        HashSet<string> seen = [];
        Stack<IEnumerator<SelectionNode>> pending = new([selectionSet.Selections.GetEnumerator()]);
        while (pending.TryPeek(out var selections))
        {
            if (!selections.MoveNext())
            {
                pending.Pop();
                continue;
            }

            Context.Spend(1);
            conditions.AddRange(Conditions(selections.Current));
            switch (selections.Current)
            {
                case FieldNode field:
                    if (!byName.TryGetValue(field.ResponseName, out var group))
                    {
                        byName.Add(field.ResponseName, group = []);
                        groups.Add(group);
                    }

                    group.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(root, inline.TypeCondition):
                    pending.Push(inline.SelectionSet.Selections.GetEnumerator());
                    break;
                case FragmentSpreadNode spread when seen.Add(spread.Name.Value):
                    if (Context.FindFragment(spread.Name.Value) is { } fragment && Applies(root, fragment.TypeCondition))
                    {
                        pending.Push(fragment.SelectionSet.Selections.GetEnumerator());
                    }

                    break;
            }
        }

        return (groups, conditions);
    }

    private static IEnumerable<DirectiveNode> Conditions(SelectionNode selection) =>
        selection.Directives.Where(directive => directive.Name.Value is "skip" or "include").DistinctBy(directive => directive.Name.Value);

    private bool Applies(ObjectType root, NamedTypeNode? condition) =>
        condition is null
        || (Context.Schema.FindType(condition.Name.Value) is { IsComposite: true } type && Context.Schema.Overlap(type, root));
}
