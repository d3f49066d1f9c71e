using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using AltProvision.Host;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>What a connection may bring, byte by byte, and what a page of another origin may do: nothing.</summary>
public sealed class RequestLimitTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<ServedProduct> StartAsync(params (string Name, string Value)[] settings) =>
        await ServedProduct.StartAsync(
            await postgres.CreateDatabaseAsync(),
            settings.ToDictionary(setting => $"AltProvision:{setting.Name}", setting => setting.Value)
        );

    [Fact]
    public async Task More_than_a_request_needs_is_refused_before_it_is_read()
    {
        await using var product = await StartAsync();
        var token = product.TokenOf(DemoPeople.All[0].Viewer);
        const string Host = "Host: localhost\r\n";

        (await RawAsync(product, $"GET /{new string('a', 9_000)} HTTP/1.1\r\n{Host}\r\n")).ShouldStartWith("HTTP/1.1 414");
        (await RawAsync(product, $"GET / HTTP/1.1\r\n{Host}X: {new string('a', 40_000)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431");
        (await RawAsync(product, $"GET / HTTP/1.1\r\n{Host}{Many("X: a\r\n", 120)}\r\n")).ShouldStartWith("HTTP/1.1 431");
        (
            await RawAsync(
                product,
                $"POST /development/clock HTTP/1.1\r\n{Host}Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: 20000\r\n\r\n"
            )
        ).ShouldStartWith("HTTP/1.1 413");
        (
            await RawAsync(
                product,
                $"POST /graphql HTTP/1.1\r\n{Host}Content-Type: application/json\r\nContent-Length: {2 * 1024 * 1024}\r\n\r\n"
            )
        ).ShouldStartWith("HTTP/1.1 413");
    }

    [Fact]
    public async Task Who_sends_byte_by_byte_is_not_waited_for()
    {
        await using var product = await StartAsync();
        var watch = Stopwatch.StartNew();

        var headers = RawAsync(product, "POST /graphql HTTP/1.1\r\nHost: local");
        var body = RawAsync(
            product,
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
        );

        (await body).ShouldStartWith("HTTP/1.1 408");
        (await headers).ShouldStartWith("HTTP/1.1 408");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Connections_and_sockets_are_counted()
    {
        await using var product = await StartAsync(("Http:MaxSockets", "1"), ("Http:MaxConnections", "2"));
        using var first = await OpenSocketAsync(product);

        var second = await Should.ThrowAsync<WebSocketException>(() => OpenSocketAsync(product));
        using var idle = new TcpClient();
        await idle.ConnectAsync(product.Url.Host, product.Url.Port, Stop);
        using var idleToo = new TcpClient();
        await idleToo.ConnectAsync(product.Url.Host, product.Url.Port, Stop);
        using var oneTooMany = new TcpClient();
        await oneTooMany.ConnectAsync(product.Url.Host, product.Url.Port, Stop);

        second.Message.ShouldContain("503");
        (await oneTooMany.GetStream().ReadAsync(new byte[1], Stop)).ShouldBe(0, "closed");
    }

    [Theory]
    [InlineData("/graphql", "POST")]
    [InlineData("/graphql", "GET")]
    [InlineData("/sign-in/configuration", "GET")]
    [InlineData("/development/clock", "POST")]
    public async Task A_page_of_another_origin_gets_no_leave(string path, string method)
    {
        await using var product = await StartAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(product.Url, path));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product.Url, path));
        (string, string)[] origin = [("Origin", "https://elsewhere.example")];

        var asked = await product.SendAsync(
            preflight,
            null,
            [.. origin, ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "authorization,content-type")]
        );
        var sent = await product.SendAsync(request, null, origin);

        asked.Status.ShouldBe(405);
        asked.Headers.Keys.Concat(sent.Headers.Keys).ShouldAllBe(name => !name.StartsWith("Access-Control-"));
        sent.Headers["Cross-Origin-Resource-Policy"].ShouldBe("same-origin");
    }

    private static async Task<ClientWebSocket> OpenSocketAsync(ServedProduct product)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(product.Url) { Scheme = "ws", Path = "/graphql" }.Uri, Stop);
        return socket;
    }

    /// <summary>Sends bytes as they are, and waits until the other end has answered or closed.</summary>
    private static async Task<string> RawAsync(ServedProduct product, string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(product.Url.Host, product.Url.Port, Stop);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes), Stop);
        var buffer = new byte[8 * 1024];
        var count = await stream.ReadAsync(buffer, Stop);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
