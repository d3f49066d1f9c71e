using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation;

/// <summary>A variable in use. The types are those of its position; null when that is not known.</summary>
internal readonly record struct VariableUsage(VariableNode Node, GraphType? Type, GraphType? ParentType, bool HasDefault);

/// <summary>What the rules share about one document.</summary>
/// <param name="schema">Null while the document is itself a schema.</param>
internal sealed class ValidationContext(Schema? schema, Document document, int maxErrors)
{
    // Fragments, and variables in them, count once for each operation that reaches them.
    private const int MaxFragmentWork = 100_000;

    // A suggestion compares a name with all that there are, and nobody reads more of them.
    private const int MaxSuggestions = 100;

    private static readonly List<VariableUsage> NoUsages = [];

    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = FragmentsOf(document);
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<OperationDefinitionNode, IReadOnlyList<FragmentDefinitionNode>> _reachable = [];
    private readonly List<GraphQLError> _errors = [];
    private int _fragmentWork;
    private int _suggestions;

    public Document Document { get; } = document;

    public Schema? OptionalSchema { get; } = schema;

    /// <summary>The schema, for rules of executable documents.</summary>
    public Schema Schema => OptionalSchema ?? throw new InvalidOperationException("A schema document is validated without a schema.");

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>How many errors are reported before the last one, which says that there are too many.</summary>
    public int RemainingErrors => maxErrors - _errors.Count;

    /// <summary>Every directive that documents may use: those of the schema, and those that the document defines.</summary>
    public IReadOnlyDictionary<string, DirectiveSignature> Directives { get; } = DirectiveSignature.All(schema, document);

    public void Report(string rule, string message, IEnumerable<SyntaxNode> nodes)
    {
        if (_errors.Count == maxErrors)
        {
            _errors.Add(new("Too many validation errors, error limit reached.", ErrorCodes.ValidationFailed, [], Rule: rule));
            throw new TooManyErrorsException();
        }

        SourceLocation[] locations = [.. nodes.Select(node => Document.Source.LocationOf(node.Start))];
        _errors.Add(new(message, ErrorCodes.ValidationFailed, locations, Rule: rule));
    }

    /// <summary>"Did you mean …?", until there were enough of these.</summary>
    public string Similar(string name, IEnumerable<string> options, string what = "") =>
        _suggestions++ < MaxSuggestions ? Suggestions.Similar(name, options, what) : "";

    /// <summary>The fragment of a name; of several the last.</summary>
    public FragmentDefinitionNode? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    public void AddUsage(ExecutableDefinitionNode definition, VariableUsage usage)
    {
        if (!_usages.TryGetValue(definition, out var usages))
        {
            _usages.Add(definition, usages = []);
        }

        usages.Add(usage);
    }

    /// <summary>Variables in an operation and in all fragments that it reaches. Complete at the end of the document.</summary>
    /// <exception cref="ValidationLimitException">Too many fragments for too many operations.</exception>
    public IEnumerable<VariableUsage> UsagesOf(OperationDefinitionNode operation)
    {
        if (!_reachable.TryGetValue(operation, out var fragments))
        {
            fragments = ReachableFragments([operation]);
            Spend(fragments.Sum(fragment => 1 + OwnUsages(fragment).Count));
            _reachable.Add(operation, fragments);
        }

        return OwnUsages(operation).Concat(fragments.SelectMany(OwnUsages));
    }

    private List<VariableUsage> OwnUsages(ExecutableDefinitionNode definition) => _usages.GetValueOrDefault(definition, NoUsages);

    /// <summary>Counts work that fragments can multiply.</summary>
    /// <exception cref="ValidationLimitException">It was too much.</exception>
    public void Spend(int work)
    {
        _fragmentWork += work;
        if (_fragmentWork > MaxFragmentWork)
        {
            throw new ValidationLimitException();
        }
    }

    /// <summary>Fragments that the operations spread, directly or not. A loop, not a recursion: chains may be long.</summary>
    public IReadOnlyList<FragmentDefinitionNode> ReachableFragments(IEnumerable<OperationDefinitionNode> operations)
    {
        HashSet<string> seen = [];
        List<FragmentDefinitionNode> fragments = [];
        Stack<SelectionSetNode> pending = new(operations.Select(operation => operation.SelectionSet));
        while (pending.TryPop(out var selectionSet))
        {
            foreach (var spread in SpreadsIn(selectionSet))
            {
                if (seen.Add(spread.Name.Value) && FindFragment(spread.Name.Value) is { } fragment)
                {
                    fragments.Add(fragment);
                    pending.Push(fragment.SelectionSet);
                }
            }
        }

        return fragments;
    }

    /// <summary>Spreads anywhere below a selection set, fragments not followed. Inner sets come after outer ones, the last first.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode root)
    {
        if (_spreads.TryGetValue(root, out var spreads))
        {
            return spreads;
        }

        _spreads.Add(root, spreads = []);
        Stack<SelectionSetNode> pending = new([root]);
        while (pending.TryPop(out var selectionSet))
        {
            foreach (var selection in selectionSet.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        pending.Push(inner);
                        break;
                    case InlineFragmentNode inline:
                        pending.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        return spreads;
    }

    private static Dictionary<string, FragmentDefinitionNode> FragmentsOf(Document document)
    {
        Dictionary<string, FragmentDefinitionNode> fragments = [];
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments[fragment.FragmentName] = fragment;
        }

        return fragments;
    }
}

/// <summary>Ends a validation that has found enough.</summary>
internal sealed class TooManyErrorsException : Exception;

/// <summary>What rules need to know of a directive, whether it comes from a schema or from a definition in the document.</summary>
/// <param name="RequiredArguments">Name and type, as text.</param>
internal sealed record DirectiveSignature(
    IReadOnlySet<string> Locations,
    IReadOnlySet<string> Arguments,
    IReadOnlyList<(string Name, string Type)> RequiredArguments,
    bool IsRepeatable
)
{
    public static Dictionary<string, DirectiveSignature> All(Schema? schema, Document document)
    {
        Dictionary<string, DirectiveSignature> all = [];
        foreach (var directive in schema?.Directives ?? BuiltIns.Directives)
        {
            all[directive.Name] = new(
                directive.Locations.ToHashSet(),
                directive.Arguments.Select(argument => argument.Name).ToHashSet(),
                [.. directive.Arguments.Where(argument => argument.IsRequired).Select(argument => (argument.Name, $"{argument.Type}"))],
                directive.IsRepeatable
            );
        }

        foreach (var node in document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            all[node.Name.Value] = new(
                node.Locations.Select(location => location.Value).ToHashSet(),
                node.Arguments.Select(argument => argument.Name.Value).ToHashSet(),
                [
                    .. node
                        .Arguments.Where(argument => argument is { Type: NonNullTypeNode, DefaultValue: null })
                        .Select(argument => (argument.Name.Value, Printer.Print(argument.Type))),
                ],
                node.IsRepeatable
            );
        }

        return all;
    }
}
