using AltProvision.GraphQL.Checking;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;
using AltProvision.SchoolRoll;

namespace AltProvision.Host;

/// <summary>The command line of the host.</summary>
internal static class HostCommands
{
    private const string Help = """
        AltProvision

          serve [--urls URL]               serve the product (the default)
          migrate                          bring the database up to date
          import establishments FILE       the Department's register, as downloaded; 'import' alone lists the other kinds
          seed demo [--seed N]             make the invented authority Westmarch
          token [ROLE]                     a token of a demo person (development only); without ROLE, all of them
          schema print                     the GraphQL schema
          graphql check …                  check operations without a server; 'graphql check --help'
          rules list                       the rule packs that are found, each rule with its source and what is off
          rules verify [FOLDER]            looks at the packs of FOLDER, or of the configured one; fails if one is refused
          rules decide [--calendars FILE]  questions as JSON lines in, decisions as JSON lines out
          rules replay [--since DATE]      makes stored decisions again; fails if one comes out otherwise
          access list                      what was revoked and can still match a token
          access revoke --issuer I --subject S   ends all sign-ins of a person or client within a minute
          narratives keys                  the keys of narratives, and how many records each locks
          narratives new-key               a new key, in use from then on
          narratives rotate                locks all records by the key in use; the old ones can go afterwards
          outbox list | retry              events that were set aside after failing too often; retry makes them due again
          retention [--dry-run]            what is past its time, by kind of record; nothing is destroyed
          retention --enforce "WHO, WHY"   destroys it, and keeps who decided that on record
          subject-access --pupil ID --format json|html --out FILE
                                           what is held about a child, without what is of others; concerns only with
                                           --include-safeguarding "WHO, WHY"
          audit verify [--since DATE] [--kept HEAD]
                                           compares the audit with its seals; fails, and names the first entry that is not as it was written
          audit verify --head              prints the head of the chain, to be kept where this database's owner cannot reach it
          help                             this

        Settings come from appsettings.json, environment variables (ConnectionStrings__AltProvision=…) and the command line.
        Without ConnectionStrings:AltProvision the host starts a PostgreSQL of its own. README.md has the rest.
        """;

    public static async Task<int> RunAsync(string[] args) =>
        args switch
        {
            [] or ["serve", ..] => await Server.RunAsync(args is ["serve", .. var rest] ? rest : args),
            [['-', ..], ..] and not (["--help"] or ["-h"]) => await Server.RunAsync(args),
            ["migrate"] => await WithDatabaseAsync((_, _) => Task.FromResult(Print("The database is up to date.", exitCode: 0))),
            ["import", ..] => await WithDatabaseAsync(
                (host, token) => SchoolRollCommands.RunAsync(host.Services, args, Console.Out, token)
            ),
            ["seed", "demo", .. var rest] => await WithDatabaseAsync((host, token) => SeedAsync(host, rest, token)),
            ["token"] => PrintTokens(role: null),
            ["token", var role] => PrintTokens(role),
            ["schema", "print"] => PrintSchema(),
            ["graphql", "check", .. var rest] => await CheckAsync(rest),
            ["rules", "list"] => RuleCommands.List(LoadRules(), Console.Out),
            ["rules", "verify", .. var rest] => RuleCommands.Verify(LoadRules(), rest, Console.Out),
            ["rules", "decide", .. var rest] => await DecideAsync(rest),
            ["rules", "replay", .. var rest] => await WithDatabaseAsync(
                (host, token) => ReplayCommand.RunAsync(host.Services, rest, Console.Out, token)
            ),
            ["access", "list"] => await WithDatabaseAsync((host, token) => AccessCommands.ListAsync(host.Services, Console.Out, token)),
            ["access", "revoke", .. var rest] => await WithDatabaseAsync(
                (host, token) => AccessCommands.RevokeAsync(host.Services, rest, Console.Out, token)
            ),
            ["narratives", "keys"] => await WithDatabaseAsync(
                (host, token) => NarrativeCommands.ListAsync(host.Services, Console.Out, token)
            ),
            ["narratives", "new-key"] => await WithDatabaseAsync(
                (host, token) => NarrativeCommands.CreateAsync(host.Services, Console.Out, token)
            ),
            ["narratives", "rotate"] => await WithDatabaseAsync(
                (host, token) => NarrativeCommands.RotateAsync(host.Services, Console.Out, token)
            ),
            ["retention", .. var rest] => await WithDatabaseAsync(
                (host, token) => RetentionCommand.RunAsync(host.Services, rest, Console.Out, token)
            ),
            ["subject-access", .. var rest] => await WithDatabaseAsync(
                (host, token) => SubjectAccessCommand.RunAsync(host.Services, rest, Console.Out, token)
            ),
            ["outbox", "list"] => await WithDatabaseAsync((host, token) => OutboxCommands.ListAsync(host.Services, Console.Out, token)),
            ["outbox", "retry"] => await WithDatabaseAsync((host, token) => OutboxCommands.RetryAsync(host.Services, Console.Out, token)),
            ["audit", "verify", .. var rest] => await WithDatabaseAsync(
                (host, token) => AuditCommands.VerifyAsync(host.Services, rest, Console.Out, token)
            ),
            ["help"] or ["--help"] or ["-h"] => Print(Help, exitCode: 0),
            _ => Print($"There is no command '{string.Join(' ', args)}'.{Environment.NewLine}{Environment.NewLine}{Help}", exitCode: 2),
        };

