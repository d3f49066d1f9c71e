using System.Diagnostics;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Plugins;

/// <summary>What a dropped pack can do wrong, each provoked: the host goes on, the decision says what is missing, or is refused.</summary>
public sealed class ContainmentTests : IDisposable
{
    private static readonly ProviderReadinessFacts Facts = new(
        ProviderApproval.Approved,
        new(2025, 11, 24),
        null,
        "Alpha",
        "site-1",
        ["site-1"],
        IsCommissionerCheckRecorded: true
    );

    private readonly string folder = Directory.CreateTempSubdirectory("rules-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_pack_built_elsewhere_is_used_while_it_is_there_and_gone_when_it_is_taken_out()
    {
        new PackSource("Stranger").DropInto(folder);

        var book = Load();
        book.Packs.Select(pack => pack.Pack.Id).ShouldContain("stranger");
        book.Packs.Single(pack => pack.Pack.Id == "stranger").Origin.ShouldEndWith("Stranger.dll");
        Check(book).Blocks.ShouldContain(finding => finding.PackId == "stranger" && finding.Code == "strange");

        Directory.Delete(Path.Combine(folder, "Stranger"), recursive: true);

        var after = Load();
        after.Find("STR-PRV-001").ShouldBeEmpty();
        Check(after).Findings.ShouldNotContain(finding => finding.PackId == "stranger");
    }

    [Fact]
    public void A_rule_that_throws_is_named_in_the_decision_without_what_it_said()
    {
        new PackSource("Stranger") { Check = """throw new InvalidOperationException("Kim was here");""" }.DropInto(folder);

        var decision = Check(Load());

        var warning = decision.Warnings.Single(finding => finding.PackId == "stranger");
        warning.RuleId.ShouldBe("STR-PRV-001");
        warning.Code.ShouldBe("rulePackFailed");
        warning.Message.ShouldBe(
            "Rule STR-PRV-001 of pack Stranger's failed (InvalidOperationException). This decision was made without it: record why you go on, "
                + "and tell whoever keeps the pack."
        );
        decision.Findings.ShouldContain(finding => finding.PackId == "england");
    }

    [Fact]
    public void A_rule_that_does_not_end_is_given_up_and_its_pack_is_out_of_use()
    {
        new PackSource("Stranger") { Check = "while (true) { }" }.DropInto(folder);
        var book = Load(new() { TimeLimit = TimeSpan.FromMilliseconds(300) });

        Check(book)
            .Warnings.ShouldContain(finding =>
                finding.PackId == "stranger" && finding.Message.Contains("did not end within 0.3 seconds", StringComparison.Ordinal)
            );
        var clock = Stopwatch.StartNew();
        Check(book)
            .Warnings.ShouldContain(finding =>
                finding.PackId == "stranger" && finding.Message.Contains("until the host is started again", StringComparison.Ordinal)
            );
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(250), "a pack that is out of use is not asked again");
    }

    [Theory]
    [InlineData("""throw new InvalidOperationException("no");""", "failed (InvalidOperationException)")]
    [InlineData("while (true) { }", "did not end within 0.3 seconds")]
    public void Without_a_required_pack_no_decision_is_made(string check, string reason)
    {
        new PackSource("Stranger") { Check = check }.DropInto(folder);
        var book = Load(new() { TimeLimit = TimeSpan.FromMilliseconds(300), RequiredPacks = ["Stranger"] });

        Should
            .Throw<RuleFailedException>(() => Check(book))
            .Message.ShouldBe(
                $"No decision was made: rule STR-PRV-001 version 1 of pack Stranger's {reason}. Nothing was changed. Tell whoever keeps the pack."
            );
    }

    [Theory]
    [InlineData("public Rule() { throw new InvalidOperationException(\"Not today.\"); }", "Not today.")]
    [InlineData("public Rule() { while (true) { } }", "It did not introduce itself within 1.5 seconds.")]
    [InlineData("static Rule() { throw new InvalidOperationException(\"Never.\"); }", "Never.")]
    [InlineData("public Rule(string name) { }", "Rule needs a constructor with no parameters or with one RuleParameters.")]
    public void A_rule_that_cannot_be_made_is_refused_at_start(string members, string reason)
    {
        new PackSource("Stranger") { RuleMembers = members }.DropInto(folder);

        var book = Load(new() { TimeLimit = TimeSpan.FromMilliseconds(300) });

        book.Refused.Single().Reasons.ShouldBe([reason]);
        Check(book).Findings.ShouldNotContain(finding => finding.PackId == "stranger");
    }

