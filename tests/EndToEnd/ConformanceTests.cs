using System.Diagnostics;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>
/// The programs of a conformance kit that others wrote, against the running host. The kit stands beside the repository, in
/// <c>../shared/conformance</c>; where it is not there, these tests say so and the project's own tests of the server remain.
/// </summary>
public sealed class ConformanceTests(PostgresFixture postgres)
{
    private static readonly string kit = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "conformance"));

    [Theory]
    [InlineData("http-audit.mjs")]
    [InlineData("schema-check.mjs", "--quiet")]
    [InlineData(
        "ws.mjs",
        "--subscription",
        "subscription { concernRaised { concernId } }",
        "--trigger",
        "TRIGGER",
        "--refused-params",
        """{"authorization":"Bearer of-another-system"}"""
    )]
    [InlineData("sse.mjs", "--subscription", "subscription { concernRaised { concernId } }", "--trigger", "TRIGGER")]
    [InlineData("differential.mjs", "--count", "500", "--depth", "2", "--seed", "1")]
    public async Task The_host_keeps_to_the_kit(string program, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(kit), $"The conformance kit is not in {kit}.");
        var copy = await InstallAsync();
        await using var host = await DemoHost.StartAsync(postgres);
        using var client = new GraphQLClient(host);
        var trigger = await TriggerAsync(client);

        var (exitCode, output) = await RunAsync(
            "node",
            copy,
            [
                program,
                new Uri(host.Url, "graphql").ToString(),
                .. arguments.Select(argument => argument is "TRIGGER" ? trigger : argument),
                "--header",
                "Authorization: Bearer " + client.TokenOf("school-dsl"),
            ]
        );

        TestContext.Current.TestOutputHelper?.WriteLine(output);
        exitCode.ShouldBe(0, output);
        output.ShouldMatch("[1-9][0-9]* passed, 0 failed");
    }

    [Fact]
    public async Task The_offline_checker_keeps_to_the_kit()
    {
        Assert.SkipUnless(Directory.Exists(kit), $"The conformance kit is not in {kit}.");
        var copy = await InstallAsync();
        var host = Path.Combine(AppContext.BaseDirectory, "AltProvision.Host.dll");

        var (exitCode, output) = await RunAsync(
            "node",
            copy,
            [
                "differential.mjs",
                "--command",
                $"dotnet '{host}' graphql check --batch",
                "--schema",
                Path.Combine(SourceTree.Root, "docs", "schema.graphql"),
                .. Directory.GetFiles(Path.Combine(copy, "fixtures"), "*.graphql").SelectMany(file => new[] { "--schema", file }),
                "--count",
                "200",
            ]
        );

        TestContext.Current.TestOutputHelper?.WriteLine(output);
        exitCode.ShouldBe(0, output);
        output.ShouldMatch("[1-9][0-9]* passed, 0 failed");
    }

    // After it the subscription gets exactly one event: the same person raises and listens.
    private static async Task<string> TriggerAsync(GraphQLClient client)
    {
        var data = await client.DataAsync(client.TokenOf("school-dsl"), "{ pupils(first: 1) { nodes { id } } }");
        var pupil = data.GetProperty("pupils").GetProperty("nodes")[0].GetProperty("id").GetString();
        return $$"""
            mutation { raiseConcern(input: { pupilId: "{{pupil}}", kind: OTHER, severity: LOW, account: "Raised by the conformance kit." }) { concern { id } } }
            """.Trim();
    }

    // The kit's own folder stays as it is.
    private static async Task<string> InstallAsync()
    {
        var copy = Directory.CreateTempSubdirectory("altprovision-kit-").FullName;
        foreach (var file in Directory.GetFiles(kit, "*", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules")))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(kit, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var (exitCode, output) = await RunAsync("npm", copy, ["ci", "--no-audit", "--no-fund"]);
        exitCode.ShouldBe(0, output);
        return copy;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string folder, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
