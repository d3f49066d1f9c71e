using Npgsql;

namespace AltProvision.Kernel;

/// <summary>The product's connections to its database, in two pools, tuned where the connection string does not say otherwise (bench/README.md).</summary>
/// <param name="Owner">As the database's owner: for migrations only.</param>
/// <param name="Main">For EF Core: commands, and reads that few ask for.</param>
/// <param name="Reads">
/// For <see cref="SqlReads"/>. PostgreSQL plans each statement once and not for each set of IDs: an array of one ID looks so much cheaper to it
/// than one of unknown length that it would plan anew each time, which takes longer than the statement.
/// </param>
public sealed record DataSources(NpgsqlDataSource Owner, NpgsqlDataSource Main, NpgsqlDataSource Reads) : IAsyncDisposable
{
    // Reads hold a connection for a round trip only; more at a time only get into each other's way.
    private const int MostReads = 20;

    /// <summary>Password of the product's role; null where the server asks for none.</summary>
    internal string? RolePassword { get; private init; }

    /// <summary>Connects as the product's role, and as the owner whom the connection string names.</summary>
    public static DataSources Create(string connectionString) => Create(connectionString, ProductRole.Connection(connectionString));

    /// <summary>As the owner in all, whom row-level security does not hold: for tests of the product's own filters.</summary>
    internal static DataSources AsOwner(string connectionString) => Create(connectionString, new(connectionString));

    private static DataSources Create(string connectionString, NpgsqlConnectionStringBuilder main)
    {
        // The detail of a violation is the row's own values; exceptions are logged.
        main.IncludeErrorDetail = false;
        main.LogParameters = false;
        var owner = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MinPoolSize = 0,
            IncludeErrorDetail = false,
            LogParameters = false,
        };
        // The product sends a few hundred different statements, again and again: planning each anew costs more than running it.
        SetUnlessSaid("Max Auto Prepare", 400);
        SetUnlessSaid("Auto Prepare Min Usages", 2);
        // Nothing is left behind in a session but LISTEN, whose connection lives as long as the host, and the viewer, whom the next one replaces.
        SetUnlessSaid("No Reset On Close", true);
        var reads = new NpgsqlConnectionStringBuilder(main.ConnectionString)
        {
            Options = $"{main.Options} -c plan_cache_mode=force_generic_plan".Trim(),
            MaxPoolSize = Math.Min(main.MaxPoolSize, MostReads),
            MinPoolSize = Math.Min(main.MinPoolSize, MostReads),
        };
        return new(NpgsqlDataSource.Create(owner), NpgsqlDataSource.Create(main), NpgsqlDataSource.Create(reads))
        {
            RolePassword = main.Password,
        };

        void SetUnlessSaid(string key, object value)
        {
            if (!connectionString.Contains(key, StringComparison.OrdinalIgnoreCase))
            {
                main[key] = value;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Reads.DisposeAsync();
        await Main.DisposeAsync();
        await Owner.DisposeAsync();
    }
}
