using Microsoft.Extensions.Logging;
using Npgsql;

namespace AltProvision.EmbeddedPostgres;

/// <summary>A PostgreSQL cluster of our own, started with the host and stopped with it. Data outlives both.</summary>
public sealed class EmbeddedPostgresCluster : IAsyncDisposable
{
    private const long BytesForFirstStart = 256L * 1024 * 1024;
    private const long BytesForStart = 32L * 1024 * 1024;
    private static readonly TimeSpan watchInterval = TimeSpan.FromSeconds(1);

    private readonly EmbeddedPostgresOptions options;
    private readonly ClusterHome home;
    private readonly ClusterLock clusterLock;
    private readonly Server server;
    private readonly CancellationTokenSource stopping = new();
    private Task watching = Task.CompletedTask;
    private bool isDisposed;

    private EmbeddedPostgresCluster(EmbeddedPostgresOptions options, ClusterHome home, ClusterLock clusterLock, PostgresBinaries binaries)
    {
        this.options = options;
        this.home = home;
        this.clusterLock = clusterLock;
        Binaries = binaries;
        server = new(home, binaries, options);
    }

    /// <summary>As the owner of the database, who is no superuser. Holds the password: never log it.</summary>
    public string ConnectionString { get; private set; } = "";

    public int Port { get; private set; }

    public PostgresBinaries Binaries { get; }

    /// <summary>Where the data really is: the asked folder, or for root a place that the server's account can reach.</summary>
    public string Folder => home.Folder;

    public string LogFile => home.LogFile;

