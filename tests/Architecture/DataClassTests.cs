using AltProvision.GraphQL.Types;
using AltProvision.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Architecture;

/// <summary>Each field of the graph has a class of data, and docs/data-classes.md says which.</summary>
public sealed class DataClassTests
{
    private const string Head = """
        # Classes of data

        Made from the schema and what is declared beside its fields (`[Holds]`, `[AskedBy]`, `[Allow]` of the request); a test fails where this page is behind, and where a field has no class. Parts that declare
        nothing are of the class of what they are part of, the strictest where they are part of several. Who may see an *object* is a matter of scope ([security.md](security.md)); `AccessMatrixTests` asks for every
        field of every kind of object as everybody, and compares.

        *public*: open registers, rules. *organisational*: providers, offers, decisions without a person. *personal*: a child, or an adult who can be named. *special category*: health, needs, care. *safeguarding*: harm
        that was seen or heard of. A read of the last three is put on record ([0015](adr/0015-audit.md)).

        To write it anew: `ALTPROVISION_WRITE_DOCS=1 ./test Architecture`.

        """;

    [Fact]
    public void Every_field_has_a_class_and_the_page_says_which()
    {
        using var services = Composed.Compose();
        var schema = services.GetRequiredService<Schema>();

        var classes = DataClasses.Of(schema);

        classes.Undeclared.ShouldBeEmpty();
        var missing = schema
            .Types.OfType<ObjectType>()
            .Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Select(field => (type.Name, field.Name)))
            .Where(field => !classes.All.ContainsKey(field));
        missing.ShouldBeEmpty();
        classes.All.Count.ShouldBeGreaterThan(500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{classes.All.Count} fields, each with a class");
        var page = Path.Combine(SourceTree.Root, "docs", "data-classes.md");
        if (Environment.GetEnvironmentVariable("ALTPROVISION_WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, Head + classes.ToMarkdown());
        }

        File.ReadAllText(page).ShouldBe(Head + classes.ToMarkdown());
    }

    [Theory]
    [InlineData("ConcernNarrative", "account", DataClass.Safeguarding)]
    [InlineData("Pupil", "givenName", DataClass.Personal)]
    [InlineData("Pupil", "hasEhcp", DataClass.SpecialCategory)]
    [InlineData("AttendanceMark", "code", DataClass.SpecialCategory)]
    [InlineData("Provider", "name", DataClass.Organisational)]
    [InlineData("School", "name", DataClass.Public)]
    [InlineData("Query", "pupils", DataClass.Personal)]
    [InlineData("Mutation", "raiseConcern", DataClass.Safeguarding)]
    public void A_field_is_of_the_class_that_people_expect(string type, string field, DataClass expected)
    {
        using var services = Composed.Compose();

        DataClasses.Of(services.GetRequiredService<Schema>()).All[(type, field)].ShouldBe(expected);
    }
}
