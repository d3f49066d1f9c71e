using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AltProvision.EmbeddedPostgres;

/// <summary>A folder with the server's programs, and their version.</summary>
public sealed partial record PostgresBinaries(string Folder, Version Version)
{
    public const int OldestMajor = 15;

    private static readonly string[] programs = ["initdb", "pg_ctl", "postgres"];

    internal string InitDb => Program("initdb");

    internal string PgCtl => Program("pg_ctl");

    internal string Postgres => Program("postgres");

    /// <summary>The first good folder of <paramref name="extraFolders"/>, else the newest of PATH and the places of the usual installers.</summary>
    /// <exception cref="EmbeddedPostgresException">None is there, or only ones that are too old; the message lists the places.</exception>
    public static PostgresBinaries Find(IEnumerable<string?> extraFolders, bool searchSystem = true) =>
        Find(extraFolders, searchSystem, dataMajor: null);

    // Data of one major version needs the binaries of that version, so those come first where there are several.
    internal static PostgresBinaries Find(IEnumerable<string?> extraFolders, bool searchSystem, int? dataMajor)
    {
        var places = extraFolders.OfType<string>().Concat(searchSystem ? PostgresPlaces.OfThisSystem() : []).Distinct().ToList();
        var found = places.Select(Read).OfType<PostgresBinaries>().ToList();
        var usable = found.Where(b => b.Version.Major >= OldestMajor).ToList();
        return usable.Find(b => b.Version.Major == dataMajor) ?? usable.FirstOrDefault() ?? throw NotFound(places, found);
    }

    private string Program(string name) => PathOf(Folder, name);

    private static string PathOf(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static PostgresBinaries? Read(string folder)
    {
        if (!programs.All(name => File.Exists(PathOf(folder, name))))
        {
            return null;
        }

        var version = VersionPattern().Match(FirstLineOf(PathOf(folder, "postgres")));
        return version.Success ? new(folder, new Version(Number(version.Groups[1]), Number(version.Groups[2]))) : null;
    }

    private static int Number(Group group) => int.TryParse(group.Value, out var number) ? number : 0;

    private static string FirstLineOf(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true })!;
            var line = process.StandardOutput.ReadLine() ?? "";
            process.WaitForExit();
            return line;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    private static EmbeddedPostgresException NotFound(List<string> places, List<PostgresBinaries> tooOld)
    {
        var problem =
            tooOld.Count == 0
                ? $"No PostgreSQL programs (initdb, pg_ctl, postgres) were found. Looked in: {string.Join(", ", places)}."
                : $"PostgreSQL {OldestMajor} or newer is needed, but found only {string.Join(", ", tooOld.Select(b => $"{b.Version} in {b.Folder}"))}.";
        return new(
            $"""
            {problem}
            Install it ({PostgresPlaces.InstallCommand()}), or name its folder in AltProvision__Postgres__Binaries, or start with ./run, which can fetch it,
            or use a server of your own by ConnectionStrings__AltProvision.
            """
        );
    }

    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "postgres (PostgreSQL) 19beta1"
    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionPattern();
}
