using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Host;

/// <summary>Where the host keeps its files on this machine.</summary>
internal sealed class HostPaths(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>The embedded database. <c>AltProvision:Postgres:DataFolder</c>, else <c>.data/postgres</c> beside the sources.</summary>
    public string PostgresFolder { get; } =
        Path.GetFullPath(
            configuration["AltProvision:Postgres:DataFolder"] is { Length: > 0 } named
                ? named
                : Path.Combine(environment.ContentRootPath, ".data", "postgres")
        );

    /// <summary>Everything else that outlives a restart.</summary>
    public string DataFolder => Path.GetDirectoryName(PostgresFolder)!;

    /// <summary>In Development the keys of narratives are there too, unless they are elsewhere.</summary>
    public void KeepNarrativeKeys(IConfiguration settings)
    {
        if (environment.IsDevelopment() && string.IsNullOrEmpty(settings[NarrativeKeySettings.Folder]))
        {
            settings[NarrativeKeySettings.Folder] = Path.Combine(DataFolder, "narrative-keys");
            settings[NarrativeKeySettings.MakesFirst] = "true";
        }
    }

    /// <summary>The open data that comes with the product.</summary>
    public string OpenDataFolder { get; } =
        configuration["AltProvision:OpenDataFolder"] is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "data");
}

/// <summary>The host cannot go on. The message says why and what to do, and is all that people see.</summary>
internal sealed class HostException(string message) : Exception(message);
