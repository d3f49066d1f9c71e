namespace AltProvision.EmbeddedPostgres;

/// <summary>The account PostgreSQL runs under. The server refuses root, so a host started by root drops to another.</summary>
internal sealed class ServerAccount
{
    private static readonly string[] places = ["/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin"];

    private readonly string[] prefix;
    private readonly string? owner;

    private ServerAccount(string[] prefix, string? owner, string name)
    {
        this.prefix = prefix;
        this.owner = owner;
        Name = name;
    }

    public string Name { get; }

    public bool IsOwn => owner is null;

    public static async Task<ServerAccount> ChooseAsync(string? wanted, CancellationToken cancellationToken)
    {
        // Windows: pg_ctl gives up administrator rights by itself.
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return new([], null, Environment.UserName);
        }

        string[] candidates = wanted is null ? ["postgres", "nobody"] : [wanted];
        foreach (var user in candidates)
        {
            if (await GroupOfAsync(user, cancellationToken) is { } group)
            {
                return new(DropTo(user, group), $"{user}:{group}", user);
            }
        }

        throw new EmbeddedPostgresException(
            $"PostgreSQL does not run as root, and there is no user {string.Join(" or ", candidates)} to run it as. "
                + "Make one (useradd --system postgres), or start as an ordinary user."
        );
    }

    /// <summary>Data that is there already stays with its owner, who may be the user who started it first without root.</summary>
    public static async Task<ServerAccount> ForOwnerOfAsync(string folder, string? wanted, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return await ChooseAsync(wanted, cancellationToken);
        }

        string[] format = OperatingSystem.IsMacOS() ? ["-f", "%Su"] : ["-c", "%U"];
        var outcome = await Commands.RunAsync(["stat", .. format, folder], "/", cancellationToken);
        return await ChooseAsync(
            outcome is { Succeeded: true, Output: not "root" and not "UNKNOWN" } ? outcome.Output : wanted,
            cancellationToken
        );
    }

    public Task<CommandOutcome> RunAsync(
        IReadOnlyList<string> command,
        string workingFolder,
        CancellationToken cancellationToken,
        string? input = null,
        bool capture = true
    ) => Commands.RunAsync([.. prefix, .. command], workingFolder, cancellationToken, input, capture);

    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken) =>
        IsOwn || (await RunAsync(["/bin/sh", "-c", "cd \"$1\"", "sh", folder], "/", cancellationToken)).Succeeded;

    /// <summary>Gives the account a folder that we have just made; never one of the user's.</summary>
    public async Task MakeOwnFolderAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        if (owner is not null && await Commands.RunAsync(["chown", owner, folder], "/", cancellationToken) is { Succeeded: false } failed)
        {
            throw new EmbeddedPostgresException(
                $"Could not give {folder} to the user {Name}: {failed.Output}. Start as an ordinary user instead."
            );
        }
    }

    private static async Task<string?> GroupOfAsync(string user, CancellationToken cancellationToken)
    {
        var outcome = await Commands.RunAsync(["id", "-g", user], "/", cancellationToken);
        return outcome.Succeeded ? outcome.Output : null;
    }

    private static string[] DropTo(string user, string group)
    {
        if (Tool("setpriv") is { } setpriv)
        {
            return [setpriv, $"--reuid={user}", $"--regid={group}", "--init-groups", "--"];
        }

        if (Tool("runuser") is { } runuser)
        {
            return [runuser, "-u", user, "--"];
        }

        return Tool("sudo") is { } sudo
            ? [sudo, "-n", "-u", user, "LC_ALL=C", "--"]
            : throw new EmbeddedPostgresException(
                "PostgreSQL does not run as root, and none of setpriv, runuser (package util-linux) and sudo is there to drop to another user. "
                    + "Install one, or start as an ordinary user."
            );
    }

    private static string? Tool(string name) => places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
}
