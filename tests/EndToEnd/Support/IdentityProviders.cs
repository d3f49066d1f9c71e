using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>Two real OpenID Connect providers on loopback: see <c>Clients/identity-provider.mjs</c>.</summary>
internal sealed class IdentityProviders : IAsyncDisposable
{
    public const string Audience = "https://altprovision.test";

    private readonly Process process;
    private readonly HttpClient http = new();
    private readonly Uri control;

    private IdentityProviders(Process process, IReadOnlyList<string> issuers, Uri control) =>
        (this.process, Issuers, this.control) = (process, issuers, control);

    public IReadOnlyList<string> Issuers { get; }

    /// <param name="people">The claims of those who can sign in, by their subject.</param>
    public static async Task<IdentityProviders> StartAsync(object people)
    {
        await ClientPrograms.InstallAsync();
        var process = ClientPrograms.Start("node", "identity-provider.mjs", JsonSerializer.Serialize(people));
        // Read, or a full pipe would hold it up; what it warns of is a test's business.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync();
        var addresses = JsonDocument.Parse(line ?? throw new InvalidOperationException("No identity provider came up.")).RootElement;
        return new(
            process,
            [.. addresses.GetProperty("issuers").EnumerateArray().Select(issuer => issuer.GetString()!)],
            new(addresses.GetProperty("control").GetString()!)
        );
    }

    /// <summary>A token with the provider's own signature; a null claim is taken away.</summary>
    /// <param name="key"><c>current</c>, <c>old</c>, or <c>own</c>: one that the token carries itself.</param>
    public Task<string> MintAsync(
        object? claims = null,
        int provider = 0,
        string alg = "RS256",
        string key = "current",
        object? header = null
    ) =>
        ControlAsync(
            "mint",
            new
            {
                provider,
                claims = claims ?? new { },
                alg,
                key,
                header = header ?? new { },
            }
        );

    /// <summary>From now on the provider shows and uses another key.</summary>
    public Task RotateAsync(int provider) => ControlAsync("rotate", new { provider });

    /// <summary>What a client gets that signs in as itself.</summary>
    public async Task<string> ClientTokenAsync(string client, string scope = "altprovision.mis")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Issuers[0] + "/token")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = scope }
            ),
        };
        request.Headers.Authorization = new(
            "Basic",
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{client}:{client}-secret"))
        );
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("access_token").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }

    private async Task<string> ControlAsync(string what, object asked)
    {
        using var response = await http.PostAsJsonAsync(new Uri(control, what), asked);
        return await response.Content.ReadAsStringAsync();
    }
}
