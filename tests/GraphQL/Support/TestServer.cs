using System.Security.Claims;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>The library's schema behind a real socket.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app) => _app = app;

    public Uri Url =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/graphql");

    public HttpClient Client { get; } = new();

    public Library Library => _app.Services.GetRequiredService<Library>();

    public IServiceProvider Services => _app.Services;

    public GraphQLExecutor Executor => _app.Services.GetRequiredService<GraphQLExecutor>();

    /// <param name="time">The server's clock.</param>
    /// <param name="userOf">Who sends a request; nobody knows by default.</param>
    public static async Task<TestServer> StartAsync(
        Action<GraphQLOptions>? configure = null,
        int port = 0,
        TimeProvider? time = null,
        Func<HttpContext, ClaimsPrincipal>? userOf = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.Services.AddSingleton<Library>();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder
            .Services.AddGraphQLServer(options =>
            {
                Configure(options);
                configure?.Invoke(options);
            })
            .AddTypesFrom(
                new TypesOnly([.. typeof(Library).Assembly.GetTypes().Where(type => type.Namespace == typeof(Library).Namespace)])
            );
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                context.User = userOf?.Invoke(context) ?? context.User;
                return next(context);
            }
        );
        app.MapGraphQL();
        await app.StartAsync();
        return new(app);
    }

    public static void Configure(GraphQLOptions options)
    {
        options.AuthenticateConnection = static (context, payload) =>
            Task.FromResult(payload?.TryGetProperty("refused", out _) is true ? null : (ClaimsPrincipal?)context.User);
        options.MayIntrospect = static _ => true;
        options.Conventions.SchemaDescription = "A library.";
        options.Conventions.OutputTypeName = static type => type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^4] : null;
        options.Conventions.AddArgumentGroup<Paging>();
        options.Conventions.AddConnection(typeof(Page<>));
        options.Conventions.UseMutationPayload(typeof(Result<>), "Value", new PayloadField("userErrors", "Errors"));
    }

    public async Task<string> RunAsync(string query, object? variables = null)
    {
        var json = variables is null ? (System.Text.Json.JsonElement?)null : System.Text.Json.JsonSerializer.SerializeToElement(variables);
        var result = await Executor.ExecuteAsync(new(query, null, json), Services, new ClaimsPrincipal(), default);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        await using var writer = new System.Text.Json.Utf8JsonWriter(
            buffer,
            new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        result.Write(writer);
        await writer.FlushAsync();
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
