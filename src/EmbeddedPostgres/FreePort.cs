using System.Net;
using System.Net.Sockets;

namespace AltProvision.EmbeddedPostgres;

internal static class FreePort
{
    // Always asked of the system: a fixed port may belong to somebody else's server, which clients would then talk to.
    public static int Choose()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
