using System.Text;
using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Types;

/// <summary>Writes a schema as a document that parses to the same schema; what is built in is left out.</summary>
public static class SchemaPrinter
{
    private static readonly HashSet<string> DirectivesWithMeaning = ["deprecated", "specifiedBy", "oneOf"];

    /// <summary>The whole schema in SDL, without what every schema has: built-in scalars, directives and introspection.</summary>
    public static string Print(Schema schema)
    {
        IEnumerable<string?> parts =
        [
            PrintSchemaDefinition(schema),
            .. schema.Directives.Where(directive => BuiltIns.FindDirective(directive.Name) is null).Select(PrintDirective),
            .. schema.Types.Where(type => BuiltIns.FindType(type.Name) is null).Select(Print),
        ];
        return string.Join("\n\n", parts.OfType<string>());
    }

    /// <summary>One definition in SDL, without a line break at its end.</summary>
    public static string Print(NamedType type) =>
        Described(type.Description, "", isFirst: true)
        + type switch
        {
            ScalarType scalar => $"scalar {type.Name}{SpecifiedBy(scalar)}{Applied(type.AppliedDirectives)}",
            ObjectType o => $"type {type.Name}{Implements(o)}{Applied(type.AppliedDirectives)}{Fields(o)}",
            InterfaceType i => $"interface {type.Name}{Implements(i)}{Applied(type.AppliedDirectives)}{Fields(i)}",
            UnionType union => $"union {type.Name}{Applied(type.AppliedDirectives)}{Members(union)}",
            EnumType enumType => $"enum {type.Name}{Applied(type.AppliedDirectives)}{Block(enumType.Values, Print)}",
            InputObjectType input =>
                $"input {type.Name}{(input.IsOneOf ? " @oneOf" : "")}{Applied(type.AppliedDirectives)}{Block(input.Fields, Print)}",
            _ => throw new ArgumentException($"{type} is of no kind.", nameof(type)),
        };

    private static string? PrintSchemaDefinition(Schema schema)
    {
        var roots = Enum.GetValues<OperationType>().Select(operation => (Operation: operation, Type: schema.RootType(operation))).ToList();
        if (
            schema.Description is null
            && schema.AppliedDirectives.Count == 0
            && !roots.Any(root => HasOtherName(schema, root.Operation, root.Type))
        )
        {
            return null;
        }

        var lines = roots
            .Where(root => root.Type is not null)
            .Select(root => $"  {root.Operation.ToString().ToLowerInvariant()}: {root.Type}");
        return $"{Described(schema.Description, "", isFirst: true)}schema{Applied(schema.AppliedDirectives)} {{\n{string.Join('\n', lines)}\n}}";
    }

    // Without a schema definition an object type named Mutation would be the root of mutations.
    private static bool HasOtherName(Schema schema, OperationType operation, ObjectType? root) =>
        root is null ? schema.FindType(operation.ToString()) is ObjectType : root.Name != operation.ToString();

    private static string PrintDirective(Directive directive) =>
        $"{Described(directive.Description, "", isFirst: true)}directive @{directive.Name}{Arguments(directive.Arguments, "")}"
        + $"{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}";

    private static string Implements(FieldsType type) =>
        type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces)}";

    private static string Members(UnionType union) => union.Types.Count == 0 ? "" : $" = {string.Join(" | ", union.Types)}";

    private static string Fields(FieldsType type) => Block(type.Fields, Print);

    private static string Print(Field field, bool isFirst) =>
        $"{Described(field.Description, "  ", isFirst)}  {field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}"
        + $"{Deprecated(field.DeprecationReason)}{Applied(field.AppliedDirectives)}";

    private static string Print(EnumValue value, bool isFirst) =>
        $"{Described(value.Description, "  ", isFirst)}  {value.Name}{Deprecated(value.DeprecationReason)}{Applied(value.AppliedDirectives)}";

    private static string Print(InputValue value, bool isFirst) => $"{Described(value.Description, "  ", isFirst)}  {Print(value)}";

    private static string Print(InputValue value) =>
        $"{value.Name}: {value.Type}{(value.DefaultValue is null ? "" : $" = {Printer.Print(value.DefaultValue)}")}"
        + $"{Deprecated(value.DeprecationReason)}{Applied(value.AppliedDirectives)}";

    private static string Arguments(IReadOnlyList<InputValue> arguments, string indentation)
    {
        if (arguments.Count == 0)
        {
            return "";
        }

        if (arguments.All(argument => string.IsNullOrEmpty(argument.Description)))
        {
            return $"({string.Join(", ", arguments.Select(Print))})";
        }

        var inner = $"  {indentation}";
        var lines = arguments.Select((argument, i) => $"{Described(argument.Description, inner, i == 0)}{inner}{Print(argument)}");
        return $"(\n{string.Join('\n', lines)}\n{indentation})";
    }

    private static string Block<T>(IReadOnlyList<T> items, Func<T, bool, string> print) =>
        items.Count == 0 ? "" : $" {{\n{string.Join('\n', items.Select((item, i) => print(item, i == 0)))}\n}}";

    private static string Described(string? description, string indentation, bool isFirst)
    {
        if (description is null)
        {
            return "";
        }

        var builder = new StringBuilder(isFirst || indentation.Length == 0 ? "" : "\n");
        foreach (var line in Printer.PrintDescription(description).Split('\n'))
        {
            // An empty line stays empty: indentation on it would be trailing blanks, and has no meaning.
            builder.Append(line.Length == 0 ? "" : indentation).Append(line).Append('\n');
        }

        return builder.ToString();
    }

    private static string Deprecated(string? reason) =>
        reason switch
        {
            null => "",
            BuiltIns.DefaultDeprecationReason => " @deprecated",
            _ => $" @deprecated(reason: {Printer.PrintString(reason)})",
        };

    private static string SpecifiedBy(ScalarType scalar) =>
        scalar.SpecifiedByUrl is null ? "" : $" @specifiedBy(url: {Printer.PrintString(scalar.SpecifiedByUrl)})";

    private static string Applied(IReadOnlyList<DirectiveNode> directives) =>
        string.Concat(
            directives
                .Where(directive => !DirectivesWithMeaning.Contains(directive.Name.Value))
                .Select(directive => $" {Printer.Print(directive)}")
        );
}
