using System.Reflection;
using System.Reflection.Emit;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Plugins;

public sealed class RulePackTests : IDisposable
{
    private static readonly Assembly England = Assembly.Load("AltProvision.Rules.England");

    private readonly string folder = Directory.CreateTempSubdirectory("rules-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_pack_dropped_into_the_folder_judges_the_facts_of_the_host()
    {
        Drop("SamplePack", SampleDll);

        var book = RulePackLoader.Load([England], new() { RulesFolder = folder });

        book.Refused.ShouldBeEmpty();
        book.Packs.Select(pack => pack.Pack.Id).ShouldBe(["england", "sample"]);
        book.Packs[1].Origin.ShouldEndWith("SamplePack.dll");
        new RuleBook<ProviderReadinessFacts>(book)
            .Check(new(2025, 11, 24), Facts)
            .Blocks.ShouldContain(finding => finding.RuleId == "SAMPLE-PRV-001" && finding.PackId == "sample");
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused_and_the_rest_loads()
    {
        Drop("SamplePack", SampleDll);
        Directory.CreateDirectory(Path.Combine(folder, "Broken"));
        File.WriteAllText(Path.Combine(folder, "Broken", "Broken.dll"), "not an assembly");

        var book = RulePackLoader.Load([England], new() { RulesFolder = folder });

        book.Refused.Single().Name.ShouldBe("Broken");
        book.Refused.Single().Reasons.Single().ShouldBe("It is not a .NET assembly.");
        book.Packs.Count.ShouldBe(2);
    }

    [Fact]
    public void A_pack_that_references_more_than_kernel_and_contracts_is_refused_before_its_code_runs()
    {
        Drop("Greedy", typeof(RulePackTests).Assembly.Location);

        var reason = RulePackLoader.Load([], new() { RulesFolder = folder }).Refused.Single().Reasons[0];

        reason.ShouldContain("Shouldly");
        reason.ShouldNotContain("AltProvision.Kernel,");
        reason.ShouldContain("may reference only Kernel, *.Contracts and the base class library");
    }

    [Fact]
    public void An_assembly_without_a_pack_class_is_refused()
    {
        var empty = new PersistedAssemblyBuilder(new("Empty"), typeof(object).Assembly);
        empty.DefineDynamicModule("Empty").DefineType("NoPack").CreateType();
        Directory.CreateDirectory(Path.Combine(folder, "Empty"));
        empty.Save(Path.Combine(folder, "Empty", "Empty.dll"));

        RulePackLoader
            .Load([], new() { RulesFolder = folder })
            .Refused.Single()
            .Reasons.Single()
            .ShouldContain("Empty has 0 classes that derive from RulePack; it needs exactly one");
    }

    [Fact]
    public void A_second_pack_with_the_same_ids_is_refused()
    {
        Drop("SamplePack", SampleDll);
        Drop("Twin", SampleDll);

        var book = RulePackLoader.Load([], new() { RulesFolder = folder });

        book.Refused.Single().Name.ShouldBe("Twin");
        book.Refused.Single()
            .Reasons.ShouldBe([
                $"Pack id sample is already taken by Sample ({book.Packs.Single().Origin}).",
                "Rule id SAMPLE-PRV-001 is already taken by pack sample; ids are never reused.",
            ]);
    }

    [Fact]
    public void An_empty_folder_of_a_pack_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(folder, "Nothing"));

        RulePackLoader
            .Load([], new() { RulesFolder = folder })
            .Refused.Single()
            .Reasons.Single()
            .ShouldStartWith("There is no file Nothing.dll");
    }

    [Fact]
    public void A_required_pack_that_is_broken_or_missing_stops_the_start()
    {
        Drop("Greedy", typeof(RulePackTests).Assembly.Location);

        Should
            .Throw<RulePackException>(() => RulePackLoader.Load([England], new() { RulesFolder = folder, RequiredPacks = ["Greedy"] }))
            .Message.ShouldContain("may reference only Kernel");
        Should
            .Throw<RulePackException>(() => RulePackLoader.Load([England], new() { RulesFolder = folder, RequiredPacks = ["Absent"] }))
            .Message.ShouldStartWith("Rule pack Absent cannot be used: It is required");
    }

