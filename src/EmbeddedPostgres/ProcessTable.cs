using System.ComponentModel;
using System.Diagnostics;

namespace AltProvision.EmbeddedPostgres;

internal static class ProcessTable
{
    /// <summary>The command line (on Windows the name) of a living process; null when there is none. A zombie is dead.</summary>
    public static async Task<string?> DescribeAsync(int processId, CancellationToken cancellationToken)
    {
        if (!IsRunning(processId))
        {
            return null;
        }

        if (OperatingSystem.IsLinux())
        {
            return await DescribeByProcAsync(processId, cancellationToken);
        }

        return OperatingSystem.IsWindows() ? NameOf(processId) : await DescribeByPsAsync(processId, cancellationToken);
    }

    // Containers often have nobody who reaps orphans: the server of a killed host then stays as a zombie that still answers to its number.
    private static async Task<string?> DescribeByProcAsync(int processId, CancellationToken cancellationToken)
    {
        try
        {
            var stat = await File.ReadAllTextAsync($"/proc/{processId}/stat", cancellationToken);
            var state = stat[(stat.LastIndexOf(')') + 2)..][0];
            var commandLine = await File.ReadAllTextAsync($"/proc/{processId}/cmdline", cancellationToken);
            return state is 'Z' or 'X' ? null : commandLine.Replace('\0', ' ').Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<string?> DescribeByPsAsync(int processId, CancellationToken cancellationToken)
    {
        var outcome = await Commands.RunAsync(["ps", "-o", "command=", "-p", $"{processId}"], "/", cancellationToken);
        return outcome.Succeeded && !outcome.Output.Contains("<defunct>", StringComparison.Ordinal) ? outcome.Output : null;
    }

    private static bool IsRunning(int processId) => NameOf(processId) is not null;

    private static string? NameOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