    [Theory]
    [InlineData("yield return Finding.Block(\"late\", DateTime.Now.ToString());", "System.DateTime.get_Now")]
    [InlineData("yield return Finding.Block(\"x\", DateTimeOffset.UtcNow.ToString());", "System.DateTimeOffset.get_UtcNow")]
    [InlineData("System.IO.File.Delete(\"x\"); yield break;", "System.IO.File.Delete")]
    [InlineData("Environment.Exit(1); yield break;", "System.Environment.Exit")]
    [InlineData("new System.Threading.Thread(() => { }).Start(); yield break;", "System.Threading.Thread..ctor")]
    [InlineData("new System.Net.Http.HttpClient(); yield break;", "System.Net.Http.HttpClient..ctor")]
    [InlineData("System.Diagnostics.Process.Start(\"sh\"); yield break;", "System.Diagnostics.Process.Start")]
    [InlineData("yield return Finding.Block(\"x\", Guid.NewGuid().ToString());", "System.Guid.NewGuid")]
    [InlineData("yield return Finding.Block(\"x\", new Random().Next().ToString());", "System.Random..ctor")]
    [InlineData("typeof(RuleBook).GetMethod(\"Check\").Invoke(null, null); yield break;", "System.Reflection.MethodBase.Invoke")]
    public void A_rule_that_is_no_pure_function_of_its_facts_is_refused_before_it_runs(string check, string call)
    {
        new PackSource("Stranger") { Check = check }.DropInto(folder);

        var reason = Load().Refused.Single().Reasons.Single();
        reason.ShouldContain(call);
        reason.ShouldEndWith("a rule is a pure function of its facts, without clock, chance, files, network, threads or reflection.");
    }

    [Fact]
    public void A_rule_that_calls_native_code_is_refused()
    {
        new PackSource("Stranger")
        {
            RuleMembers = "[System.Runtime.InteropServices.DllImport(\"libc\")] private static extern int getpid();",
            Check = "getpid(); yield break;",
        }.DropInto(folder);

        Load().Refused.Single().Reasons.ShouldContain("It calls native code; a rule is a pure function of its facts.");
    }

    [Theory]
    [InlineData("1.1.0")]
    [InlineData("2.0.0")]
    [InlineData("0.9.0")]
    public void A_pack_built_for_another_Kernel_is_refused_with_both_versions(string version)
    {
        new PackSource("Stranger") { KernelVersion = version }.DropInto(folder);

        Load()
            .Refused.Single()
            .Reasons.Single()
            .ShouldBe($"It was built for AltProvision.Kernel {version}; this host has 1.0.0. Build it anew against this version.");
    }

    [Fact]
    public void A_pack_whose_library_is_missing_is_refused_and_the_library_named()
    {
        new PackSource("Stranger")
        {
            MissingLibrary = "HelperDays",
            Check = "yield return Finding.Block(\"x\", Helper.Days.ToString());",
        }.DropInto(folder);

        Load().Refused.Single().Reasons.Single().ShouldStartWith("It references HelperDays; a rule pack may reference only");
    }

    [Fact]
    public void A_pack_that_takes_the_id_of_a_law_is_refused()
    {
        new PackSource("Stranger") { RuleId = "ENG-PRV-016" }.DropInto(folder);

        Load().Refused.Single().Reasons.ShouldBe(["Rule id ENG-PRV-016 is already taken by pack england; ids are never reused."]);
    }

    [Fact]
    public void A_pack_brings_parameters_of_its_own_and_an_authority_sets_them()
    {
        new PackSource("Stranger")
        {
            PackMembers = """
                public override IReadOnlyList<OwnParameter> Parameters => new[] { new OwnParameter("stranger.days", "STR-PRV-001", "5", "Days") };
                """,
            RuleMembers = "private readonly RuleParameters p; public Rule(RuleParameters p) { this.p = p; }",
            Check = """yield return Finding.Inform("days", "Days: " + p.Number("stranger.days"));""",
        }.DropInto(folder);

        var book = Load(new() { Parameters = [new("332", new(2025, 9, 1), "stranger.days", "7")] });

        Message(book, new(2025, 11, 24), "333").ShouldBe("Days: 5");
        Message(book, new(2025, 8, 31), "332").ShouldBe("Days: 5");
        Message(book, new(2025, 9, 1), "332").ShouldBe("Days: 7");
        book.ParametersFor(new(2025, 9, 1), "332")
            .List(book.Packs.Select(pack => pack.Pack))
            .ShouldContain(p => p.Key == "stranger.days" && p.Value == "7" && p.Default == "5");

        static string Message(RuleBook book, DateOnly eventDate, string laCode) =>
            Check(book, eventDate, laCode).Notices.Single(finding => finding.Code == "days").Message;
    }

    [Fact]
    public void A_parameter_that_is_taken_is_refused()
    {
        new PackSource("Stranger")
        {
            PackMembers = """
                public override IReadOnlyList<OwnParameter> Parameters => new[] { new OwnParameter("pex.count", "STR-PRV-001", "5", "Days") };
                """,
        }.DropInto(folder);

        Load().Refused.Single().Reasons.ShouldBe(["Parameter pex.count is already taken; give it a name that starts with the pack's own."]);
    }

    [Fact]
    public void The_packs_of_the_product_keep_what_is_asked_of_strangers()
    {
        RulePackInspection.Inspect(Packs.England.Location).ShouldBeEmpty();
        RulePackInspection.Inspect(Packs.Dudley.Location).ShouldBeEmpty();
    }

    private RuleBook Load(RuleBookOptions? options = null) =>
        RulePackLoader.Load([Packs.England], (options ?? new()) with { RulesFolder = folder });

    private static RuleDecision Check(RuleBook book, DateOnly? eventDate = null, string? laCode = null) =>
        new RuleBook<ProviderReadinessFacts>(book).Check(eventDate ?? Facts.Start, Facts, laCode);
}