    // Its contract is UTF-8, whatever the console's own encoding is.
    private static async Task<int> CheckAsync(string[] args)
    {
        using var stdin = new StreamReader(Console.OpenStandardInput());
        await using var stdout = new StreamWriter(Console.OpenStandardOutput());
        return await GraphQLCheck.RunAsync(args, BuildSchema, stdin, stdout, Console.Error);
    }

    private static RuleBook LoadRules() => BuildWithoutDatabase().Services.GetRequiredService<RuleBook>();

    private static async Task<int> DecideAsync(string[] args)
    {
        using var stdin = new StreamReader(Console.OpenStandardInput());
        await using var stdout = new StreamWriter(Console.OpenStandardOutput());
        return await DecideCommand.RunAsync(LoadRules(), args, stdin, stdout);
    }

    private static async Task<int> SeedAsync(WebApplication host, string[] args, CancellationToken cancellationToken)
    {
        var seed = args switch
        {
            [] => DemoSeed.DefaultSeed,
            ["--seed", var text] when int.TryParse(text, out var number) => number,
            _ => throw new HostException("usage: seed demo [--seed N], N a whole number"),
        };
        return Print(await DemoSeed.RunAsync(host.Services, seed, cancellationToken), exitCode: 0);
    }

    private static int PrintTokens(string? role)
    {
        var builder = WebApplication.CreateBuilder();
        if (builder.Environment.IsProduction() || !SignInSettings.Read(builder.Configuration, builder.Environment).HasDevelopment)
        {
            throw new HostException(
                "Tokens are issued in development only, and where no identity provider is configured. Start with ASPNETCORE_ENVIRONMENT=Development."
            );
        }

        var signIn = DevelopmentSignIn.Open(new HostPaths(builder.Configuration, builder.Environment));
        var people = DemoPeople.All.Where(person => role is null || person.Key.Equals(role, StringComparison.OrdinalIgnoreCase)).ToList();
        if (people.Count == 0)
        {
            throw new HostException(
                $"There is no demo person '{role}'. There are: {string.Join(", ", DemoPeople.All.Select(p => p.Key))}."
            );
        }

        foreach (var person in people)
        {
            var token = signIn.Issue(person.Viewer, TimeProvider.System);
            Console.WriteLine(role is null ? $"{person.Key}: {token}" : token);
        }

        return 0;
    }

    private static int PrintSchema() => Print(SchemaPrinter.Print(BuildSchema()).TrimEnd(), exitCode: 0);

    private static Schema BuildSchema() => BuildWithoutDatabase().Services.GetRequiredService<Schema>();

    // The schema and the rules are the same whatever the database holds.
    private static WebApplication BuildWithoutDatabase()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddProduct(builder.Configuration, DataSources.Create("Host=localhost"), StartLogger.Instance);
        return builder.Build();
    }

    /// <summary>Runs a command on the database, brought up to date first.</summary>
    private static async Task<int> WithDatabaseAsync(Func<WebApplication, CancellationToken, Task<int>> run)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Where clients may send documents only that were registered, a command still asks what it wants.
        builder.Configuration["AltProvision:GraphQL:TrustedDocuments:Only"] = "false";
        var paths = new HostPaths(builder.Configuration, builder.Environment);
        paths.KeepNarrativeKeys(builder.Configuration);
        await using var database = await ProductDatabase.OpenAsync(
            builder.Configuration,
            builder.Environment,
            paths,
            StartLogger.Instance,
            CancellationToken.None
        );
        builder.Services.AddProduct(builder.Configuration, database.DataSources, StartLogger.Instance);
        await using var host = builder.Build();
        await Migrator.MigrateAsync(host.Services, CancellationToken.None);
        return await run(host, CancellationToken.None);
    }

    private static int Print(string text, int exitCode)
    {
        (exitCode == 0 ? Console.Out : Console.Error).WriteLine(text);
        return exitCode;
    }
}
