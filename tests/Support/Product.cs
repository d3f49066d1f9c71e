using System.Reflection;
using System.Security.Claims;
using System.Text.Json;
using AltProvision.GraphQL.Execution;
using AltProvision.Host;
using AltProvision.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AltProvision.Tests.Support;

/// <summary>
/// The whole product without its web server, on a database of a test class: requests go through the real pipeline as a viewer, and what
/// they raise is really delivered.
/// </summary>
/// <example>
/// <code>
/// public sealed class SomethingTests(PostgresFixture postgres) : IAsyncLifetime
/// {
///     private Product product = null!;
///     public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
///     public ValueTask DisposeAsync() => product.DisposeAsync();
/// }
/// </code>
/// </example>
public sealed class Product : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly DataSources dataSources;

    private Product(ServiceProvider services, DataSources dataSources, TestClock clock)
    {
        this.services = services;
        this.dataSources = dataSources;
        Clock = clock;
    }

    public IServiceProvider Services => services;

    public DataSources DataSources => dataSources;

    /// <summary>As the database's owner, who passes row-level security by: to look behind the product.</summary>
    public NpgsqlDataSource DataSource => dataSources.Owner;

    /// <summary>The product's clock: real time, moved by as much as a test wants.</summary>
    public TestClock Clock { get; }

    /// <summary>Composes the product as the host does and starts delivering events.</summary>
    /// <param name="hasRowSecurity">Whether the product connects as its own role; else as the owner, so that its own filters are its only guard.</param>
    /// <param name="modules">Assemblies in which modules are looked for; all of the product's when null.</param>
    public static async Task<Product> StartAsync(
        string connectionString,
        Action<IServiceCollection>? change = null,
        IReadOnlyList<Assembly>? modules = null,
        bool hasRowSecurity = true
    )
    {
        var clock = new TestClock();
        var dataSources = hasRowSecurity ? DataSources.Create(connectionString) : DataSources.AsOwner(connectionString);
        if (!hasRowSecurity)
        {
            await LiftPoliciesOfViewsAsync(dataSources.Owner);
        }

        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error));
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddProduct(TestNarrativeKeys.Settings, dataSources, NullLogger.Instance, modules);
        change?.Invoke(collection);
        var services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return new(services, dataSources, clock);
    }

    // A view has its policy in it, for the owner too.
    private static async Task LiftPoliciesOfViewsAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand(
            """
            do $lift$ declare v record; begin
              for v in select c.oid, c.oid::regclass as name from pg_class c where c.relkind = 'v' and c.relname like '%\_in\_sight' loop
                execute format('create or replace view %s as %s', v.name,
                  regexp_replace(pg_get_viewdef(v.oid), 'WHERE\s+CASE current_setting\(.altprovision.kind.*$', 'where true'));
              end loop;
            end $lift$
            """
        );
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Sends a request as the viewer, in a scope of its own.</summary>
    public async Task<TResponse> SendAsync<TResponse>(
        Viewer viewer,
        IRequest<TResponse> request,
        CancellationToken cancellationToken = default
    )
    {
        await using var scope = CreateScope(viewer);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Asks the graph as the viewer, through the real server.</summary>
    /// <returns>The whole response: data, errors.</returns>
    public async Task<JsonElement> AskAsync(
        Viewer viewer,
        string query,
        object? variables = null,
        CancellationToken cancellationToken = default
    )
    {
        await using var scope = services.CreateAsyncScope();
        var request = new GraphQLRequest(query, Variables: variables is null ? null : JsonSerializer.SerializeToElement(variables));
        var result = await services
            .GetRequiredService<GraphQLExecutor>()
            .ExecuteAsync(request, scope.ServiceProvider, PrincipalOf(viewer), cancellationToken);
        using var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream))
        {
            result.Write(writer);
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    /// <summary>A scope of the viewer, to look behind the requests.</summary>
    public AsyncServiceScope CreateScope(Viewer viewer)
    {
        return services.CreateScopeOf(viewer);
    }

    /// <summary>Waits until every event that is due has been delivered, those too that handlers raised.</summary>
    /// <exception cref="TimeoutException">One was not within 20 seconds.</exception>
    public async Task DeliverAsync(CancellationToken cancellationToken = default)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(20);
        while (await CountUndeliveredAsync(cancellationToken) > 0)
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                throw new TimeoutException("Events wait in an outbox although 20 seconds have passed.");
            }

            await Task.Delay(10, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
        await dataSources.DisposeAsync();
    }

    /// <summary>Whom a token of the viewer makes.</summary>
    public static ClaimsPrincipal PrincipalOf(Viewer viewer)
    {
        if (!viewer.IsAuthenticated)
        {
            return new(new ClaimsIdentity());
        }

        var claims = ViewerClaims
            .Write(viewer)
            .SelectMany(claim =>
                claim.Value is string[] many ? many.Select(one => new Claim(claim.Key, one)) : [new Claim(claim.Key, (string)claim.Value)]
            );
        return new(new ClaimsIdentity(claims, "test"));
    }

    private async Task<int> CountUndeliveredAsync(CancellationToken cancellationToken)
    {
        await using var scope = CreateScope(Viewer.System);
        var waiting = 0;
        foreach (var type in services.GetRequiredService<ModuleContexts>().Types)
        {
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(type);
            waiting += await db.Outbox.CountAsync(m => m.DeliveredAt == null && m.SetAsideAt == null, cancellationToken);
        }

        return waiting;
    }
}

/// <summary>Real time, moved. Timers run at their real pace.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;

    public void Advance(TimeSpan by) => offset += by;

    /// <summary>From now on it is that moment and what has passed since.</summary>
    public void SetUtcNow(DateTimeOffset moment) => offset = moment - System.GetUtcNow();
}
