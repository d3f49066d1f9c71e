using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using AltProvision.Host;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>What every answer tells a browser, refused ones among them.</summary>
public sealed class SecurityHeaderTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_answer_tells_a_browser_to_keep_frame_and_guess_nothing()
    {
        await using var host = await HostProcess.StartAsync(await postgres.CreateDatabaseAsync());
        using var http = new HttpClient { BaseAddress = host.Url };
        var head = TestTokens.Issue(host.Folder, DemoPeople.All[0].Viewer);

        foreach (var token in new[] { head, "not.a.token" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
            {
                Content = new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add("Origin", "https://elsewhere.example");
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

            response.StatusCode.ShouldBe(token == head ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
            response.Content.Headers.ContentType!.CharSet.ShouldBe("utf-8");
            Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
            Header(response, "X-Frame-Options").ShouldBe("DENY");
            Header(response, "Content-Security-Policy")
                .ShouldBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            Header(response, "Referrer-Policy").ShouldBe("no-referrer");
            Header(response, "Cache-Control").ShouldBe("no-store");
            response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse("no other origin may read an answer");
            response.Headers.Contains("Server").ShouldBeFalse("which server it is helps nobody but an attacker");
        }
    }

    private async Task<HostProcess> StartInProductionAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__AltProvision"] = await postgres.CreateDatabaseAsync(),
            ["AltProvision__SignIn__Issuers__0__Authority"] = "https://identity.invalid",
            ["AltProvision__SignIn__Issuers__0__Audience"] = "altprovision",
            ["AltProvision__NarrativeKeys__Folder"] = Directory.CreateTempSubdirectory("altprovision-keys-").FullName,
            ["AltProvision__Http__TrustedProxies__0"] = "127.0.0.1",
        };
        await HostProcess.CommandAsync(["narratives", "new-key"], settings);
        return await HostProcess.StartAsync(settings["ConnectionStrings__AltProvision"], more: settings);
    }

    [Fact]
    public async Task Nothing_of_development_is_there_in_Production()
    {
        await using var host = await StartInProductionAsync();
        using var http = new HttpClient { BaseAddress = host.Url };
        var token = TestTokens.Issue(host.Folder, DemoPeople.All[0].Viewer);
        foreach (var path in new[] { "development/clock", "sign-in/development", "sign-in/development/head" })
        {
            using var got = await http.GetAsync(path, TestContext.Current.CancellationToken);
            using var posted = await http.PostAsync(
                path,
                JsonContent.Create(new { today = "2099-12-01" }),
                TestContext.Current.CancellationToken
            );

            (got.Content.Headers.ContentType?.MediaType).ShouldNotBe("application/json", path);
            posted.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed], path);
        }

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.PostAsync(
            "graphql",
            JsonContent.Create(new { query = "{ __typename }" }),
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Over_TLS_a_browser_is_told_to_keep_to_it_for_a_year()
    {
        await using var host = await StartInProductionAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Url, "health/live"));
        request.Headers.Host = "altprovision.example";
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Header(response, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql")]
    public async Task What_was_sent_is_not_sent_back_by_TRACE(string path)
    {
        await using var host = await HostProcess.StartAsync(await postgres.CreateDatabaseAsync());
        using var http = new HttpClient { BaseAddress = host.Url };
        using var request = new HttpRequestMessage(HttpMethod.Trace, path);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));
}
