using System.Diagnostics;
using System.Globalization;

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

    /// <summary>Start of the process to its first answer.</summary>
    public TimeSpan ColdStart { get; private set; }

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

    public static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

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
        while (true)
        {
            try
            {
                (await client.GetAsync(new Uri(Url(port) + path))).EnsureSuccessStatusCode();
                host.ColdStart = TimeProvider.System.GetElapsedTime(began);
                return host;
            }
            catch (HttpRequestException) when (!host.process.HasExited && TimeProvider.System.GetElapsedTime(began).TotalSeconds < 120)
            {
                await Task.Delay(20);
            }
        }
    }

    private static Process Start(string[] command, string connectionString, string? folder)
    {
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__AltProvision"] = connectionString;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_CONTENTROOT"] = HostFolder;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["AltProvision__Demo"] = "false";
        start.Environment["AltProvision__OpenDataFolder"] = "none";
        if (folder is not null)
        {
            start.Environment["AltProvision__Postgres__DataFolder"] = Path.Combine(folder, "sign-in", "postgres");
        }

        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }
}
