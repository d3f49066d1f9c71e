using AltProvision.GraphQL;
using AltProvision.SchoolRoll;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace AltProvision.Host;

/// <summary>Opens the database, brings it up to date, loads open data and the demo, and serves until told to stop.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ProductDatabase database;
    private readonly DevelopmentSignIn? development;

    private Server(WebApplication app, ProductDatabase database, DevelopmentSignIn? development) =>
        (this.app, this.database, this.development) = (app, database, development);

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IServiceProvider Services => app.Services;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var server = await StartAsync(args);
        server.database.Announce(new Uri(server.Url));
        Welcome.Print(Console.Out, server.Url, AdminUi.Find(server.app.Configuration) is not null, server.development);
        await server.app.WaitForShutdownAsync();
        return 0;
    }

    /// <param name="change">What a test adds to the host.</param>
    public static async Task<Server> StartAsync(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        change?.Invoke(builder);
        builder.KeepCallersWordsOut();
        builder.AddSecurityHeaders();
        var paths = new HostPaths(builder.Configuration, builder.Environment);
        paths.KeepNarrativeKeys(builder.Configuration);
        var clock = new DevelopmentClock();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
        }

        var (limits, budget) = (HttpLimits.Read(builder.Configuration), BudgetSettings.Read(builder.Configuration, builder.Environment));
        limits.ApplyTo(builder);
        var signIn = SignInSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSignIn(signIn, paths);
        builder.Services.AddSingleton<DocumentTraffic>();
        var database = await ProductDatabase.OpenAsync(
            builder.Configuration,
            builder.Environment,
            paths,
            StartLogger.Instance,
            CancellationToken.None
        );
        WebApplication? app = null;
        try
        {
            builder.Services.AddProduct(builder.Configuration, database.DataSources, StartLogger.Instance);
            var development = signIn.HasDevelopment ? DevelopmentSignIn.Open(paths) : null;
            app = builder.Build();
            var ui = AdminUi.Find(app.Configuration);
            budget.ApplyTo(app.Services.GetRequiredService<GraphQLOptions>().Budget);
            limits.ApplyTo(app);
            // The schema is built while the database is looked after: neither needs the other.
            await Task.WhenAll(Task.Run(() => Map(app, ui, development)), PrepareAsync(app, paths));
            if (app.Environment.IsDevelopment())
            {
                app.MapDevelopmentClock(clock);
            }

            await app.StartAsync();
            return new(app, database, development);
        }
        catch
        {
            await DisposeAsync(app, database);
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => DisposeAsync(app, database);

    private static async ValueTask DisposeAsync(WebApplication? app, ProductDatabase database)
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    private static void Map(WebApplication app, AdminUi? ui, DevelopmentSignIn? development)
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

        if (ui is not null)
        {
            app.Services.GetRequiredService<GraphQLOptions>().TrustedDocuments.Manifests.Add(ui.Documents);
        }

        app.MapGraphQL();
        app.MapDocuments();
        app.MapSignInConfiguration(development);
        if (ui is null)
        {
            app.MapGet("/", () => Results.Redirect("/graphql")).AllowAnonymous();
        }
        else
        {
            ui.Map(app);
        }

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
