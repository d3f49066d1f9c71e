using System.Diagnostics;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Plugins;

/// <summary>The sample of docs/rule-modules.md, built as its reader would and dropped into a folder.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rules-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_sample_is_built_outside_the_solution_and_used()
    {
        await RunAsync("build", "Westmarch", "-o", Path.Combine(folder, "Westmarch"));

        var book = RulePackLoader.Load([Packs.England], new() { RulesFolder = folder });

        book.Refused.ShouldBeEmpty();
        var pack = book.Packs.Single(pack => pack.Pack.Id == "westmarch-sample");
        pack.Origin.ShouldEndWith("Westmarch.dll");
        pack.IsRequired.ShouldBeFalse();
        new RuleBook<ProviderReadinessFacts>(book)
            .Check(new(2026, 1, 12), LongPlacement, "999")
            .Warnings.ShouldContain(finding => finding.RuleId == "LA999-PRV-001" && finding.Code == "longPlacement");
    }

    [Fact]
    public async Task The_tests_of_the_sample_pass() =>
        (await RunAsync("test", "Westmarch.Tests")).ShouldContain("Failed:     0, Passed:     4, Skipped:     0");

    private static ProviderReadinessFacts LongPlacement { get; } =
        new(ProviderApproval.Approved, new(2026, 1, 12), new(2026, 7, 17), "school", "site", ["site"], IsCommissionerCheckRecorded: true);

    private static async Task<string> RunAsync(string verb, string project, params string[] more)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    verb,
                    Path.Combine(SourceRoot.Folder, "samples", "RulePack", project),
                    "-c",
                    "Release",
                    "--nologo",
                    $"-p:AltProvision={AppContext.BaseDirectory}",
                    .. more,
                ]
            )
            {
                RedirectStandardOutput = true,
                Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
            }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}