    [Fact]
    public void A_missing_folder_means_no_dropped_packs()
    {
        RulePackLoader.Load([England], new() { RulesFolder = Path.Combine(folder, "none") }).Packs.Count.ShouldBe(1);
    }

    [Fact]
    public void The_rule_book_is_registered_for_every_kind_of_facts()
    {
        using var services = new ServiceCollection().AddRuleBook([England], folder, NullLogger.Instance).BuildServiceProvider();

        services.GetRequiredService<RuleBook>().Packs.Single().Pack.Id.ShouldBe("england");
        services.GetRequiredService<RuleBook<ProviderReadinessFacts>>().Check(Facts.Start, Facts).IsBlocked.ShouldBeTrue();
    }

    [Fact]
    public void Versions_whose_dates_overlap_are_named()
    {
        Validate(Version(1, null, new(2026, 7, 26)), Version(2, new(2026, 7, 26), null))
            .ShouldBe([
                "TST-REF-001 versions 1 (always to Sun 26 Jul 2026) and 2 (Sun 26 Jul 2026 to still in force) overlap; "
                    + "one event date would have two answers.",
            ]);
        Validate(Version(1, null, new(2026, 7, 25)), Version(2, new(2026, 7, 26), null)).ShouldBeEmpty();
    }

    [Fact]
    public void Two_open_ended_versions_overlap()
    {
        Validate(Version(1, new(2020, 1, 1), null), Version(2, new(2026, 7, 26), null)).Single().ShouldContain("overlap");
    }

    [Fact]
    public void A_version_that_is_there_twice_or_out_of_order_or_ends_before_it_starts_is_named()
    {
        Validate(Version(1, null, null), Version(1, null, null)).ShouldBe(["TST-REF-001 version 1 is there twice."]);
        Validate(Version(1, new(2026, 1, 1), null), Version(2, null, new(2025, 12, 31)))
            .ShouldBe(["TST-REF-001 version 2 governs earlier dates than version 1."]);
        Validate(Version(1, new(2026, 1, 2), new(2026, 1, 1)))
            .ShouldBe(["TST-REF-001 version 1 ends (Thu 1 Jan 2026) before it starts (Fri 2 Jan 2026)."]);
    }

    [Fact]
    public void A_rule_needs_a_proper_id_a_version_a_source_and_facts()
    {
        Validate(Version(1, null, null) with { Id = "my rule" }).Single().ShouldContain("is not of the form ENG-REF-001");
        Validate(Version(0, null, null)).Single().ShouldContain("versions count from 1");
        Validate(Version(1, null, null) with { Source = " " }).Single().ShouldContain("needs a Title and a Source");
        RulePackValidation
            .Validate(new(new TestPack(), "compiled in", "1.0", [new("test", Version(1, null, null), [])]))
            .Single()
            .ShouldContain("judges no facts");
    }

    [Fact]
    public void A_pack_for_one_authority_names_it_by_three_digits()
    {
        RulePackValidation.Validate(new(new TestPack("Dudley"), "compiled in", "1.0", [])).Single().ShouldContain("it has three digits");
    }

    private static ProviderReadinessFacts Facts { get; } =
        new(ProviderApproval.Approved, new(2025, 11, 24), null, "Alpha", "site-1", ["site-1"], IsCommissionerCheckRecorded: false);

    private static string SampleDll => Path.Combine(AppContext.BaseDirectory, "fixtures", "SamplePack", "SamplePack.dll");

    private static RuleVersion Version(int version, DateOnly? from, DateOnly? until) =>
        new("TST-REF-001", version, from, until, "Tests")
        {
            Title = "A rule",
            Statement = "It says so.",
            Strength = RuleStrength.LocalPolicy,
        };

    private static IReadOnlyList<string> Validate(params RuleVersion[] versions) =>
        RulePackValidation.Validate(
            new(new TestPack(), "compiled in", "1.0", [.. versions.Select(v => new RuleEntry("test", v, ["SomeFacts"]))])
        );

    private void Drop(string name, string dll)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.Copy(dll, Path.Combine(folder, name, name + ".dll"));
    }

    private sealed class TestPack(string? laCode = null) : RulePack
    {
        public override string Id => "test";

        public override string Name => "Test";

        public override string Description => "For the tests.";

        public override string Owner => "Tests";

        public override string? LaCode => laCode;
    }
}
