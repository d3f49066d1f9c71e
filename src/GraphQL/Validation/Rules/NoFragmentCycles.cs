using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : ValidationRule(context)
{
    // A circle may hold all the fragments of a document, and each of these may close it.
    private const int MaxNodes = 100;

    private readonly HashSet<string> _visited = [];

    public override void FragmentDefinition(FragmentDefinitionNode fragment)
    {
        if (_visited.Add(fragment.FragmentName))
        {
            DetectCycles(fragment);
        }
    }

    // A search in depth that meets every fragment once. Its stack is on the heap, because chains of fragments may be long.
    private void DetectCycles(FragmentDefinitionNode root)
    {
        List<FragmentSpreadNode> path = [];
        Dictionary<string, int> positions = new() { [root.FragmentName] = 0 };
        Stack<(string Name, IEnumerator<FragmentSpreadNode> Spreads)> pending = [];
        pending.Push((root.FragmentName, Context.SpreadsIn(root.SelectionSet).GetEnumerator()));
        while (pending.TryPeek(out var current))
        {
            // What lies behind this fragment on the path is done with.
            path.RemoveRange(pending.Count - 1, path.Count - pending.Count + 1);
            if (!current.Spreads.MoveNext())
            {
                positions.Remove(current.Name);
                pending.Pop();
                continue;
            }

            var spread = current.Spreads.Current;
            path.Add(spread);
            if (positions.TryGetValue(spread.Name.Value, out var position))
            {
                ReportCycle(spread.Name.Value, path[position..Math.Min(path.Count, position + MaxNodes)]);
            }
            else if (Context.FindFragment(spread.Name.Value) is { } fragment && _visited.Add(spread.Name.Value))
            {
                positions.Add(spread.Name.Value, path.Count);
                pending.Push((spread.Name.Value, Context.SpreadsIn(fragment.SelectionSet).GetEnumerator()));
            }
        }
    }

    private void ReportCycle(string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name}\""));
        Report($"Cannot spread fragment \"{name}\" within itself{(via.Length == 0 ? "." : $" via {via}.")}", cycle);
    }
}
