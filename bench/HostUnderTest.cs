using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace AltProvision.Bench;

/// <summary>A server in a process of its own: the product's host or the baseline.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private readonly Process process;

    private HostUnderTest(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => process.Id;

    // The host's own output: beside this program lie more assemblies than the host has.
    private static string HostFolder { get; } = Path.Combine(Directory.GetCurrentDirectory(), "src", "Host");

    private static string HostFile { get; } = Path.Combine(HostFolder, "bin", "Release", "net10.0", "AltProvision.Host.dll");

    public static async Task MigrateAsync(string connectionString)
    {
        using var migrate = Start([HostFile, "migrate"], connectionString, folder: null);
        await migrate.WaitForExitAsync();
        if (migrate.ExitCode != 0)
        {
            throw new InvalidOperationException($"migrate ended with code {migrate.ExitCode}.");
        }
    }

    public static Task<HostUnderTest> StartProductAsync(string connectionString, string folder, int port) =>
        StartAsync([HostFile, "--urls", Url(port)], connectionString, folder, port, "/health/live");

    public static Task<HostUnderTest> StartBaselineAsync(string connectionString, int port) =>
        StartAsync(
            [
                Path.Combine(AppContext.BaseDirectory, "AltProvision.Bench.dll"),
                "baseline",
                port.ToString(CultureInfo.InvariantCulture),
                connectionString,
            ],
            connectionString,
            folder: null,
            port,
            "/f"
        );

    /// <summary>As a user starts it: open data and the demo are loaded if they are not there.</summary>
    /// <param name="command">Words for <c>dotnet</c> other than the host's own build.</param>
    public static HostUnderTest StartAsUsual(string[] command, string connectionString, string folder, int port) =>
        new(Start([.. command is [] ? [HostFile] : command, "--urls", Url(port)], connectionString, folder, isEmpty: false), port);

    public static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <summary>Sends a request and reads the answer, which may hold errors.</summary>
    /// <param name="body">The map of the request, as JSON.</param>
    /// <exception cref="HttpRequestException">Nobody answers, or with a status that is none of success.</exception>
    public static async Task<JsonNode> AskAsync(HttpClient client, int port, string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url(port) + "/graphql"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<HostUnderTest> StartAsync(string[] command, string connectionString, string? folder, int port, string path)
    {
        var began = TimeProvider.System.GetTimestamp();
        var host = new HostUnderTest(Start(command, connectionString, folder), port);
        using var client = new HttpClient();
        await host.FirstAnswerAsync(async () => (await client.GetAsync(new Uri(Url(port) + path))).EnsureSuccessStatusCode(), began);
        return host;
    }

    /// <summary>Asks until there is an answer.</summary>
    public async Task FirstAnswerAsync(Func<Task> ask, long began)
    {
        while (true)
        {
            try
            {
                await ask();
                return;
            }
            catch (HttpRequestException) when (!process.HasExited && TimeProvider.System.GetElapsedTime(began).TotalMinutes < 10)
            {
                await Task.Delay(10);
            }
        }
    }

    private static Process Start(string[] command, string connectionString, string? folder, bool isEmpty = true)
    {
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__AltProvision"] = connectionString;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_CONTENTROOT"] = HostFolder;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (isEmpty)
        {
            start.Environment["AltProvision__Demo"] = "false";
            start.Environment["AltProvision__OpenDataFolder"] = "none";
        }

        if (folder is not null)
        {
            start.Environment["AltProvision__Postgres__DataFolder"] = Path.Combine(folder, "sign-in", "postgres");
        }

        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }
}
