using System.Globalization;
using AltProvision.Tests.GraphQL.Support;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class ConformanceKitHost
{
    /// <summary>Run by hand: <c>KIT_PORT=4100 dotnet run --project tests/GraphQL -- -explicit only -method '*Serves_the_conformance_kit*'</c>.</summary>
    [Fact(Explicit = true)]
    public async Task Serves_the_conformance_kit_for_some_minutes()
    {
        var port = int.Parse(Environment.GetEnvironmentVariable("KIT_PORT") ?? "4100", CultureInfo.InvariantCulture);
        await using var server = await TestServer.StartAsync(port: port);

        await Task.Delay(
            TimeSpan.FromMinutes(int.Parse(Environment.GetEnvironmentVariable("KIT_MINUTES") ?? "10", CultureInfo.InvariantCulture))
        );
    }
}
