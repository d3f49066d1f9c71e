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
    private const int MaxWork = 100_000;
    private const int MaxDetailLength = 1000;
    private const int MaxNodes = 20;

    private readonly Dictionary<(SelectionSetNode, NamedType?), FieldsAndSpreads> _collected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private readonly Dictionary<FieldNode, Dictionary<string, ValueNode>> _arguments = [];
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
            foreach (var conflict in ConflictsWithin(Collect(parentType, selectionSet)).Found)
            {
                Report(
                    $"Fields \"{Shorten(conflict.ResponseName)}\" conflict because {Describe(conflict)}. "
                        + "Use different aliases on the fields to fetch both if this was intentional.",
                    [.. Nodes(conflict, static c => c.Field1), .. Nodes(conflict, static c => c.Field2)]
                );
            }
        });
    }

    // FieldsInSetCanMerge(): fields of the set, then these with each fragment, then the fragments with each other.
    private Conflicts ConflictsWithin(FieldsAndSpreads set)
    {
        Conflicts conflicts = new(Context.RemainingErrors);
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

    private void CompareWithFragment(Conflicts conflicts, bool areExclusive, FieldsAndSpreads set, string fragmentName)
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

    private void CompareFragments(Conflicts conflicts, bool areExclusive, string name1, string name2)
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

    private Conflicts ConflictsBetween(bool areExclusive, FieldsAndSpreads set1, FieldsAndSpreads set2)
    {
        Conflicts conflicts = new(MaxNodes);
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

    private void CompareSets(Conflicts conflicts, bool areExclusive, FieldsAndSpreads set1, FieldsAndSpreads set2)
    {
        foreach (var (responseName, fields1) in set1.Fields)
        {
            Spend(1);
            if (!set2.Fields.TryGetValue(responseName, out var fields2))
            {
                continue;
            }

            foreach (var field2 in fields2)
            {
                foreach (var field1 in fields1)
                {
                    Compare(conflicts, areExclusive, responseName, field1, field2);
                }
            }
        }
    }

    private void Compare(Conflicts conflicts, bool areParentsExclusive, string responseName, FieldInContext field1, FieldInContext field2)
    {
        Spend(2);
        // Two object types have no value in common; an interface or union might get one that other types have too.
        var areExclusive =
            areParentsExclusive
            || (field1.ParentType != field2.ParentType && field1.ParentType is ObjectType && field2.ParentType is ObjectType);
        var difference = Compare(areExclusive, field1, field2);
        if (difference is not Difference.None)
        {
            conflicts.Add(new(responseName, difference, field1, field2, []));
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
        if (inner.Found.Count > 0)
        {
            conflicts.Add(new(responseName, Difference.Subfields, field1, field2, inner.Found));
        }
    }

    private Difference Compare(bool areExclusive, FieldInContext field1, FieldInContext field2) =>
        !areExclusive && field1.Node.Name.Value != field2.Node.Name.Value ? Difference.Name
        : !areExclusive && !HaveSameArguments(field1.Node, field2.Node) ? Difference.Arguments
        : field1.Definition?.Type is { } type1 && field2.Definition?.Type is { } type2 && !HaveSameShape(type1, type2) ? Difference.Type
        : Difference.None;

    private bool HaveSameArguments(FieldNode field1, FieldNode field2)
    {
        if (field1.Arguments.Count != field2.Arguments.Count)
        {
            return false;
        }

        if (field1.Arguments.Count == 0)
        {
            return true;
        }

        Spend(field1.Arguments.Count);
        var values = ArgumentsOf(field2);
        foreach (var argument in field1.Arguments)
        {
            if (!values.TryGetValue(argument.Name.Value, out var value) || Canonical(argument.Value) != Canonical(value))
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<string, ValueNode> ArgumentsOf(FieldNode field)
    {
        if (!_arguments.TryGetValue(field, out var values))
        {
            _arguments.Add(field, values = []);
            foreach (var argument in field.Arguments)
            {
                values[argument.Name.Value] = argument.Value;
            }
        }

        return values;
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

    private static string Describe(Conflict conflict)
    {
        var builder = new StringBuilder();
        AppendReason(builder, conflict);
        return Shorten(builder.ToString());
    }

    private static void AppendReason(StringBuilder builder, Conflict conflict)
    {
        var (_, difference, field1, field2, inner) = conflict;
        switch (difference)
        {
            case Difference.Name:
                var (name1, name2) = (Shorten(field1.Node.Name.Value), Shorten(field2.Node.Name.Value));
                builder.Append($"\"{name1}\" and \"{name2}\" are different fields");
                break;
            case Difference.Arguments:
                builder.Append("they have differing arguments");
                break;
            case Difference.Type:
                builder.Append($"they return conflicting types \"{field1.Definition!.Type}\" and \"{field2.Definition!.Type}\"");
                break;
            default:
                for (var i = 0; i < inner.Count && builder.Length <= MaxDetailLength; i++)
                {
                    builder.Append($"{(i == 0 ? "" : " and ")}subfields \"{Shorten(inner[i].ResponseName)}\" conflict because ");
                    AppendReason(builder, inner[i]);
                }

                break;
        }
    }

    // The field itself, and what conflicts below it.
    private static List<FieldNode> Nodes(Conflict conflict, Func<Conflict, FieldInContext> side)
    {
        List<FieldNode> nodes = [];
        AddNodes(nodes, conflict, side);
        return nodes;
    }

    private static void AddNodes(List<FieldNode> nodes, Conflict conflict, Func<Conflict, FieldInContext> side)
    {
        if (nodes.Count == MaxNodes)
        {
            return;
        }

        nodes.Add(side(conflict).Node);
        foreach (var inner in conflict.Inner)
        {
            AddNodes(nodes, inner, side);
        }
    }

    private static string Shorten(string text) => text.Length <= MaxDetailLength ? text : $"{text.AsSpan(0, MaxDetailLength)}...";

    private enum Difference
    {
        None,
        Name,
        Arguments,
        Type,
        Subfields,
    }

    private sealed record FieldInContext(NamedType? ParentType, FieldNode Node, Field? Definition);

    private sealed record Conflict(
        string ResponseName,
        Difference Difference,
        FieldInContext Field1,
        FieldInContext Field2,
        List<Conflict> Inner
    );

    /// <summary>Conflicts up to a number beyond which nobody is told of them; comparing goes on, so that no pair is missed later.</summary>
    private sealed class Conflicts(int capacity)
    {
        public List<Conflict> Found { get; } = [];

        public void Add(Conflict conflict)
        {
            if (Found.Count <= capacity)
            {
                Found.Add(conflict);
            }
        }
    }

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
