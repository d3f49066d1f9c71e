using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>Client libraries that others wrote, as their users use them, against the running host. See the programs in <c>Clients</c>.</summary>
public sealed class ClientTests(ClientTests.Demo demo) : IClassFixture<ClientTests.Demo>
{
    /// <summary>One demo for all of them: the host may be another after each.</summary>
    public sealed class Demo(PostgresFixture postgres) : IAsyncLifetime
    {
        private HostProcess? host;

        private HostProcess Host => host ?? throw new InvalidOperationException("The host is not started.");

        public async ValueTask InitializeAsync()
        {
            await ClientPrograms.InstallAsync();
            host = await DemoHost.StartAsync(postgres);
        }

        public async ValueTask DisposeAsync()
        {
            if (host is not null)
            {
                await host.DisposeAsync();
            }
        }

        /// <summary>Runs a program, and gives it another host on the same data whenever it asks for one.</summary>
        public async Task<(int ExitCode, string Output)> RunAsync(string program, CancellationToken cancellationToken)
        {
            using var client = new GraphQLClient(Host);
            var token = client.TokenOf("school-dsl");
            var data = await client.DataAsync(token, "{ pupils(first: 1) { nodes { id } } }", cancellationToken: cancellationToken);
            var pupil = data.GetProperty("pupils").GetProperty("nodes")[0].GetProperty("id").GetString()!;
            using var process = ClientPrograms.Start("node", program, Host.Url.ToString(), token, pupil);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            List<string> output = [];
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                output.Add(line);
                if (line is "restart")
                {
                    await RestartAsync();
                    await process.StandardInput.WriteLineAsync(Host.Url.ToString().AsMemory(), cancellationToken);
                }
            }

            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, string.Join('\n', [.. output, await errors]));
        }

        private async Task RestartAsync()
        {
            await Host.StopAsync();
            host = await HostProcess.StartAsync(Host.ConnectionString, hasDemo: true, folder: Host.Folder);
        }
    }

    [Theory]
    [InlineData("graphql-http.mjs")]
    [InlineData("graphql-ws.mjs")]
    [InlineData("graphql-sse.mjs")]
    [InlineData("urql.mjs")]
    [InlineData("apollo.mjs")]
    public async Task The_host_serves_the_client(string program)
    {
        var (exitCode, output) = await demo.RunAsync(program, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(output);
        exitCode.ShouldBe(0, output);
        output.ShouldMatch("[1-9][0-9]* passed, 0 failed");
    }
}
