using System.Security.Cryptography;

namespace AltProvision.EmbeddedPostgres;

internal sealed class ClusterCreation(ClusterHome home, PostgresBinaries binaries, EmbeddedPostgresOptions options)
{
    public const string Owner = "altprovision_owner";
    private const string ProductRole = "altprovision_app";
    public const string Database = "altprovision";

    // Collation by ICU's en-GB, the same on every system; without ICU or C.UTF-8 (macOS, Windows) the next best.
    private static readonly string[][] locales =
    [
        ["--locale-provider=icu", "--icu-locale=en-GB", "--locale=C.UTF-8"],
        ["--locale-provider=icu", "--icu-locale=en-GB", "--locale=C"],
        ["--locale=C"],
    ];

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(home.UnfinishedCluster))
        {
            Directory.Delete(home.UnfinishedCluster, recursive: true);
        }

        await home.Account.MakeOwnFolderAsync(home.UnfinishedCluster, cancellationToken);
        await InitializeAsync(cancellationToken);
        await RunSqlAsync(home.UnfinishedCluster, BootstrapSql(await WritePasswordAsync(cancellationToken)), cancellationToken);
        await File.WriteAllTextAsync(home.RolesFile, "", cancellationToken);
        Directory.Move(home.UnfinishedCluster, home.Cluster);
    }

    /// <summary>The owner's password; a new one when its file was lost.</summary>
    public async Task<string> ReadPasswordAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(home.PasswordFile) && await File.ReadAllTextAsync(home.PasswordFile, cancellationToken) is { Length: > 0 } text)
        {
            return text.Trim();
        }

        var password = await WritePasswordAsync(cancellationToken);
        await RunSqlAsync(home.Cluster, $"alter role {Owner} password '{password}'\n", cancellationToken);
        return password;
    }

    /// <summary>Lets the owner give the product's role its password, in a cluster that was made before it could.</summary>
    public async Task BringUpToDateAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(home.RolesFile))
        {
            await RunSqlAsync(home.Cluster, $"{RoleSql}\n", cancellationToken);
            await File.WriteAllTextAsync(home.RolesFile, "", cancellationToken);
        }
    }

    // The owner makes no other role its own by this: since PostgreSQL 16 it may change only those that it was given.
    private const string RoleSql = $"""
        alter role {Owner} createrole
        alter role {ProductRole} login noinherit
        grant {ProductRole} to {Owner} with admin option
        """;

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        foreach (var locale in locales)
        {
            var outcome = await InitDbAsync(locale, cancellationToken);
            if (outcome.Succeeded)
            {
                return;
            }

            var isLocale =
                outcome.Output.Contains("locale", StringComparison.OrdinalIgnoreCase)
                || outcome.Output.Contains("ICU", StringComparison.Ordinal);
            if (!isLocale || PostgresLog.IsDiskFull(outcome.Output) || locale == locales[^1])
            {
                throw Failed(outcome);
            }
        }
    }

    // The superuser gets no password and no socket: nobody can log in as it, and this class reaches it in single-user mode.
    private Task<CommandOutcome> InitDbAsync(string[] locale, CancellationToken cancellationToken) =>
        home.Account.RunAsync(
            [
                binaries.InitDb,
                "-D",
                home.UnfinishedCluster,
                "--username=postgres",
                "--encoding=UTF8",
                .. locale,
                "--auth-local=reject",
                "--auth-host=scram-sha-256",
                options.Durable ? "--data-checksums" : "--no-sync",
            ],
            home.Folder,
            cancellationToken
        );

    // The application's role is made here because the owner may not make roles; migrations grant to it, and the owner switches to it.
    private string BootstrapSql(string password) =>
        $"""
            create role {Owner} login {(options.MayCreateDatabases ? "createdb" : "nocreatedb")} password '{password}'
            create role {ProductRole}
            {RoleSql}
            create database {Database} owner {Owner}

            """;

    private async Task RunSqlAsync(string cluster, string sql, CancellationToken cancellationToken)
    {
        string[] command =
        [
            binaries.Postgres,
            "--single",
            "-D",
            cluster,
            "-c",
            "exit_on_error=on",
            "-c",
            "log_min_error_statement=panic",
            "postgres",
        ];
        var outcome = await home.Account.RunAsync(command, home.Folder, cancellationToken, sql);
        if (!outcome.Succeeded)
        {
            throw Failed(outcome);
        }
    }

    private EmbeddedPostgresException Failed(CommandOutcome outcome) =>
        new(PostgresLog.Explain(outcome.Output, home.Folder, "not written yet"));

    private async Task<string> WritePasswordAsync(CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(home.PasswordFile, file);
        await writer.WriteAsync(password.AsMemory(), cancellationToken);
        return password;
    }
}
