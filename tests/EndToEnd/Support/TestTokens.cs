using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace AltProvision.Tests.EndToEnd.Support;

internal static class TestTokens
{
    /// <summary>A token that a host with this data folder believes.</summary>
    /// <param name="time">When it is issued, and so when it ends.</param>
    public static string Issue(string folder, Viewer viewer, TimeProvider? time = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { ["AltProvision:Postgres:DataFolder"] = Path.Combine(folder, "postgres") }
            )
            .Build();
        var paths = new HostPaths(configuration, new HostingEnvironment { ContentRootPath = folder });
        return DevelopmentSignIn.Open(paths).Issue(viewer, time ?? TimeProvider.System);
    }
}
