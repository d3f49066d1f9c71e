using System.Globalization;
using System.Reflection;
using System.Text;
using AltProvision.Kernel;
using AltProvision.RuleOperations;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Every id of the catalogue beside the classes, versions and tests that there are: <c>docs/rules.md</c>, made from code.</summary>
public class CatalogueTests
{
    private const string Rewrite = "ALTPROVISION_WRITE_DOCS";

    private static readonly IReadOnlyList<(string Id, string Title)> Catalogue =
    [
        .. File.ReadLines(Path.Combine(SourceRoot.Folder, "tests", "Rules", "Catalogue", "catalogue.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1])),
    ];

    private static readonly ILookup<string, (Type Type, RuleEntry Entry)> Rules = Given
        .EnglandPack.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IRule)) && !type.IsAbstract)
        .Select(type => (type, Name: new RuleType(type, RuleParameters.Default).Version.Name))
        .Select(rule => (rule.type, Given.Book.Rules.Single(entry => entry.Version.Name == rule.Name)))
        .ToLookup(rule => rule.Item2.Version.Id);

    /// <summary>Ids that no class answers, and what does instead.</summary>
    private static readonly Dictionary<string, string> NoRule = new()
    {
        ["ENG-GEN-007"] = "the rule book itself: versions are chosen by the date of the legal event (`RuleBook`, `RuleReplay`)",
        ["ENG-GEN-010"] = "the engine and a use case: `RuleOverrides`, `overrideRule`",
        ["ENG-GEN-011"] = "the engine and its use cases: `DateMove`, `confirmDueDate`, `confirmReviewDate`",
        ["ENG-ATT-022"] = "nothing to decide: schools' own systems send the daily data, this product does not",
    };

    [Fact]
    public void No_id_is_missing_without_a_stated_reason()
    {
        Catalogue.Count.ShouldBe(181);
        Catalogue.Where(rule => !Rules.Contains(rule.Id) && !NoRule.ContainsKey(rule.Id)).Select(rule => rule.Id).ShouldBeEmpty();
        NoRule.Keys.Where(Rules.Contains).ShouldBeEmpty("a rule that is there needs no excuse");
    }

    [Fact]
    public void No_rule_of_England_is_outside_the_catalogue()
    {
        Rules.Select(rule => rule.Key).Except(Catalogue.Select(rule => rule.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_is_shown_by_a_test_or_a_worked_case()
    {
        Rules.Select(rule => rule.Key).Where(id => Tests(id) + Cases(id) == 0).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_and_version_has_a_file_of_its_own_that_names_it()
    {
        foreach (var (type, entry) in Rules.SelectMany(rule => rule))
        {
            var files = Directory.GetFiles(
                Path.Combine(SourceRoot.Folder, "src", "Rules", "England"),
                $"{type.Name}.cs",
                SearchOption.AllDirectories
            );
            files.ShouldHaveSingleItem($"{type.Name} stands in a file of its name");
            File.ReadAllText(files[0]).ShouldContain($"/// <summary>{entry.Version.Id}", Case.Sensitive, files[0]);
        }
    }

    [Fact]
    public async Task The_table_is_what_the_code_says()
    {
        var file = Path.Combine(SourceRoot.Folder, "docs", "rules.md");
        var table = Table();
        if (Environment.GetEnvironmentVariable(Rewrite) is "1")
        {
            await File.WriteAllTextAsync(file, table, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(
            table,
            $"Run: {Rewrite}=1 dotnet test tests/Rules --filter The_table_is_what_the_code_says"
        );
    }

    private static string Table()
    {
        var text = new StringBuilder(
            """
            # The rules of England

            Every id of the catalogue, with the classes that answer it in `src/Rules/England`. Made from the code by `CatalogueTests`, which fails
            when it is not true any more. "Cases" are worked decisions, "tests" the tests marked with the id in `tests/Rules`. What is off says why;
            `AltProvision:Rules:On` switches it on. How to write one: [rule-modules.md](rule-modules.md).

            | id | rule | class (version, dates of the legal event) | strength | on | cases | tests |
            | --- | --- | --- | --- | --- | --: | --: |

            """
        );
        foreach (var (id, title) in Catalogue)
        {
            text.AppendLine(Rules.Contains(id) ? Row(id, title) : $"| {id} | {title} | no class: {NoRule.GetValueOrDefault(id)} | | | | |");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Row(string id, string title)
    {
        var versions = Rules[id].OrderBy(rule => rule.Entry.Version.Version).ToList();
        var classes = versions.Select(rule =>
            $"`{rule.Type.Name}` (v{rule.Entry.Version.Version}, {Day(rule.Entry.Version.From, "always")} to {Day(rule.Entry.Version.Until, "now")})"
        );
        var off = versions
            .Where(rule => !rule.Entry.IsOn)
            .Select(rule => $"v{rule.Entry.Version.Version} off: {rule.Entry.Version.OffBecause}")
            .ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {id} | {title} | {string.Join("<br>", classes)} | {versions[^1].Entry.Version.Strength} | {(off is [] ? "yes" : string.Join("<br>", off))} | {Cases(id)} | {Tests(id)} |"
        );
    }

    private static string Day(DateOnly? date, string otherwise) => date?.Iso() ?? otherwise;

    private static int Cases(string id) => WorkedCases.All.Count(worked => worked.RuleIds.Contains(id));

    // Methods that are marked, and those of marked classes.
    private static int Tests(string id) =>
        typeof(CatalogueTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Count(method => method.IsDefined(typeof(FactAttribute), inherit: true) && Covers(method, id));

    private static bool Covers(MethodInfo method, string id) => Marked(method, id) || Marked(method.DeclaringType!, id);

    private static bool Marked(MemberInfo member, string id) =>
        member.GetCustomAttribute<CoversAttribute>() is { } covers && covers.RuleIds.Contains(id);
}