    /// <summary>Makes the cluster at the first start, clears up after a crash, and starts it on a free loopback port.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot start; the message says what to do.</exception>
    public static async Task<EmbeddedPostgresCluster> StartAsync(
        EmbeddedPostgresOptions options,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await StartUncheckedAsync(options, cancellationToken);
        }
        catch (IOException e) when (PostgresLog.IsDiskFull(e.Message))
        {
            throw new EmbeddedPostgresException(PostgresLog.DiskFull(options.DataFolder), e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"The user {Environment.UserName} may not use {options.DataFolder} ({e.Message}). Start as the user who started it first, which may be root, "
                    + "or name another folder in AltProvision__Postgres__DataFolder.",
                e
            );
        }
    }

    /// <summary>Tells a second host, which finds the cluster in use, where the first one can be reached.</summary>
    public void Announce(Uri url) => clusterLock.Announce(url);

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        await EndWatchAsync();
        try
        {
            await server.StopAsync(CancellationToken.None);
        }
        catch (EmbeddedPostgresException e)
        {
            options.Logger.LogWarning("{Problem}", e.Message);
        }
        finally
        {
            clusterLock.Dispose();
        }
    }

    /// <summary>Stops what still runs in the folder and deletes it with all its data. False when a living host uses it.</summary>
    public static async Task<bool> RemoveAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken = default)
    {
        var home = await ClusterHome.ResolveAsync(options, cancellationToken);
        try
        {
            using var clusterLock = ClusterLock.Take(home);
            await ClearLeftoverAsync(options, home, cancellationToken);
            Directory.Delete(home.Folder, recursive: true);
            return true;
        }
        catch (EmbeddedPostgresException e) when (e.InnerException is IOException)
        {
            return false;
        }
    }

    // For tests: what a host that is killed leaves behind.
    internal async Task AbandonAsync()
    {
        await EndWatchAsync();
        clusterLock.Dispose();
    }

    private static async Task<EmbeddedPostgresCluster> StartUncheckedAsync(
        EmbeddedPostgresOptions options,
        CancellationToken cancellationToken
    )
    {
        var home = await ClusterHome.ResolveAsync(options, cancellationToken);
        var clusterLock = ClusterLock.Take(home);
        try
        {
            var binaries = await ChooseBinariesAsync(options, home, cancellationToken);
            RequireSpace(home);
            var cluster = new EmbeddedPostgresCluster(options, home, clusterLock, binaries);
            await cluster.OpenAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            clusterLock.Dispose();
            throw;
        }
    }

    private static async Task<PostgresBinaries> ChooseBinariesAsync(
        EmbeddedPostgresOptions options,
        ClusterHome home,
        CancellationToken cancellationToken
    )
    {
        if (options.BinariesFolder is { } named)
        {
            // A wrong setting is an error, not a reason to quietly take something else.
            PostgresBinaries.Find([named], searchSystem: false);
        }

        var dataMajor = await home.ReadDataMajorAsync(cancellationToken);
        var binaries = PostgresBinaries.Find([options.BinariesFolder], options.SearchSystem, dataMajor);
        if (dataMajor is { } major && major != binaries.Version.Major)
        {
            throw OtherMajor(home, major, binaries);
        }

        return await home.Account.CanEnterAsync(binaries.Folder, cancellationToken)
            ? binaries
            : throw new EmbeddedPostgresException(
                $"The user {home.Account.Name}, who runs PostgreSQL for root, cannot reach the programs in {binaries.Folder}. "
                    + "Copy them to a folder that everybody can read and name it in AltProvision__Postgres__Binaries, or start as an ordinary user."
            );
    }

    private static EmbeddedPostgresException OtherMajor(ClusterHome home, int dataMajor, PostgresBinaries binaries) =>
        new(
            $"""
            The data in {home.Cluster} was made by PostgreSQL {dataMajor}; found was PostgreSQL {binaries.Version} in {binaries.Folder}. Nothing was changed.
            Name the folder of PostgreSQL {dataMajor}'s programs in AltProvision__Postgres__Binaries, or upgrade the data (pg_upgrade, or pg_dump and restore),
            or move {home.Folder} away to begin with an empty database.
            """
        );

    private static void RequireSpace(ClusterHome home)
    {
        var needed = home.HasCluster ? BytesForStart : BytesForFirstStart;
        var free = new DriveInfo(home.Folder).AvailableFreeSpace;
        if (free < needed)
        {
            throw new EmbeddedPostgresException(
                $"{PostgresLog.DiskFull(home.Folder)} ({free / 1024 / 1024} MB are free, {needed / 1024 / 1024} MB are needed.)"
            );
        }
    }

    private static async Task ClearLeftoverAsync(EmbeddedPostgresOptions options, ClusterHome home, CancellationToken cancellationToken)
    {
        if (File.Exists(home.ProcessFile))
        {
            var binaries = await ChooseBinariesAsync(options, home, cancellationToken);
            await new LeftoverServer(home, new(home, binaries, options), options.Logger).ClearAsync(cancellationToken);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var creation = new ClusterCreation(home, Binaries, options);
        if (!home.HasCluster)
        {
            options.Logger.LogInformation("Making a PostgreSQL {Version} cluster in {Folder}.", Binaries.Version, home.Folder);
            await creation.CreateAsync(cancellationToken);
        }

        await new LeftoverServer(home, server, options.Logger).ClearAsync(cancellationToken);
        await creation.BringUpToDateAsync(cancellationToken);
        var password = await creation.ReadPasswordAsync(cancellationToken);
        try
        {
            Port = await server.StartAsync(options.ChoosePort, cancellationToken);
            ConnectionString = ConnectionStringFor(password);
            await CheckAsync(cancellationToken);
        }
        catch
        {
            // Not even a cancelled start leaves a server behind.
            await StopQuietlyAsync();
            throw;
        }

        watching = WatchAsync(stopping.Token);
    }

    private string ConnectionStringFor(string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = ClusterCreation.Database,
            Username = ClusterCreation.Owner,
            Password = password,
            MaxPoolSize = Math.Max(1, options.MaxConnections - 10),
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new EmbeddedPostgresException(
                $"The password in {home.PasswordFile} is not that of the database. Delete that file and start again: a new password is set, the data stays.",
                e
            );
        }
    }

    private async Task StopQuietlyAsync()
    {
        if (await server.IsRunningAsync(CancellationToken.None))
        {
            await server.StopAsync(CancellationToken.None);
        }
    }

    // A server that dies under a running host (killed, or out of disk) is started again on the same port, as often as it takes:
    // clients reconnect by themselves, and a disk that was full gets free while the host waits.
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(watchInterval, options.TimeProvider);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (!await server.IsRunningAsync(cancellationToken))
            {
                await RestartAsync();
            }
        }
    }

    // Not cancelled half-way: a server that comes up after the host has gone would be left behind.
    private async Task RestartAsync()
    {
        options.Logger.LogError("PostgreSQL stopped unexpectedly. Its log is {LogFile}. Starting it again.", home.LogFile);
        try
        {
            await new LeftoverServer(home, server, options.Logger).ClearAsync(CancellationToken.None);
            await server.StartAsync(() => Port, CancellationToken.None);
            options.Logger.LogInformation("PostgreSQL is running again.");
        }
        catch (Exception e) when (e is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
        {
            options.Logger.LogCritical("{Problem}", e.Message);
        }
    }

    private async Task EndWatchAsync()
    {
        isDisposed = true;
        await stopping.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }
}
