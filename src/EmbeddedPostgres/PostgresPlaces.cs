namespace AltProvision.EmbeddedPostgres;

// Debian and others keep the server's programs out of PATH, so that each installer's own places are searched too.
internal static class PostgresPlaces
{
    private static readonly string[] patterns =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/opt/local/lib/postgresql*/bin",
    ];

    public static IEnumerable<string> OfThisSystem() => SearchPath().Concat(OfInstallers());

    public static string InstallCommand() =>
        OperatingSystem.IsWindows() ? "winget install PostgreSQL.PostgreSQL.17"
        : OperatingSystem.IsMacOS() ? "brew install postgresql@17"
        : File.Exists("/usr/bin/apt-get") ? "apt-get install postgresql"
        : "package postgresql-server or postgresql of your distribution";

    private static IEnumerable<string> SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified);

    private static IEnumerable<string> OfInstallers()
    {
        string[] all = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
            : patterns;
        return all.SelectMany(pattern => Expand(pattern).DefaultIfEmpty(pattern));
    }

    // One "*" per pattern, always in the last folder but one; newest version first.
    private static IEnumerable<string> Expand(string pattern)
    {
        var versions = Path.GetDirectoryName(pattern)!;
        var parent = Path.GetDirectoryName(versions)!;
        return !Directory.Exists(parent)
            ? []
            : Directory
                .EnumerateDirectories(parent, Path.GetFileName(versions))
                .OrderByDescending(folder => Number(Path.GetFileName(folder)))
                .Select(folder => Path.Combine(folder, "bin"))
                .Where(Directory.Exists);
    }

    private static int Number(string name) => int.TryParse(string.Concat(name.Where(char.IsAsciiDigit)), out var number) ? number : 0;
}
