using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace AltProvision.EmbeddedPostgres;

/// <summary>The folder that holds the cluster, its lock and its password, and the account that may use it.</summary>
internal sealed class ClusterHome(string folder, ServerAccount account)
{
    private const UnixFileMode Traversable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    public string Folder { get; } = folder;

    public ServerAccount Account { get; } = account;

    public string Cluster => ClusterIn(Folder);

    // Becomes Cluster by one rename when it is complete, so that an interrupted first start leaves nothing half made.
    public string UnfinishedCluster => Path.Combine(Folder, "cluster.new");

    public string LogFolder => Path.Combine(Folder, "log");

    public string LogFile => Path.Combine(LogFolder, "postgres.log");

    public string LockFile => Path.Combine(Folder, "lock");

    public string HolderFile => Path.Combine(Folder, "holder");

    public string PasswordFile => Path.Combine(Folder, "owner-password");

    /// <summary>Says that the roles of the cluster are as this version makes them.</summary>
    public string RolesFile => Path.Combine(Folder, "roles-2");

    public string ProcessFile => Path.Combine(Cluster, "postmaster.pid");

    public bool HasCluster => Directory.Exists(Cluster);

    /// <summary>The major version that made the data; null when there is none yet.</summary>
    public async Task<int?> ReadDataMajorAsync(CancellationToken cancellationToken)
    {
        if (!HasCluster)
        {
            return null;
        }

        var file = Path.Combine(Cluster, "PG_VERSION");
        var text = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : "";
        return int.TryParse(text.Trim().Split('.')[0], out var major)
            ? major
            : throw new EmbeddedPostgresException(
                $"{Cluster} holds no PostgreSQL data (no PG_VERSION in it). Nothing was changed. Move that folder away, or put back the data it had."
            );
    }

    public static async Task<ClusterHome> ResolveAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var asked = Path.GetFullPath(options.DataFolder);
        if (Directory.Exists(ClusterIn(asked)))
        {
            return new(asked, await ServerAccount.ForOwnerOfAsync(ClusterIn(asked), options.RunAsUser, cancellationToken));
        }

        var account = await ServerAccount.ChooseAsync(options.RunAsUser, cancellationToken);
        var fallback = Path.Combine(options.FallbackRoot, HashOf(asked));
        MakeTraversable(asked);
        if (!Directory.Exists(ClusterIn(fallback)) && await account.CanEnterAsync(asked, cancellationToken))
        {
            return new(asked, account);
        }

        return account.IsOwn ? new(asked, account) : await UseFallbackAsync(asked, fallback, account, options.Logger, cancellationToken);
    }

    // A clone under /root: the server's account cannot reach it, and opening /root to everybody is not ours to do.
    private static async Task<ClusterHome> UseFallbackAsync(
        string asked,
        string fallback,
        ServerAccount account,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        MakeTraversable(fallback);
        if (!await account.CanEnterAsync(fallback, cancellationToken))
        {
            throw new EmbeddedPostgresException(
                $"The user {account.Name}, who runs PostgreSQL for root, can reach neither {asked} nor {fallback}. "
                    + "Name a folder that it can reach in AltProvision__Postgres__DataFolder, or start as an ordinary user."
            );
        }

        var note = $"The database is in {fallback}: the user {account.Name}, who runs PostgreSQL for root, cannot reach {asked}.";
        await File.WriteAllTextAsync(Path.Combine(asked, "where-the-data-is.txt"), note + "\n", cancellationToken);
        logger.LogInformation("{Note}", note);
        return new(fallback, account);
    }

    private static void MakeTraversable(string folder)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, Traversable);
            File.SetUnixFileMode(folder, Traversable);
        }
    }

    private static string ClusterIn(string folder) => Path.Combine(folder, "cluster");

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
}
