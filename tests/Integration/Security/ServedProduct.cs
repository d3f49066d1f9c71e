using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace AltProvision.Tests.Integration.Security;

/// <summary>The whole host in this process, behind real sockets, with settings of a test: what it says can be listened to.</summary>
internal sealed class ServedProduct : IAsyncDisposable
{
    private readonly Server server;
    private readonly string folder;

    private ServedProduct(Server server, string folder) => (this.server, this.folder) = (server, folder);

    public Uri Url => new(server.Url);

    public IServiceProvider Services => server.Services;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <param name="settings">By their names, such as <c>AltProvision:Demo</c>.</param>
    public static async Task<ServedProduct> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<WebApplicationBuilder>? change = null
    )
    {
        var folder = Directory.CreateTempSubdirectory("altprovision-served-").FullName;
        Dictionary<string, string> all = new()
        {
            ["environment"] = "Development",
            ["contentRoot"] = AppContext.BaseDirectory,
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:AltProvision"] = connectionString,
            ["AltProvision:Postgres:DataFolder"] = Path.Combine(folder, "postgres"),
            ["AltProvision:OpenDataFolder"] = "none",
            ["AltProvision:Demo"] = "false",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        return new(
            await Server.StartAsync(
                [.. all.Select(setting => $"--{setting.Key}={setting.Value}")],
                builder =>
                {
                    builder.Logging.ClearProviders();
                    change?.Invoke(builder);
                }
            ),
            folder
        );
    }

    /// <summary>A token that the host believes.</summary>
    public string TokenOf(Viewer viewer)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AltProvision:Postgres:DataFolder", Path.Combine(folder, "postgres"))])
            .Build();
        var paths = new HostPaths(configuration, new HostingEnvironment { ContentRootPath = folder });
        return DevelopmentSignIn.Open(paths).Issue(viewer, TimeProvider.System);
    }

    public async Task<Answer> PostAsync(string? token, string query, object? variables = null, params (string, string)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url, "/graphql"))
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        return await SendAsync(request, token, headers);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, string? token, params (string Name, string Value)[] headers)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return new(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            await response.Content.ReadAsStringAsync()
        );
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        // Connections that a test left half open are not waited for.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await server.StopAsync(patience.Token);
        await server.DisposeAsync();
    }
}

internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The code of the first error; null when there is none.</summary>
    public string? Code =>
        Json.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
