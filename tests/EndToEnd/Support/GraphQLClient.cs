using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AltProvision.Host;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>What a client of the API does: a document, variables, a token.</summary>
public sealed class GraphQLClient(HostProcess host) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = host.Url };

    /// <summary>A token of a demo person, issued with the key of the host.</summary>
    public string TokenOf(string person) => TokenOf(DemoPeople.All.Single(p => p.Key == person).Viewer);

    internal string TokenOf(Kernel.Viewer viewer) => TestTokens.Issue(host.Folder, viewer);

    /// <returns>The whole response: data, errors.</returns>
    public Task<JsonElement> SendAsync(
        string? token,
        string query,
        object? variables = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(token, new { query, variables }, cancellationToken);

    /// <summary>Sends a request that is more, or less, than a document and variables.</summary>
    public async Task<JsonElement> PostAsync(string? token, object body, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <summary>The data; an error of any kind fails the test with its text.</summary>
    public async Task<JsonElement> DataAsync(
        string token,
        string query,
        object? variables = null,
        CancellationToken cancellationToken = default
    )
    {
        var response = await SendAsync(token, query, variables, cancellationToken);
        return response.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.GetRawText())
            : response.GetProperty("data");
    }

    public void Dispose() => http.Dispose();
}
