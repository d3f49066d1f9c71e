using AltProvision.EmbeddedPostgres;
using Npgsql;

namespace AltProvision.Host;

/// <summary>The PostgreSQL server that the host uses: the one of its connection string, else one of its own.</summary>
internal sealed class ProductDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgresCluster? cluster;

    private ProductDatabase(NpgsqlDataSource dataSource, EmbeddedPostgresCluster? cluster)
    {
        DataSource = dataSource;
        this.cluster = cluster;
    }

    public NpgsqlDataSource DataSource { get; }

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
            var dataSource = NpgsqlDataSource.Create(Tuned(given));
            await RequireServerAsync(dataSource, cancellationToken);
            return new(dataSource, cluster: null);
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
        return new(NpgsqlDataSource.Create(Tuned(cluster.ConnectionString)), cluster);
    }

    /// <summary>Tells a second host, which finds the database in use, where this one is.</summary>
    public void Announce(Uri url) => cluster?.Announce(url);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }

    /// <summary>With what was measured to matter most (bench/README.md), where the connection string does not say otherwise.</summary>
    private static string Tuned(string connectionString)
    {
        var tuned = new NpgsqlConnectionStringBuilder(connectionString);
        // The product sends a few hundred different statements, again and again: planning each anew costs more than running it.
        SetUnlessSaid("Max Auto Prepare", 400);
        SetUnlessSaid("Auto Prepare Min Usages", 2);
        // Nothing is left behind in a session but LISTEN, whose connection lives as long as the host.
        SetUnlessSaid("No Reset On Close", true);
        return tuned.ConnectionString;

        void SetUnlessSaid(string key, object value)
        {
            if (!connectionString.Contains(key, StringComparison.OrdinalIgnoreCase))
            {
                tuned[key] = value;
            }
        }
    }

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
