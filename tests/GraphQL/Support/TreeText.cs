using System.Collections;
using System.Reflection;
using System.Text;
using AltProvision.GraphQL.Language;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>Syntax trees as text: their nodes without places, to compare them, and documents, to parse them again.</summary>
internal static class TreeText
{
    public static string Describe(object? node)
    {
        var builder = new StringBuilder();
        Describe(builder, node);
        return builder.ToString();
    }

    public static string Print(Document document) => string.Join('\n', document.Definitions.Select(Print));

    private static void Describe(StringBuilder builder, object? node)
    {
        switch (node)
        {
            case SyntaxNode:
                builder.Append(node.GetType().Name).Append('(');
                foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name))
                {
                    // How a string was quoted is no part of its meaning.
                    if (property.Name is not ("Start" or "End" or "Source" or "IsBlock"))
                    {
                        Describe(builder.Append(property.Name).Append('='), property.GetValue(node));
                    }
                }

                builder.Append(')');
                break;
            case IEnumerable and not string:
                builder.Append('[');
                foreach (var item in (IEnumerable)node)
                {
                    Describe(builder, item);
                }

                builder.Append(']');
                break;
            default:
                builder.Append(node ?? "null").Append(';');
                break;
        }
    }

    private static string Print(DefinitionNode definition) =>
        definition switch
        {
            OperationDefinitionNode
            {
                Description: null,
                Name: null,
                VariableDefinitions: [],
                Directives: [],
                Operation: OperationType.Query
            } query => Print(query.SelectionSet),
            OperationDefinitionNode operation =>
                $"{Described(operation.Description)}{operation.Operation.ToString().ToLowerInvariant()} {operation.Name}{Print(operation.VariableDefinitions)}{Print(operation.Directives)}{Print(operation.SelectionSet)}",
            FragmentDefinitionNode fragment =>
                $"{Described(fragment.Description)}fragment {fragment.Name} on {fragment.TypeCondition.Name}{Print(fragment.Directives)}{Print(fragment.SelectionSet)}",
            _ => throw new ArgumentException("Only executable definitions are printed.", nameof(definition)),
        };

    private static string Described(StringValueNode? description) =>
        description is null ? "" : Printer.PrintDescription(description.Value) + "\n";

    private static string Print(IReadOnlyList<VariableDefinitionNode> definitions) =>
        definitions.Count == 0
            ? ""
            : $"({string.Join(", ", definitions.Select(d => $"{Described(d.Description)}${d.Variable.Name}: {Printer.Print(d.Type)}{(d.DefaultValue is null ? "" : $" = {Printer.Print(d.DefaultValue)}")}{Print(d.Directives)}"))})";

    private static string Print(IReadOnlyList<DirectiveNode> directives) => string.Concat(directives.Select(d => $" {Printer.Print(d)}"));

    private static string Print(SelectionSetNode? set) => set is null ? "" : $" {{ {string.Join(' ', set.Selections.Select(Print))} }}";

    private static string Print(SelectionNode selection) =>
        selection switch
        {
            FieldNode field =>
                $"{(field.Alias is null ? "" : $"{field.Alias}: ")}{field.Name}{Print(field.Arguments)}{Print(field.Directives)}{Print(field.SelectionSet)}",
            FragmentSpreadNode spread => $"...{spread.Name}{Print(spread.Directives)}",
            InlineFragmentNode inline =>
                $"...{(inline.TypeCondition is null ? "" : $" on {inline.TypeCondition.Name}")}{Print(inline.Directives)}{Print(inline.SelectionSet)}",
            _ => throw new ArgumentException("There is no other selection.", nameof(selection)),
        };

    private static string Print(IReadOnlyList<ArgumentNode> arguments) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(a => $"{a.Name}: {Printer.Print(a.Value)}"))})";
}
