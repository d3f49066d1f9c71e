using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AltProvision.EmbeddedPostgres;

// What a killed host or a power cut leaves behind. Called under the cluster's lock, so no living host of ours uses the cluster.
internal sealed class LeftoverServer(ClusterHome home, Server server, ILogger logger)
{
    // Higher than any process number can be.
    private const string NoProcess = "2147483647";

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(home.ProcessFile))
        {
            return;
        }

        var text = await File.ReadAllTextAsync(home.ProcessFile, cancellationToken);
        if (!int.TryParse(text.Split('\n')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId))
        {
            // Written before anything else of a start: a server that died this early has touched nothing.
            File.Delete(home.ProcessFile);
            return;
        }

        await ClearAsync(processId, text, cancellationToken);
    }

    private async Task ClearAsync(int processId, string text, CancellationToken cancellationToken)
    {
        if (await ProcessTable.DescribeAsync(processId, cancellationToken) is not { } description)
        {
            logger.LogInformation(
                "PostgreSQL was not stopped properly last time (stale process {ProcessId}); it recovers its data now.",
                processId
            );
        }
        else if (IsOurServer(processId, description, text))
        {
            logger.LogInformation("PostgreSQL still runs from a host that was killed (process {ProcessId}); restarting it.", processId);
            await server.StopAsync(cancellationToken);
            return;
        }

        // Another program may have got the number since, or it is a zombie's: PostgreSQL would believe it is still running and refuse.
        // The file is not deleted, because the server also learns from it whether old backends still hold the shared memory.
        await File.WriteAllTextAsync(home.ProcessFile, NoProcess + text[text.IndexOf('\n', StringComparison.Ordinal)..], cancellationToken);
    }

    private bool IsOurServer(int processId, string description, string text)
    {
        if (!description.Contains("postgres", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return OperatingSystem.IsLinux()
            ? description.Contains(home.Cluster, StringComparison.Ordinal) || WorksOn(processId, text)
            : OperatingSystem.IsWindows() || description.Contains(home.Cluster, StringComparison.Ordinal);
    }

    // A postmaster's working folder is its data directory, by whatever path it was started.
    private static bool WorksOn(int processId, string text)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cwd/postmaster.pid") == text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
