using System.Runtime.CompilerServices;
using System.Text;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Field-Selection-Merging</summary>
/// <remarks>
/// Each selection set is compared within itself, and with the fragments spread in it, two at a time. Pairs that were compared are
/// remembered, which keeps honest documents linear; what a hostile one can still multiply is counted against <see cref="MaxWork"/>.
/// </remarks>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : ValidationRule(context)
{
    private const int MaxWork = 500_000;
    private const int MaxDetailLength = 1000;
    private const int MaxNodes = 20;

    private readonly Dictionary<(SelectionSetNode, NamedType?), FieldsAndSpreads> _collected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private readonly Dictionary<ValueNode, string> _printedValues = [];
    private int _work;
    private bool _isGivenUp;

    public override void SelectionSet(SelectionSetNode selectionSet, NamedType? parentType)
    {
        if (selectionSet.Selections is [FieldNode or FragmentSpreadNode] || _isGivenUp)
        {
            return;
        }

        WithinLimit(() =>
        {
            foreach (var conflict in ConflictsWithin(Collect(parentType, selectionSet)))
            {
                Report(
                    $"Fields \"{Shorten(conflict.ResponseName)}\" conflict because {conflict.Reason}. "
                        + "Use different aliases on the fields to fetch both if this was intentional.",
                    [.. conflict.Nodes1, .. conflict.Nodes2]
                );
            }
        });
    }

    // FieldsInSetCanMerge(): fields of the set, then these with each fragment, then the fragments with each other.
    private List<Conflict> ConflictsWithin(FieldsAndSpreads set)
    {
        List<Conflict> conflicts = [];
        foreach (var (responseName, fields) in set.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                {
                    Compare(conflicts, false, responseName, fields[i], fields[j]);
                }
            }
        }

        for (var i = 0; i < set.Spreads.Count; i++)
        {
            CompareWithFragment(conflicts, false, set, set.Spreads[i]);
            for (var j = i + 1; j < set.Spreads.Count; j++)
            {
                CompareFragments(conflicts, false, set.Spreads[i], set.Spreads[j]);
            }
        }

        return conflicts;
    }

    private void CompareWithFragment(List<Conflict> conflicts, bool areExclusive, FieldsAndSpreads set, string fragmentName)
    {
        Spend(1);
        // What was compared as if both could apply needs no second look; otherwise only an equally lenient one is spared.
        if (set.Fields.Count == 0 || (set.ComparedFragments.TryGetValue(fragmentName, out var known) && (!known || areExclusive)))
        {
            return;
        }

        set.ComparedFragments[fragmentName] = areExclusive;
        if (Collect(fragmentName) is not { } other || other == set)
        {
            return;
        }

        CompareSets(conflicts, areExclusive, set, other);
        foreach (var inner in other.Spreads)
        {
            CompareWithFragment(conflicts, areExclusive, set, inner);
        }
    }

    private void CompareFragments(List<Conflict> conflicts, bool areExclusive, string name1, string name2)
    {
        Spend(2);
        if (name1 == name2)
        {
            return;
        }

        var pair = string.CompareOrdinal(name1, name2) < 0 ? (name1, name2) : (name2, name1);
        if (_comparedFragments.TryGetValue(pair, out var known) && (!known || areExclusive))
        {
            return;
        }

        _comparedFragments[pair] = areExclusive;
        if (Collect(name1) is not { } set1 || Collect(name2) is not { } set2)
        {
            return;
        }

        CompareSets(conflicts, areExclusive, set1, set2);
        foreach (var inner in set2.Spreads)
        {
            CompareFragments(conflicts, areExclusive, name1, inner);
        }

        foreach (var inner in set1.Spreads)
        {
            CompareFragments(conflicts, areExclusive, inner, name2);
        }
    }

    private List<Conflict> ConflictsBetween(bool areExclusive, FieldsAndSpreads set1, FieldsAndSpreads set2)
    {
        List<Conflict> conflicts = [];
        CompareSets(conflicts, areExclusive, set1, set2);
        foreach (var spread in set2.Spreads)
        {
            CompareWithFragment(conflicts, areExclusive, set1, spread);
        }

        foreach (var spread in set1.Spreads)
        {
            CompareWithFragment(conflicts, areExclusive, set2, spread);
        }

        foreach (var spread1 in set1.Spreads)
        {
            foreach (var spread2 in set2.Spreads)
            {
                CompareFragments(conflicts, areExclusive, spread1, spread2);
            }
        }

        return conflicts;
    }

    private void CompareSets(List<Conflict> conflicts, bool areExclusive, FieldsAndSpreads set1, FieldsAndSpreads set2)
    {
        foreach (var (responseName, fields1) in set1.Fields)
        {
            Spend(1);
            foreach (var field2 in set2.Fields.GetValueOrDefault(responseName, []))
            {
                foreach (var field1 in fields1)
                {
                    Compare(conflicts, areExclusive, responseName, field1, field2);
                }
            }
        }
    }

    private void Compare(
        List<Conflict> conflicts,
        bool areParentsExclusive,
        string responseName,
        FieldInContext field1,
        FieldInContext field2
    )
    {
        Spend(2);
        // Two object types have no value in common; an interface or union might get one that other types have too.
        var areExclusive =
            areParentsExclusive
            || (field1.ParentType != field2.ParentType && field1.ParentType is ObjectType && field2.ParentType is ObjectType);
        if (Difference(areExclusive, field1, field2) is { } reason)
        {
            conflicts.Add(new(responseName, reason, [field1.Node], [field2.Node]));
            return;
        }

        if (field1.Node.SelectionSet is not { } selectionSet1 || field2.Node.SelectionSet is not { } selectionSet2)
        {
            return;
        }

        var inner = ConflictsBetween(
            areExclusive,
            Collect(field1.Definition?.Type.Named, selectionSet1),
            Collect(field2.Definition?.Type.Named, selectionSet2)
        );
        if (inner.Count > 0)
        {
            conflicts.Add(
                new(responseName, Describe(inner), Nodes(field1.Node, inner, c => c.Nodes1), Nodes(field2.Node, inner, c => c.Nodes2))
            );
        }
    }

    private string? Difference(bool areExclusive, FieldInContext field1, FieldInContext field2)
    {
        if (!areExclusive && field1.Node.Name.Value != field2.Node.Name.Value)
        {
            return $"\"{Shorten(field1.Node.Name.Value)}\" and \"{Shorten(field2.Node.Name.Value)}\" are different fields";
        }

        if (!areExclusive && !HaveSameArguments(field1.Node.Arguments, field2.Node.Arguments))
        {
            return "they have differing arguments";
        }

        return field1.Definition?.Type is { } type1 && field2.Definition?.Type is { } type2 && !HaveSameShape(type1, type2)
            ? $"they return conflicting types \"{type1}\" and \"{type2}\""
            : null;
    }

    private bool HaveSameArguments(IReadOnlyList<ArgumentNode> arguments1, IReadOnlyList<ArgumentNode> arguments2)
    {
        if (arguments1.Count != arguments2.Count)
        {
            return false;
        }

        if (arguments1.Count == 0)
        {
            return true;
        }

        Spend(arguments1.Count);
        Dictionary<string, ValueNode> values = [];
        foreach (var argument in arguments2)
        {
            values[argument.Name.Value] = argument.Value;
        }

        return arguments1.All(argument =>
            values.TryGetValue(argument.Name.Value, out var value) && Canonical(argument.Value) == Canonical(value)
        );
    }

    // SameResponseShape(), but for the fields below, which are compared by themselves.
    private static bool HaveSameShape(GraphType type1, GraphType type2) =>
        (type1, type2) switch
        {
            (ListType list1, ListType list2) => HaveSameShape(list1.OfType, list2.OfType),
            (NonNullType nonNull1, NonNullType nonNull2) => HaveSameShape(nonNull1.OfType, nonNull2.OfType),
            (NamedType named1, NamedType named2) => named1 == named2 || (!named1.IsLeaf && !named2.IsLeaf),
            _ => false,
        };

    /// <summary>A text that is equal for equal values: fields of an object stand in the order of their names.</summary>
    private string Canonical(ValueNode value)
    {
        if (!_printedValues.TryGetValue(value, out var text))
        {
            var builder = new StringBuilder();
            AppendCanonical(builder, value);
            _printedValues.Add(value, text = builder.ToString());
        }

        return text;
    }

    private static void AppendCanonical(StringBuilder builder, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                builder.Append('[');
                foreach (var item in list.Values)
                {
                    AppendCanonical(builder, item);
                    builder.Append(',');
                }

                builder.Append(']');
                break;
            case ObjectValueNode map:
                builder.Append('{');
                foreach (var field in map.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                {
                    AppendCanonical(builder.Append(field.Name).Append(':'), field.Value);
                    builder.Append(',');
                }

                builder.Append('}');
                break;
            case StringValueNode text:
                builder.Append(text.IsBlock ? "block" : "").Append(Printer.PrintString(text.Value));
                break;
            default:
                builder.Append(Printer.Print(value));
                break;
        }
    }

    private FieldsAndSpreads? Collect(string fragmentName) =>
        Context.FindFragment(fragmentName) is { } fragment
            ? Collect(Context.Schema.FindType(fragment.TypeCondition.Name.Value), fragment.SelectionSet)
            : null;

    private FieldsAndSpreads Collect(NamedType? parentType, SelectionSetNode selectionSet)
    {
        if (!_collected.TryGetValue((selectionSet, parentType), out var collected))
        {
            _collected.Add((selectionSet, parentType), collected = new());
            Collect(parentType, selectionSet, collected);
        }

        return collected;
    }

    private void Collect(NamedType? parentType, SelectionSetNode selectionSet, FieldsAndSpreads collected)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    collected.AddField(new(parentType, field, (parentType as FieldsType)?.FindField(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    collected.AddSpread(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    var type = inline.TypeCondition is null ? parentType : Context.Schema.FindType(inline.TypeCondition.Name.Value);
                    Collect(type, inline.SelectionSet, collected);
                    break;
            }
        }
    }

    private void Spend(int work)
    {
        _work += work;
        // Comparisons follow fragments into fragments: the parser's limit of depth does not hold here.
        if (_work > MaxWork || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _isGivenUp = true;
            throw new ValidationLimitException();
        }
    }

    private static string Describe(List<Conflict> conflicts)
    {
        var builder = new StringBuilder();
        foreach (var conflict in conflicts.TakeWhile(_ => builder.Length <= MaxDetailLength))
        {
            builder
                .Append(builder.Length == 0 ? "" : " and ")
                .Append($"subfields \"{Shorten(conflict.ResponseName)}\" conflict because {conflict.Reason}");
        }

        return Shorten(builder.ToString());
    }

    // The field itself, and the deepest of what conflicts below it.
    private static List<FieldNode> Nodes(FieldNode field, List<Conflict> conflicts, Func<Conflict, IReadOnlyList<FieldNode>> side)
    {
        List<FieldNode> nodes = [field];
        foreach (var conflict in conflicts.TakeWhile(_ => nodes.Count < MaxNodes))
        {
            nodes.AddRange(side(conflict).TakeLast(MaxNodes - nodes.Count));
        }

        return nodes;
    }

    private static string Shorten(string text) => text.Length <= MaxDetailLength ? text : $"{text.AsSpan(0, MaxDetailLength)}...";

    private sealed record FieldInContext(NamedType? ParentType, FieldNode Node, Field? Definition);

    private sealed record Conflict(string ResponseName, string Reason, IReadOnlyList<FieldNode> Nodes1, IReadOnlyList<FieldNode> Nodes2);

    /// <summary>A selection set without its inline fragments: fields by response name, and names of the fragments spread.</summary>
    private sealed class FieldsAndSpreads
    {
        private readonly HashSet<string> _names = [];

        // In the order of the document, which a dictionary keeps as long as nothing is removed.
        public Dictionary<string, List<FieldInContext>> Fields { get; } = [];

        public List<string> Spreads { get; } = [];

        /// <summary>Fragments that were compared with these fields, and whether only as exclusive ones.</summary>
        public Dictionary<string, bool> ComparedFragments { get; } = [];

        public void AddField(FieldInContext field)
        {
            if (!Fields.TryGetValue(field.Node.ResponseName, out var fields))
            {
                Fields.Add(field.Node.ResponseName, fields = []);
            }

            fields.Add(field);
        }

        public void AddSpread(string spread)
        {
            if (_names.Add(spread))
            {
                Spreads.Add(spread);
            }
        }
    }
}
