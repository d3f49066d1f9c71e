using System.Net;
using AltProvision.EmbeddedPostgres;
using AltProvision.Kernel;
using Npgsql;

namespace AltProvision.Host;

/// <summary>The PostgreSQL server that the host uses: the one of its connection string, else one of its own.</summary>
internal sealed class ProductDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgresCluster? cluster;

    private ProductDatabase(DataSources dataSources, EmbeddedPostgresCluster? cluster)
    {
        DataSources = dataSources;
        this.cluster = cluster;
    }

    public DataSources DataSources { get; }

    /// <exception cref="HostException">The server cannot be reached, or none may be started.</exception>
    /// <exception cref="EmbeddedPostgresException">The embedded one cannot start.</exception>
    public static async Task<ProductDatabase> OpenAsync(
        IConfiguration configuration,
        IHostEnvironment environment,
        HostPaths paths,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        if (configuration.GetConnectionString("AltProvision") is { Length: > 0 } given)
        {
            if (environment.IsProduction())
            {
                RequireTls(given);
            }

            var dataSources = DataSources.Create(given);
            await RequireServerAsync(dataSources.Owner, cancellationToken);
            return new(dataSources, cluster: null);
        }

        if (environment.IsProduction() && !configuration.GetValue("AltProvision:Postgres:EmbeddedInProduction", false))
        {
            throw new HostException(
                "The embedded PostgreSQL is not for Production: nobody backs it up. Set ConnectionStrings:AltProvision to a server, "
                    + "or AltProvision:Postgres:EmbeddedInProduction to true if you mean it."
            );
        }

        var cluster = await EmbeddedPostgresCluster.StartAsync(
            new()
            {
                DataFolder = paths.PostgresFolder,
                BinariesFolder = configuration["AltProvision:Postgres:Binaries"] is { Length: > 0 } named ? named : null,
                Logger = logger,
            },
            cancellationToken
        );
        return new(DataSources.Create(cluster.ConnectionString), cluster);
    }

    /// <summary>Tells a second host, which finds the database in use, where this one is.</summary>
    public void Announce(Uri url) => cluster?.Announce(url);

    public async ValueTask DisposeAsync()
    {
        await DataSources.DisposeAsync();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }

    /// <exception cref="HostException">It leads to another machine, over a line on which anybody might be the server.</exception>
    internal static void RequireTls(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var far = (connection.Host ?? "").Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(host => !IsHere(host));
        if (far is not null && connection.SslMode is not (SslMode.VerifyFull or SslMode.VerifyCA))
        {
            throw new HostException(
                $"ConnectionStrings:AltProvision leads to {far} with SSL Mode={connection.SslMode}, by which children's data could be read on the way, "
                    + "or another server take its place. Add SSL Mode=VerifyFull, and Root Certificate=FILE where its certificate is of an authority of your own."
            );
        }
    }

    // A folder is that of a socket; of several hosts each may name its port.
    private static bool IsHere(string host) =>
        host is "" or ['/' or '@', ..]
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
        || (Uri.TryCreate($"tcp://{host}", UriKind.Absolute, out var uri) && uri.IsLoopback);

    private static async Task RequireServerAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            if (connection.PostgreSqlVersion.Major < 15)
            {
                throw new HostException(
                    $"ConnectionStrings:AltProvision names PostgreSQL {connection.PostgreSqlVersion}; 15 or newer is needed."
                );
            }
        }
        catch (NpgsqlException exception)
        {
            throw new HostException(
                $"The server of ConnectionStrings:AltProvision cannot be used: {exception.Message} Check host, port, name and password."
            );
        }
    }
}
