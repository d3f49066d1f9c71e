using AltProvision.GraphQL.Language;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("", "1:1 Unexpected <EOF>.")]
    [InlineData("{", "1:2 Expected Name, found <EOF>.")]
    [InlineData("{}", "1:2 Expected Name, found \"}\".")]
    [InlineData("{ a", "1:4 Expected Name, found <EOF>.")]
    [InlineData("{ a: }", "1:6 Expected Name, found \"}\".")]
    [InlineData("{ a() }", "1:5 Expected Name, found \")\".")]
    [InlineData("{ a(b: 1 }", "1:10 Expected Name, found \"}\".")]
    [InlineData("{ ... on }", "1:10 Expected Name, found \"}\".")]
    [InlineData("{ ...}", "1:6 Expected \"{\", found \"}\".")]
    [InlineData("fragment on on Q { a }", "1:10 Unexpected Name \"on\".")]
    [InlineData("fragment F($a: Int) on Q { a }", "1:11 Expected \"on\", found \"(\".")]
    [InlineData("query ($a: Int = $b) { a }", "1:18 Unexpected variable \"$b\" in constant value.")]
    [InlineData("query ($a: Int @d(x: $)) { a }", "1:22 Unexpected \"$\".")]
    [InlineData("query () { a }", "1:8 Expected \"$\", found \")\".")]
    [InlineData("query ($a: [Int) { a }", "1:16 Expected \"]\", found \")\".")]
    [InlineData("query ($a: Int!!) { a }", "1:16 Expected \"$\", found \"!\".")]
    [InlineData("notAnOperation A { a }", "1:1 Unexpected Name \"notAnOperation\".")]
    [InlineData("\"d\" { a }", "1:1 Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("\"d\" extend type A { a: Int }", "1:1 Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("\"d\" 5", "1:5 Unexpected Int \"5\".")]
    [InlineData("\"d\"", "1:4 Unexpected <EOF>.")]
    [InlineData("{ a } }", "1:7 Unexpected \"}\".")]
    [InlineData("type A {}", "1:9 Expected Name, found \"}\".")]
    [InlineData("type A { a(): Int }", "1:12 Expected Name, found \")\".")]
    [InlineData("type A { a }", "1:12 Expected \":\", found \"}\".")]
    [InlineData("type A implements { a: Int }", "1:19 Expected Name, found \"{\".")]
    [InlineData("extend type A", "1:14 Unexpected <EOF>.")]
    [InlineData("extend query", "1:8 Unexpected Name \"query\".")]
    [InlineData("extend scalar A", "1:16 Unexpected <EOF>.")]
    [InlineData("enum E { true }", "1:10 Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("union U =", "1:10 Expected Name, found <EOF>.")]
    [InlineData("directive @a on NOWHERE", "1:17 Unexpected Name \"NOWHERE\".")]
    [InlineData("directive @a(b: Int = $c) on FIELD", "1:23 Unexpected variable \"$c\" in constant value.")]
    [InlineData("schema { nope: A }", "1:10 Unexpected Name \"nope\".")]
    [InlineData("schema {}", "1:9 Expected Name, found \"}\".")]
    public void Says_which_token_is_not_expected(string text, string expected)
    {
        var failure = Should.Throw<GraphQLSyntaxException>(() => Parser.ParseExecutable(new(text)));

        $"{failure.Location.Line}:{failure.Location.Column} {failure.Message["Syntax Error: ".Length..]}".ShouldBe(expected);
    }

    [Fact]
    public void Reads_an_operation_with_all_its_parts()
    {
        const string text = """
            "finds" query Find("which" $id: [ID!]! = ["1"] @seen, $b: Boolean) @live {
              first: node(id: $id, by: {x: [1, 2.5, "s", TRUE, true, null]}) @skip(if: $b) { ...F @a ... on T { c } ... @b { d } ... { e } }
            }
            "part" fragment F on Query { f }
            """;

        var document = Parser.ParseExecutable(new(text));

        var operation = document.Definitions[0].ShouldBeOfType<OperationDefinitionNode>();
        operation.Description!.Value.ShouldBe("finds");
        operation.Start.ShouldBe(0);
        operation.Name!.Value.ShouldBe("Find");
        operation.Directives.Single().Name.Value.ShouldBe("live");
        var definition = operation.VariableDefinitions[0];
        definition.Description!.Value.ShouldBe("which");
        Printer.Print(definition.Type).ShouldBe("[ID!]!");
        Printer.Print(definition.DefaultValue!).ShouldBe("[\"1\"]");
        text[definition.Start..definition.End].ShouldBe("\"which\" $id: [ID!]! = [\"1\"] @seen");
        var field = operation.SelectionSet.Selections.Single().ShouldBeOfType<FieldNode>();
        (field.ResponseName, field.Name.Value).ShouldBe(("first", "node"));
        Printer.Print(field.Arguments[1].Value).ShouldBe("{x: [1, 2.5, \"s\", TRUE, true, null]}");
        field
            .SelectionSet!.Selections.Select(selection => selection.GetType())
            .ShouldBe([typeof(FragmentSpreadNode), typeof(InlineFragmentNode), typeof(InlineFragmentNode), typeof(InlineFragmentNode)]);
        var fragment = document.Definitions[1].ShouldBeOfType<FragmentDefinitionNode>();
        (fragment.Description!.Value, fragment.FragmentName, fragment.TypeCondition.Name.Value).ShouldBe(("part", "F", "Query"));
    }

    [Theory]
    [InlineData("query", "mutation", "fragment", "type", "input", "null")]
    public void Keywords_are_names_like_others(params string[] names)
    {
        foreach (var name in names)
        {
            var text = $"query {name} {{ {name}: {name}({name}: ${name}) {{ on ... {name} @{name} }} }}";

            Parser.ParseExecutable(new(text)).Definitions.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Counts_lines_as_the_specification_does()
    {
        var source = new Source("a\nb\r\nc\rd\u2028e\u0085f");

        source.LocationOf(2).ShouldBe(new(2, 1));
        source.LocationOf(5).ShouldBe(new(3, 1));
        source.LocationOf(7).ShouldBe(new(4, 1));
        source.LocationOf(11).ShouldBe(new(4, 5));
    }

    [Theory]
    [InlineData("{ a b }", 4, true)]
    [InlineData("{ a b }", 3, false)]
    [InlineData("{ a # comments and , are none\n }", 3, true)]
    public void Tokens_can_be_limited(string text, int maxTokens, bool isAllowed)
    {
        var parse = () => Parser.ParseExecutable(new(text), new() { MaxTokens = maxTokens });

        if (isAllowed)
        {
            parse.ShouldNotThrow();
        }
        else
        {
            parse.ShouldThrow<GraphQLSyntaxException>().Message.ShouldContain("more than 3 tokens");
        }
    }

    [Theory]
    [InlineData("{ a { a { a } } }", 3)]
    [InlineData("{ a(b: [[1]]) }", 3)]
    [InlineData("{ a(b: {c: {d: 1}}) }", 3)]
    [InlineData("query ($a: [[[Int]]]) { a }", 3)]
    [InlineData("{ ... { ... { a } } }", 3)]
    public void Depth_can_be_limited(string text, int depth)
    {
        Should.NotThrow(() => Parser.ParseExecutable(new(text), new() { MaxDepth = depth }));
        Should
            .Throw<GraphQLSyntaxException>(() => Parser.ParseExecutable(new(text), new() { MaxDepth = depth - 1 }))
            .Message.ShouldContain("levels deep");
    }
}
