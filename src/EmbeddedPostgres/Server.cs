using System.Globalization;

namespace AltProvision.EmbeddedPostgres;

/// <summary>Starts and stops the server by pg_ctl, which detaches it from the terminal: Ctrl-C reaches the host only, which then stops the server.</summary>
internal sealed class Server(ClusterHome home, PostgresBinaries binaries, EmbeddedPostgresOptions options)
{
    private const int Attempts = 10;
    private const int WaitSeconds = 300;

    /// <summary>Starts on a port of <paramref name="choosePort"/>, which is asked again when the port turns out to be taken.</summary>
    public async Task<int> StartAsync(Func<int> choosePort, CancellationToken cancellationToken)
    {
        await home.Account.MakeOwnFolderAsync(home.LogFolder, cancellationToken);
        KeepLogSmall();
        for (var attempt = 1; ; attempt++)
        {
            var port = choosePort();
            if (await TryStartAsync(port, cancellationToken) is not { } failure)
            {
                return port;
            }

            var retry = PostgresLog.IsPortTaken(failure) || PostgresLog.IsOldBackendAlive(failure);
            if (!retry || attempt == Attempts)
            {
                throw new EmbeddedPostgresException(PostgresLog.Explain(failure, home.Folder, home.LogFile));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), options.TimeProvider, cancellationToken);
        }
    }

    private void KeepLogSmall()
    {
        if (File.Exists(home.LogFile) && new FileInfo(home.LogFile).Length > 10_000_000)
        {
            File.Move(home.LogFile, home.LogFile + ".old", overwrite: true);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Immediate is a crash, from which the server recovers: only when the orderly way hangs.
        string[] modes = ["fast", "immediate"];
        foreach (var mode in modes)
        {
            var outcome = await ControlAsync(["stop", "-m", mode, "-t", "60"], cancellationToken);
            if (outcome.Succeeded || !File.Exists(home.ProcessFile))
            {
                return;
            }
        }

        var processId = (await File.ReadAllLinesAsync(home.ProcessFile, cancellationToken)).FirstOrDefault();
        throw new EmbeddedPostgresException(
            $"PostgreSQL (process {processId}) on {home.Cluster} does not stop. Stop it (kill {processId}) and start again; do not use kill -9 if you can wait."
        );
    }

    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(home.ProcessFile, cancellationToken);
            return int.TryParse(lines.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
                && await ProcessTable.DescribeAsync(processId, cancellationToken) is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string?> TryStartAsync(int port, CancellationToken cancellationToken)
    {
        var logged = File.Exists(home.LogFile) ? new FileInfo(home.LogFile).Length : 0;
        string[] start = ["start", "-l", home.LogFile, "-t", $"{WaitSeconds}", "-o", string.Join(' ', Settings(port))];
        var outcome = await ControlAsync(start, cancellationToken);
        return outcome.Succeeded ? null : outcome.Output + "\n" + await ReadLogAsync(logged, cancellationToken);
    }

    private Task<CommandOutcome> ControlAsync(string[] arguments, CancellationToken cancellationToken) =>
        home.Account.RunAsync(
            [binaries.PgCtl, .. arguments, "-D", home.Cluster, "-w", "-s"],
            home.Folder,
            cancellationToken,
            // On Windows the server would inherit the pipe, and reading it would never end.
            capture: !OperatingSystem.IsWindows()
        );

    // No socket file: its path has a limit of about 100 bytes, which a deep clone exceeds.
    private IEnumerable<string> Settings(int port)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1",
            $"port={port}",
            "unix_socket_directories=",
            $"max_connections={options.MaxConnections}",
            "timezone=UTC",
            "log_timezone=UTC",
            // Failed statements and the details of errors quote rows, which are about children.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
        ];
        string[] careless = options.Durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
        return settings.Concat(careless).Select(setting => "-c " + setting);
    }

    private async Task<string> ReadLogAsync(long from, CancellationToken cancellationToken)
    {
        if (!File.Exists(home.LogFile))
        {
            return "";
        }

        await using var stream = new FileStream(home.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = from;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
