using System.Diagnostics;
using System.Globalization;
using System.Text;
using AltProvision.Tests.Support.Database;
using Shouldly;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>The real host in a process of its own, as a user starts it, on a database of this test.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(120);
    private readonly Process process;
    private readonly StringBuilder output;

    private HostProcess(Process process, StringBuilder output, Uri url, string connectionString, string folder)
    {
        this.process = process;
        this.output = output;
        Url = url;
        ConnectionString = connectionString;
        Folder = folder;
    }

    public Uri Url { get; }

    public string ConnectionString { get; }

    /// <summary>Where the host keeps its sign-in key: a second host on the same folder believes the same tokens.</summary>
    public string Folder { get; }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts the host and waits until it serves.</summary>
    /// <param name="hasOpenData">Whether England's schools are loaded first; it takes some seconds.</param>
    /// <param name="hasDemo">Whether the demo authority is made.</param>
    /// <param name="more">Further settings, as environment variables.</param>
    public static async Task<HostProcess> StartAsync(
        string connectionString,
        bool hasOpenData = false,
        bool hasDemo = false,
        string? folder = null,
        IReadOnlyDictionary<string, string>? more = null
    )
    {
        folder ??= Directory.CreateTempSubdirectory("altprovision-host-").FullName;
        var settings = SettingsOf(connectionString, folder, hasDemo);
        foreach (var (name, value) in more ?? new Dictionary<string, string>())
        {
            settings[name] = value;
        }

        if (!hasOpenData)
        {
            settings["AltProvision__OpenDataFolder"] = "none";
        }

        var output = new StringBuilder();
        var started = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Run(["serve", "--urls", "http://127.0.0.1:0"], settings, line => Read(line, output, started));
        process.Exited += (_, _) =>
            started.TrySetException(new InvalidOperationException($"The host ended with {process.ExitCode}:\n{output}"));
        process.EnableRaisingEvents = true;
        var url = await started.Task.WaitAsync(patience);
        return new(process, output, url, connectionString, folder);
    }

    /// <summary>Starts a host that is set up wrongly, and fails if it serves all the same.</summary>
    /// <returns>What it said.</returns>
    public static async Task<string> RefusesToStartAsync(string connectionString, IReadOnlyDictionary<string, string> wrong)
    {
        var settings = SettingsOf(connectionString, Directory.CreateTempSubdirectory("altprovision-host-").FullName, hasDemo: false);
        settings["AltProvision__OpenDataFolder"] = "none";
        foreach (var (name, value) in wrong)
        {
            settings[name] = value;
        }

        var (exitCode, said) = await CommandAsync(["serve", "--urls", "http://127.0.0.1:0"], settings);
        exitCode.ShouldBe(1, said);
        return said;
    }

    /// <summary>Runs another command of the host to its end.</summary>
    public static async Task<(int ExitCode, string Output)> CommandAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var output = new StringBuilder();
        using var process = Run(
            arguments,
            settings ?? new Dictionary<string, string>(),
            line =>
            {
                lock (output)
                {
                    output.AppendLine(line);
                }
            }
        );
        await process.WaitForExitAsync().WaitAsync(patience);
        return (process.ExitCode, output.ToString());
    }

    /// <summary>As the kernel kills: no handler of the host runs.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As a service manager stops it: what runs may come to its end.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static Dictionary<string, string> SettingsOf(string connectionString, string folder, bool hasDemo) =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory,
            ["ConnectionStrings__AltProvision"] = connectionString,
            ["AltProvision__Postgres__DataFolder"] = Path.Combine(folder, "postgres"),
            ["AltProvision__Demo"] = hasDemo ? "true" : "false",
        };

    private static Process Run(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, Action<string> onLine)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AltProvision.Host.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => onLine(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => onLine(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Read(string line, StringBuilder output, TaskCompletionSource<Uri> started)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        const string Serving = "AltProvision serves at ";
        if (line.StartsWith(Serving, StringComparison.Ordinal))
        {
            started.TrySetResult(new Uri(line[Serving.Length..]));
        }
    }
}
