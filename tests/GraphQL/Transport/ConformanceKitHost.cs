using System.Globalization;
using System.Net.Http.Json;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class ConformanceKitHost
{
    /// <summary>
    /// For a run of a conformance kit, by hand, the server stays for a while:
    /// <c>KIT_PORT=4100 KIT_MINUTES=10 dotnet run --project tests/GraphQL -- -method '*Serves_a_conformance_kit*'</c>.
    /// </summary>
    [Fact]
    public async Task Serves_a_conformance_kit_for_as_long_as_it_is_told()
    {
        await using var server = await TestServer.StartAsync(port: Setting("KIT_PORT"));

        using var response = await server.Client.PostAsJsonAsync(
            server.Url,
            new { query = "{ __typename }" },
            TestContext.Current.CancellationToken
        );
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith(
            """{"data":{"__typename":"Query"}"""
        );

        await Task.Delay(TimeSpan.FromMinutes(Setting("KIT_MINUTES")), TestContext.Current.CancellationToken);
    }

    private static int Setting(string name) => int.Parse(Environment.GetEnvironmentVariable(name) ?? "0", CultureInfo.InvariantCulture);
}
