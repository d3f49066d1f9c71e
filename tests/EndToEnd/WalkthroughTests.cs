using System.Diagnostics;
using AltProvision.Host;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>docs/walkthrough.md, run against the real host as a reader would run it.</summary>
public sealed class WalkthroughTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_walkthrough_is_true()
    {
        await using var host = await HostProcess.StartAsync(await postgres.CreateDatabaseAsync(), hasOpenData: true, hasDemo: true);
        var tokens = Path.Combine(host.Folder, "tokens");
        await File.WriteAllLinesAsync(
            tokens,
            DemoPeople.All.Select(person => $"{person.Key}: {TestTokens.Issue(host.Folder, person.Viewer)}")
        );

        var (exitCode, output) = await RunAsync(host.Url, tokens);

        TestContext.Current.TestOutputHelper?.WriteLine(output);
        exitCode.ShouldBe(0, output);
        output.ShouldContain("The walkthrough is true.");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(Uri url, string tokens)
    {
        var start = new ProcessStartInfo(
            "node",
            [
                "--experimental-websocket",
                Path.Combine(SourceTree.Root, "tools", "walkthrough.mjs"),
                "--url",
                url.ToString().TrimEnd('/'),
                "--tokens",
                tokens,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
