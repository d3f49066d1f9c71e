using System.Text;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>Makes texts of a seed: documents that mostly fit a schema, schemas, and JSON.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Tokens =
    [
        .. "{ } ( ) [ ] : = ! $ @ & | ... a b i x y in Query In Int F G on query mutation subscription fragment type input enum union".Split(
            ' '
        ),
        .. "interface directive repeatable implements extend schema scalar true false null 1 -0 1.5 1e9 \"s\" \"\"\"b\"\"\" \"\\u{1F600}\"".Split(
            ' '
        ),
        .. "$a @skip(if: true) # \uFEFF \" \"\"\" \\ \uD83D \uDE00 \u2028 9999999999999999999999 .5 0x1 \u0000".Split(' '),
    ];

    private const string Common = "{}()[]:=!$@\"\\u#.,-+eE019an \n\r\t";

    private readonly Random _random = new(seed);

    public string OneOf(params string[] options) => Pick(options);

    public string Soup(int length) => Join(length, () => Pick(Tokens), " ");

    public string Characters(int length) =>
        string.Create(
            length,
            _random,
            static (span, random) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = random.Next(4) switch
                    {
                        0 => (char)random.Next(0x10000),
                        1 => (char)random.Next(0xD800, 0xE000),
                        _ => Common[random.Next(Common.Length)],
                    };
                }
            }
        );

    /// <summary>Takes out, doubles or exchanges pieces of a text.</summary>
    public string Mutate(string text)
    {
        var builder = new StringBuilder(text);
        for (var i = _random.Next(1, 4); i > 0 && builder.Length > 0; i--)
        {
            var at = _random.Next(builder.Length);
            var length = Math.Min(_random.Next(8), builder.Length - at);
            var piece = builder.ToString(at, length);
            _ = _random.Next(4) switch
            {
                0 => builder.Remove(at, length),
                1 => builder.Insert(_random.Next(builder.Length), piece),
                2 => builder.Insert(at, Pick(Tokens)),
                _ => builder.Remove(at, length).Insert(at, Characters(length)),
            };
        }

        return builder.ToString();
    }

    public string Document(Schema schema)
    {
        string[] types = [.. schema.Types.Where(type => type.IsComposite).Select(type => type.Name)];
        var operations = Join(
            _random.Next(1, 3),
            () =>
            {
                var operation = schema.Subscription is not null && Chance(5) ? OperationType.Subscription : OperationType.Query;
                return $"{Description()}{operation.ToString().ToLowerInvariant()} {Name()}{VariableDefinitions(schema)} {Directives()}{Set(schema, schema.RootType(operation)!, 4)}";
            },
            "\n"
        );
        var fragments = Join(
            _random.Next(3),
            () =>
            {
                var type = schema.FindType(Pick(types))!;
                return $"{Description()}fragment {Pick("F", "G", "H")} on {type.Name} {Directives()}{Set(schema, type, 2)}";
            },
            "\n"
        );
        return $"{operations}\n{fragments}";
    }

    public string Schema()
    {
        const int types = 4;
        string[] outputs =
        [
            "Int",
            "String",
            "ID",
            "Odd",
            "Size",
            "Any",
            .. Enumerable.Range(0, types).SelectMany(n => new[] { $"T{n}", $"I{n}" }),
        ];
        string[] inputs = ["Int", "Float", "String", "Boolean", "Size", "Odd", "In0", "In1", "By"];
        var text = new StringBuilder();
        text.AppendLine($"{Description()}schema {{ query: T0 {(Chance(2) ? "mutation: T1" : "")} }}");
        text.AppendLine($"{Description()}scalar Odd {(Chance(2) ? $"@specifiedBy(url: {Text()})" : "")}");
        text.AppendLine($"{Description()}enum Size {{ {Description()}BIG {Deprecated()} SMALL @mark }}");
        text.AppendLine(
            $"{Description()}union Any @mark(n: {_random.Next(9)}) = {string.Join(" | ", Enumerable.Range(0, types).Select(n => $"T{n}"))}"
        );
        text.AppendLine(
            $"{Description()}directive @mark(n: Int = 1, {Description()}s: [String!]) repeatable on OBJECT | INTERFACE | UNION | ENUM_VALUE"
        );
        text.AppendLine($"input By @oneOf {{ {Description()}a: Int {Description()}b: String }}");
        for (var n = 0; n < 2; n++)
        {
            text.AppendLine(
                $"{Description()}input In{n} {{ {Join(3, () => $"{Description()}{Unique()}: {InputWithDefault(inputs)} {Deprecated()}", " ")} }}"
            );
        }

        for (var n = 0; n < types; n++)
        {
            var fields = Join(_random.Next(1, 4), () => FieldDefinition(outputs, inputs), "\n");
            text.AppendLine($"{Description()}interface I{n} @mark {{ {fields} }}");
            text.AppendLine(
                $"{Description()}type T{n} implements I{n} {Pick("", "@mark", "@mark(n: 2) @mark(s: [\"a\"])")} {{ {fields} {FieldDefinition(outputs, inputs)} }}"
            );
        }

        text.AppendLine($"extend type T0 {{ {FieldDefinition(outputs, inputs)} }}");
        return text.ToString();
    }

    public string Json(int depth = 4) =>
        _random.Next(depth > 0 ? 10 : 7) switch
        {
            0 => "null",
            1 => Pick("true", "false"),
            2 => Pick("0", "-1", "1.5", "1e400", "1e2", "2147483648", "99999999999999999999999", "1.0"),
            3 => Pick("\"\"", "\"BIG\"", "\"1\"", "\"\\uD83D\\uDE00\"", "\"\\uD83D\"", "\"\\uDE00x\"", "\"\\u0000\""),
            4 => $"\"{new string('x', _random.Next(300))}\"",
            5 => Pick("[]", "{}"),
            6 => Pick("[null]", "[[1],[null,2]]", "{\"\\uD83D\":1}"),
            7 or 8 =>
                $"{{{Join(_random.Next(4), () => $"\"{Pick("name", "age", "not", "tags", "trick", "id", "nope")}\":{Json(depth - 1)}", ",")}}}",
            _ => $"[{Join(_random.Next(4), () => Json(depth - 1), ",")}]",
        };

    private int _unique;

    private string Unique() => $"f{_unique++}";

    private string FieldDefinition(string[] outputs, string[] inputs)
    {
        var arguments = Join(_random.Next(3), () => $"{Description()}{Unique()}: {InputWithDefault(inputs)} {Deprecated()}", ", ");
        return $"{Description()}{Unique()}{(arguments.Length == 0 ? "" : $"({arguments})")}: {Wrap(Pick(outputs))} {Deprecated()}";
    }

    private string InputWithDefault(string[] inputs)
    {
        var type = Pick(inputs);
        return type switch
        {
            "Int" => $"{Pick("Int = 1", "Int", "[Int!] = [1, 2]", "[[Int]] = 3")}",
            "Float" => Pick("Float = 1.5", "Float = 1e9", "Float"),
            "String" => $"String = {Text()}",
            "Size" => Pick("Size = BIG", "[Size!] = [BIG, SMALL]"),
            "By" => Pick("By", "By = {a: 1}"),
            "Odd" => $"Odd = {Pick("{a: [1, \"x\", {b: null}]}", "1", "X", "\"\"\"\n  b\n    c\n\"\"\"")}",
            _ => type,
        };
    }

    private string Wrap(string type) => Pick("{0}", "{0}!", "[{0}]", "[{0}!]!").Replace("{0}", type);

    private string Deprecated() => Chance(4) ? Pick("@deprecated", $"@deprecated(reason: {Text()})") : "";

    private string Description() => Chance(2) ? "" : $"{Text()} ";

    private string Text() =>
        Pick(
            "\"\"",
            "\"one\"",
            "\"a \\\"quote\\\" and \\\\ and \\n and \\u00e9 \\u{1F600}\"",
            "\"\"\"block\"\"\"",
            "\"\"\"\n  indented\n    more\n\n  end \\\"\"\" \"\n  \"\"\"",
            "\"\\n edge \\t\"",
            "\"ends in \\\\\"",
            "\"\u2028 😀\""
        );

    private string Name() => Chance(3) ? "" : Pick("A", "B", "C");

    private string VariableDefinitions(Schema schema)
    {
        string[] types = [.. schema.Types.Where(type => type.IsInput).Select(type => type.Name)];
        return Chance(2)
            ? ""
            : $"({Join(_random.Next(1, 3), () => $"{Description()}${Pick("a", "b", "c")}: {Wrap(Pick(types))} {(Chance(2) ? "" : $"= {Literal(2, isConst: true)}")} ", ", ")})";
    }

    private string Set(Schema schema, NamedType type, int depth)
    {
        var text = new StringBuilder("{ ");
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            text.Append(
                    _random.Next(30) switch
                    {
                        0 => $"...{Pick("F", "G", "H")} {Directives()}",
                        1 when depth > 0 => $"... {Directives()}{Set(schema, type, depth - 1)}",
                        2 when depth > 0 => TypedFragment(schema, type, depth),
                        3 => "__typename",
                        4 => $"{Pick("nope", "x: nope")} {Directives()}",
                        _ => Field(schema, type, depth),
                    }
                )
                .Append(Pick(" ", "\n", ", ", " # comment\n"));
        }

        return text.Append('}').ToString();
    }

    private string TypedFragment(Schema schema, NamedType type, int depth)
    {
        var condition = schema.PossibleTypes(type) is [_, ..] possible ? possible[_random.Next(possible.Count)] : type;
        return $"... on {condition.Name} {Directives()}{Set(schema, condition, depth - 1)}";
    }

    private string Field(Schema schema, NamedType type, int depth)
    {
        if (type is not FieldsType { Fields: [_, ..] fields })
        {
            return "__typename";
        }

        var field = fields[_random.Next(fields.Count)];
        var alias = Chance(3) ? $"{Pick("x", "y")}: " : "";
        var arguments = Join(
            field.Arguments.Count(a => Chance(4)),
            () => $"{Pick([.. field.Arguments.Select(a => a.Name)])}: {Literal(3)}",
            " "
        );
        var set = field.Type.Named.IsComposite && depth > 0 ? Set(schema, field.Type.Named, depth - 1) : "";
        return $"{alias}{field.Name}{(arguments.Length == 0 ? "" : $"({arguments})")} {Directives()}{set}";
    }

    private string Literal(int depth, bool isConst = false) =>
        _random.Next(depth > 0 ? 11 : 8) switch
        {
            0 => "null",
            1 => Pick("true", "false"),
            2 => Pick("0", "-1", "2147483648"),
            3 => Pick("1.5", "-0.0", "1e9", "1E-2"),
            4 => Pick("SIT", "DOWN", "NOPE"),
            5 => isConst ? "X" : Pick("$a", "$b", "$c"),
            6 or 7 => Text(),
            8 => $"[{Join(_random.Next(3), () => Literal(depth - 1, isConst), " ")}]",
            _ =>
                $"{{{Join(_random.Next(3), () => $"{Pick("name", "age", "not", "tags", "trick", "id")}: {Literal(depth - 1, isConst)}", ", ")}}}",
        };

    private string Directives() =>
        Chance(15) ? Pick("@skip(if: $a) ", "@include(if: true) ", "@once(a: 1) ", "@often @often ", "@nope ") : "";

    private bool Chance(int of) => _random.Next(of) == 0;

    private string Pick(params string[] options) => options.Length == 0 ? "x" : options[_random.Next(options.Length)];

    private static string Join(int count, Func<string> make, string separator) =>
        string.Join(separator, Enumerable.Range(0, count).Select(_ => make()));
}
