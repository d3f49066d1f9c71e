using AltProvision.GraphQL;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Types;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Authoring;

public sealed class SchemaFactoryTests
{
    private static async Task<Schema> LibraryAsync()
    {
        await using var server = await TestServer.StartAsync();
        return server.Executor.Schema;
    }

    [Theory]
    [InlineData("Book", "id: ID!")]
    [InlineData("Book", "sequelId: ID")]
    [InlineData("Book", "genre: Genre!")]
    [InlineData("Book", "published: Date")]
    [InlineData("Book", "shelf: [[String]!]!")]
    [InlineData("Book", "author: Author")]
    [InlineData("Book", "pages: Int!")]
    [InlineData("Book", "titleLength: Int!")]
    [InlineData("Author", "books: [Book!]!")]
    [InlineData("BookConnection", "nodes: [Book!]!")]
    [InlineData("BookConnection", "edges: [BookEdge!]!")]
    [InlineData("BookEdge", "node: Book!")]
    [InlineData("PageInfo", "endCursor: String")]
    [InlineData("RenameBookPayload", "book: Book")]
    [InlineData("RenameBookPayload", "userErrors: [UserError!]!")]
    [InlineData("Query", "books: BookConnection!")]
    [InlineData("Query", "nodes: [Node]!")]
    public async Task A_field_has_the_type_that_its_author_wrote(string type, string field)
    {
        var fields = ((ObjectType)(await LibraryAsync()).FindType(type)!).Fields;

        fields.Select(f => $"{f.Name}: {f.Type}").ShouldContain(field);
    }

    [Theory]
    [InlineData("BookByInput", "id: ID", null)]
    [InlineData("BookFilterInput", "genres: [Genre!]", null)]
    [InlineData("BookFilterInput", "minimumTitle: Int!", "1")]
    [InlineData("RenameBookInput", "title: String!", null)]
    public async Task An_input_field_has_the_type_and_the_default_of_its_parameter(string type, string field, string? expected)
    {
        var found = ((InputObjectType)(await LibraryAsync()).FindType(type)!).Fields.Single(f => $"{f.Name}: {f.Type}" == field);

        (found.DefaultValue is null ? null : AltProvision.GraphQL.Language.Printer.Print(found.DefaultValue)).ShouldBe(expected);
    }

    [Fact]
    public async Task Documentation_becomes_descriptions()
    {
        var book = (ObjectType)(await LibraryAsync()).FindType("Book")!;

        book.Description.ShouldBe("A book.");
        book.FindField("title")!.Description.ShouldBe("What it says on the cover, in `full`.");
        book.FindField("loudTitle")!.FindArgument("mark")!.Description.ShouldBe("What stands at the end.");
    }

    [Fact]
    public async Task Obsolete_is_deprecated_and_ignored_is_absent()
    {
        var author = (ObjectType)(await LibraryAsync()).FindType("Author")!;

        author.FindField("broken")!.DeprecationReason.ShouldBe("It fails.");
        author.FindField("hidden").ShouldBeNull();
    }

    [Fact]
    public async Task One_of_inputs_say_so()
    {
        ((InputObjectType)(await LibraryAsync()).FindType("BookByInput")!).IsOneOf.ShouldBeTrue();
    }

    [Theory]
    [InlineData("HomeSchool", "homeSchool")]
    [InlineData("UPN", "upn")]
    [InlineData("URNCheck", "urnCheck")]
    [InlineData("isOpen", "isOpen")]
    public void Names_begin_small(string name, string expected) => Names.Camel(name).ShouldBe(expected);

    [Theory]
    [InlineData("SupportNotTried", "SUPPORT_NOT_TRIED")]
    [InlineData("KS4", "KS4")]
    [InlineData("SENSupport", "SEN_SUPPORT")]
    public void Enum_members_are_upper_snake(string name, string expected) => Names.UpperSnake(name).ShouldBe(expected);

    [Theory]
    [InlineData(typeof(AsyncBelowRoot), "Make it a [BatchResolver]")]
    [InlineData(typeof(SameField), "Query has two fields named hello")]
    [InlineData(typeof(NodeWithoutResolver), "needs one [NodeResolver]; it has 0")]
    [InlineData(typeof(WrongKey), "takes Int32 for keys, but Item.Name is String")]
    [InlineData(typeof(UnknownProperty), "names Nothing, which Item does not have")]
    [InlineData(typeof(NoList), "takes its parents as an IReadOnlyList<T>")]
    [InlineData(typeof(NoType), "has no output type")]
    [InlineData(typeof(NoInput), "has no input type")]
    [InlineData(typeof(SameName), "Two types would be named Item")]
    public void A_mistake_is_told_when_the_schema_is_built(Type mistake, string message)
    {
        var assembly = new TypesOnly(typeof(ItemQuery), mistake);

        Should.Throw<SchemaException>(() => SchemaFactory.Create([assembly], new(), _ => false)).Message.ShouldContain(message);
    }

    internal sealed record Item(BookId Id, string Name);

    [QueryType]
    internal static class ItemQuery
    {
        public static string Hello() => "hello";
    }

    [ObjectType<Item>]
    internal static class AsyncBelowRoot
    {
        public static Task<string> GetTextAsync([Parent] Item item) => Task.FromResult(item.Name);
    }

    [ObjectType<Item>, Node]
    internal static class NodeWithoutResolver;

    [ObjectType<Item>]
    internal static class WrongKey
    {
        [BatchResolver]
        public static IReadOnlyDictionary<int, string> GetText([Parent(nameof(Item.Name))] IReadOnlyList<int> keys) =>
            keys.ToDictionary(key => key, _ => "");
    }

    [ObjectType<Item>]
    internal static class UnknownProperty
    {
        [BatchResolver]
        public static IReadOnlyDictionary<string, string> GetText([Parent("Nothing")] IReadOnlyList<string> keys) =>
            keys.ToDictionary(key => key, _ => "");
    }

    [ObjectType<Item>]
    internal static class NoList
    {
        [BatchResolver]
        public static IReadOnlyDictionary<string, string> GetText([Parent(nameof(Item.Name))] string key) =>
            new Dictionary<string, string> { [key] = key };
    }

    [QueryType]
    internal static class NoType
    {
        public static Uri GetAddress() => new("https://example.org");
    }

    [QueryType]
    internal static class NoInput
    {
        public static string Echo(TimeProvider time) => $"{time}";
    }

    [QueryType]
    internal static class SameName
    {
        public static Item? GetItem() => null;

        public static Other.Item? GetOther() => null;
    }

    [QueryType]
    internal static class SameField
    {
        public static string GetHello() => "hello";
    }

    internal static class Other
    {
        internal sealed record Item(string Text);
    }
}
