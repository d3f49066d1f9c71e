using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.SchoolRoll;

/// <summary>The command line of the school roll: imports of the Department's register and of what goes with it.</summary>
public static class SchoolRollCommands
{
    private const string Usage = """
        import establishments FILE [--complete]   the Department's register, as downloaded; --complete closes what the file no longer lists
        import links FILE                         predecessors and successors
        import postcodes FILE                     postcodes with their place
        import authorities FILE                   local authorities
        import bank-holidays FILE                 bank holidays in England and Wales
        import calendar LA FILE                   term dates of one academic year, the default of the authority with this code
        Files may be packed with gzip. Exit code: 0 all in, 1 some rows left out, 2 the file cannot be used.
        """;

    /// <summary>Runs one command.</summary>
    /// <returns>0 when all is done, 1 when some rows were left out, 2 when nothing could be done.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportOf(args) is not { } import)
        {
            await output.WriteLineAsync(Usage);
            return ImportRun.Unusable;
        }

        return await InScopeAsync(services, output, import, cancellationToken);
    }

    /// <summary>Loads the reference data that came with the product, except what has been loaded before.</summary>
    public static async Task LoadReferenceDataAsync(
        IServiceProvider services,
        string dataFolder,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var loaded = await ReadLoadedAsync(services, cancellationToken);
        foreach (var (kind, path) in FilesOf(dataFolder))
        {
            if (loaded.Contains((kind, (await SourceFile.InspectAsync(path, cancellationToken)).Sha256)))
            {
                continue;
            }

            string[] args = kind == Calendar ? ["import", kind, Path.GetFileName(path)[..3], path] : ["import", kind, path];
            if (await RunAsync(services, args, output, cancellationToken) == ImportRun.Unusable)
            {
                throw new InvalidOperationException($"The reference data in {path} cannot be loaded; see above.");
            }
        }
    }

    private const string Calendar = "calendar";

    // Places before schools, so that a school without a place finds one; old registers before new ones.
    private static IEnumerable<(string Kind, string Path)> FilesOf(string folder) =>
        from entry in new[]
        {
            (Kind: "authorities", Folder: "", Pattern: "local-authorities.csv"),
            (Kind: "bank-holidays", Folder: "", Pattern: "bank-holidays-*.csv"),
            (Kind: "postcodes", Folder: "postcodes", Pattern: "*.csv.gz"),
            (Kind: "establishments", Folder: "gias", Pattern: "independent-*.csv.gz"),
            (Kind: "establishments", Folder: "gias", Pattern: "establishments-*.csv.gz"),
            (Kind: "links", Folder: "gias", Pattern: "establishment-links-*.csv.gz"),
            (Kind: Calendar, Folder: "term-dates", Pattern: "???-*.json"),
        }
        let place = Path.Combine(folder, entry.Folder)
        where Directory.Exists(place)
        from path in Directory.EnumerateFiles(place, entry.Pattern).Order(StringComparer.Ordinal)
        select (entry.Kind, path);

    private static Func<SchoolRollDbContext, ImportRun, TextWriter, CancellationToken, Task<int>>? ImportOf(string[] args) =>
        args switch
        {
            ["import", "establishments", var path] => Table(new EstablishmentImport(isComplete: false), path),
            ["import", "establishments", var path, "--complete"] => Table(new EstablishmentImport(isComplete: true), path),
            ["import", "links", var path] => Table(new LinkImport(), path),
            ["import", "postcodes", var path] => Table(new PostcodeImport(), path),
            ["import", "authorities", var path] => Table(new AuthorityImport(), path),
            ["import", "bank-holidays", var path] => Table(new BankHolidayImport(), path),
            ["import", Calendar, var laCode, var path] => (db, run, output, token) =>
                ImportCalendarAsync(db, run, laCode, path, output, token),
            _ => null,
        };

    private static Func<SchoolRollDbContext, ImportRun, TextWriter, CancellationToken, Task<int>> Table(TableImport import, string path) =>
        (_, run, _, token) => run.RunAsync(import, path, token);

    private static async Task<int> ImportCalendarAsync(
        SchoolRollDbContext db,
        ImportRun run,
        string laCode,
        string path,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var file = await SourceFile.InspectAsync(path, cancellationToken);
        using var reader = file.OpenText();
        var halfTerms = TermDatesFile.Parse(await reader.ReadToEndAsync(cancellationToken), path);
        await using var transaction = await run.BeginAsync(cancellationToken);
        if (!await db.LocalAuthorities.AnyAsync(la => la.Code == laCode, cancellationToken))
        {
            throw new UnusableFileException($"No authority has the code {laCode}. Import the authorities first, or check the code.");
        }

        var calendar = await db.DefaultCalendarOfAsync(laCode, cancellationToken);
        var (hasChanged, refusal) = calendar.SetYear(halfTerms, file.Name);
        if (refusal is not null)
        {
            throw new UnusableFileException($"{path}: {refusal.Message}");
        }

        if (!hasChanged)
        {
            db.ChangeTracker.Clear();
        }

        await run.RememberAsync(Calendar, file, halfTerms.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await output.WriteLineAsync(
            hasChanged ? $"calendar: {halfTerms.Count} half terms of {laCode} set from {file.Name}." : "calendar: Nothing changed."
        );
        return ImportRun.Done;
    }

    private static async Task<int> InScopeAsync(
        IServiceProvider services,
        TextWriter output,
        Func<SchoolRollDbContext, ImportRun, TextWriter, CancellationToken, Task<int>> import,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateScopeOf(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SchoolRollDbContext>();
        var run = new ImportRun(db, scope.ServiceProvider.GetRequiredService<TimeProvider>(), output);
        try
        {
            return await import(db, run, output, cancellationToken);
        }
        catch (UnusableFileException exception)
        {
            await output.WriteLineAsync(exception.Message);
            return ImportRun.Unusable;
        }
    }

    // Asked at each start, and so without EF Core, whose model takes longer to build than all that is read here.
    private static async Task<HashSet<(string Kind, string Sha256)>> ReadLoadedAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateScopeOf(Viewer.System);
        var read = new SqlRead<HashSet<(string, string)>>(
            $"select kind, sha256 from {KernelServices.SchemaOf(SchoolRollModule.Name)}.imported_file",
            static async (reader, token) =>
            {
                HashSet<(string, string)> files = [];
                while (await reader.ReadAsync(token))
                {
                    files.Add((reader.GetString(0), reader.GetString(1)));
                }

                return files;
            }
        );
        return await scope.ServiceProvider.GetRequiredService<SqlReads>().ReadAsync(read, cancellationToken);
    }
}
