using System.Net;
using AltProvision.GraphQL;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace AltProvision.Host;

/// <summary>
/// <c>AltProvision:Http</c>: what a connection may bring. The rest is Kestrel's own: a request line of 8 KB, 100 headers of 32 KB together, and bodies
/// that come with at least 240 bytes a second.
/// </summary>
internal sealed class HttpLimits
{
    private const string Key = "AltProvision:Http";

    // GraphQL allows itself more; nothing else takes more than a few words.
    private const int MostBodyBytes = 16 * 1024;

    private static readonly TimeSpan headersTimeout = TimeSpan.FromSeconds(10);

    private HttpLimits(int maxConnections, int maxSockets, IReadOnlyList<IPNetwork> proxies) =>
        (MaxConnections, MaxSockets, TrustedProxies) = (maxConnections, maxSockets, proxies);

    /// <summary>Connections that are open at the same time, WebSockets left out; one more is closed without an answer.</summary>
    public int MaxConnections { get; }

    /// <summary>WebSockets that are open at the same time; one more is answered by 503.</summary>
    public int MaxSockets { get; }

    /// <summary>
    /// Whose word on the address of a caller is taken (<c>X-Forwarded-For</c>). Without it all who come through a proxy count as one address, and
    /// with a wrong one anybody chooses theirs.
    /// </summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; }

    /// <exception cref="HostException">A setting cannot be meant so. The message says which, and what to do.</exception>
    public static HttpLimits Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Key);
        return new(
            section.ReadNumber(nameof(MaxConnections), 20_000),
            section.ReadNumber(nameof(MaxSockets), 10_000),
            [.. section.GetSection(nameof(TrustedProxies)).GetChildren().Select(child => ReadNetwork(child.Path, child.Value))]
        );
    }

    public void ApplyTo(WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = headersTimeout;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        });

    public void ApplyTo(WebApplication app)
    {
        app.Services.GetRequiredService<GraphQLOptions>().WebSockets.MaxConnections = MaxSockets;
        if (TrustedProxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As long as the one before it is trusted.
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }

    private static IPNetwork ReadNetwork(string path, string? text) =>
        IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : throw new HostException($"{path} is '{text}'; it has to be an address or a network, such as 10.0.0.5 or 10.0.0.0/24.");
}
