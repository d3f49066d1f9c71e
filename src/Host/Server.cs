using AltProvision.GraphQL;
using AltProvision.SchoolRoll;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace AltProvision.Host;

/// <summary>Opens the database, brings it up to date, loads open data and the demo, and serves until told to stop.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        var paths = new HostPaths(builder.Configuration, builder.Environment);
        var clock = new DevelopmentClock();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
        }

        var signIn = SignInSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSignIn(signIn, paths);
        await using var database = await ProductDatabase.OpenAsync(
            builder.Configuration,
            builder.Environment,
            paths,
            StartLogger.Instance,
            CancellationToken.None
        );
        builder.Services.AddProduct(builder.Configuration, database.DataSources, StartLogger.Instance);
        var development = signIn.HasDevelopment ? DevelopmentSignIn.Open(paths) : null;
        await using var app = builder.Build();
        // The schema is built while the database is looked after: neither needs the other.
        await Task.WhenAll(Task.Run(() => Map(app, development)), PrepareAsync(app, paths));
        if (app.Environment.IsDevelopment())
        {
            app.MapDevelopmentClock(clock);
        }

        await app.StartAsync();
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        database.Announce(new Uri(url));
        Welcome.Print(Console.Out, url, development);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Map(WebApplication app, DevelopmentSignIn? development)
    {
        app.UseSecurityHeaders();
        app.UseSignIn();
        app.UseAuthorization();
        if (app.Environment.IsDevelopment())
        {
            var options = app.Services.GetRequiredService<GraphQLOptions>();
            // The welcome shows where the schema is, and a browser sends no token there.
            options.IsSchemaPublic = true;
            if (development is not null)
            {
                options.Ide.AddDemoExamples(development);
            }
        }

        app.MapGraphQL();
        app.MapSignInConfiguration();
        app.MapGet("/", () => Results.Redirect("/graphql")).AllowAnonymous();
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", IsReadyAsync).AllowAnonymous();
    }

    private static async Task PrepareAsync(WebApplication app, HostPaths paths)
    {
        await Migrator.MigrateAsync(app.Services, CancellationToken.None);
        await SchoolRollCommands.LoadReferenceDataAsync(app.Services, paths.OpenDataFolder, Console.Out, CancellationToken.None);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("AltProvision:Demo", true))
        {
            Console.WriteLine(await DemoSeed.RunAsync(app.Services, DemoSeed.DefaultSeed, CancellationToken.None));
        }
    }

    private static async Task<IResult> IsReadyAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = dataSource.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return Results.Text("ready");
        }
        catch (NpgsqlException)
        {
            return Results.Text("the database cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
