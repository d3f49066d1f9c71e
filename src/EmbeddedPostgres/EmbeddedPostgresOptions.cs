using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AltProvision.EmbeddedPostgres;

public sealed record EmbeddedPostgresOptions
{
    /// <summary>Where the cluster lives, for example <c>.data/postgres</c>. Made at the first start.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, tried before the usual places.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>Whether PATH and the places of the usual installers are searched as well.</summary>
    public bool SearchSystem { get; init; } = true;

    /// <summary>The account that a host started by root drops to: null takes <c>postgres</c> where that exists, else <c>nobody</c>.</summary>
    public string? RunAsUser { get; init; }

    /// <summary>False for tests: nothing is flushed to disk, so a power cut may lose the cluster.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Tests make a database per class; the product needs one only.</summary>
    public bool MayCreateDatabases { get; init; }

    public int MaxConnections { get; init; } = 100;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    // Seams for the tests of an occupied port, a full disk and a clone that only root can reach.
    internal Func<int> ChoosePort { get; init; } = FreePort.Choose;

    internal string FallbackRoot { get; init; } = "/var/lib/altprovision";
}
