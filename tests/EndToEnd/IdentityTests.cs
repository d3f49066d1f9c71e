using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>Sign-in with real OpenID Connect providers, over loopback, with a host as it is run in production but for the http of loopback.</summary>
public sealed class IdentityTests(IdentityTests.SignedUp product) : IClassFixture<IdentityTests.SignedUp>
{
    private const string Me = "{ viewer { organisation roles } }";
    private const string Concerns = "subscription { concernRaised { cursor } }";
    private static readonly TimeSpan minute = TimeSpan.FromSeconds(60);

    /// <summary>One host for all tests. It believes two providers, whose words for things differ.</summary>
    public sealed class SignedUp(PostgresFixture postgres) : IAsyncLifetime
    {
        private const string Urn = "100001";
        private IdentityProviders? providers;
        private HostProcess? host;

        internal IdentityProviders Providers => providers!;

        public HostProcess Host => host!;

        public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

        public Guid School { get; } = Guid.CreateVersion7();

        public Guid OtherSchool { get; } = Guid.CreateVersion7();

        public async ValueTask InitializeAsync()
        {
            providers = await IdentityProviders.StartAsync(
                new Dictionary<string, object>
                {
                    ["person-1"] = new Dictionary<string, object>
                    {
                        ["https://example.org/groups"] = new[] { "heads", "dsl" },
                        ["urn"] = Urn,
                    },
                }
            );
            var database = await postgres.CreateDatabaseAsync();
            await ImportSchoolAsync(database);
            host = await HostProcess.StartAsync(
                database,
                more: new Dictionary<string, string>
                {
                    ["AltProvision__SignIn__Issuers__0__Authority"] = providers.Issuers[0],
                    ["AltProvision__SignIn__Issuers__0__Audience"] = IdentityProviders.Audience,
                    ["AltProvision__SignIn__Issuers__0__Claims__Role"] = "https://example.org/groups",
                    ["AltProvision__SignIn__Issuers__0__Claims__School"] = "urn",
                    ["AltProvision__SignIn__Issuers__0__Claims__La"] = "authority_code",
                    ["AltProvision__SignIn__Issuers__0__Roles__heads"] = "SchoolLeader",
                    ["AltProvision__SignIn__Issuers__0__Roles__dsl"] = "SafeguardingLead",
                    ["AltProvision__SignIn__Issuers__0__Roles__officers"] = "LaCommissioner",
                    ["AltProvision__SignIn__Issuers__0__Roles__robots"] = "MisClient",
                    ["AltProvision__SignIn__Issuers__0__Scopes__altprovision.mis"] = "MisClient",
                    ["AltProvision__SignIn__Issuers__0__KeysAtMostEvery"] = "00:00:00.010",
                    ["AltProvision__SignIn__Issuers__0__Browser__ClientId"] = "ui",
                    ["AltProvision__SignIn__Issuers__0__Browser__Scopes__0"] = "openid",
                    ["AltProvision__SignIn__Issuers__0__Browser__Scopes__1"] = "altprovision",
                    ["AltProvision__SignIn__Issuers__0__Browser__Parameters__resource"] = IdentityProviders.Audience,
                    ["AltProvision__SignIn__Issuers__1__Authority"] = providers.Issuers[1],
                    ["AltProvision__SignIn__Issuers__1__Audience"] = IdentityProviders.Audience,
                    ["AltProvision__SignIn__Issuers__1__KeysAtMostEvery"] = "00:00:00.010",
                    ["AltProvision__SignIn__Issuers__1__RequiredScope"] = "altprovision",
                }
            );
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            if (host is not null)
            {
                await host.DisposeAsync();
            }

            if (providers is not null)
            {
                await providers.DisposeAsync();
            }
        }

        public static Dictionary<string, string> Environment(string database) =>
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory,
                ["ConnectionStrings__AltProvision"] = database,
            };

        private static async Task ImportSchoolAsync(string database)
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("altprovision-register-").FullName, "register.csv");
            await File.WriteAllLinesAsync(
                file,
                [
                    "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),Easting,Northing",
                    $"{Urn},332,4001,Alpha School,Community school,Open,390000,290000",
                ]
            );
            var (exitCode, said) = await HostProcess.CommandAsync(["import", "establishments", file], Environment(database));
            exitCode.ShouldBe(0, said);
        }
    }

    // Of the second provider, whose claims are the product's own.
    private Task<string> PersonAsync(string subject, object? claims = null, string key = "current", object? header = null) =>
        product.Providers.MintAsync(
            Merge(
                new
                {
                    sub = subject,
                    scope = "openid altprovision",
                    role = new[] { "SchoolLeader", "SafeguardingLead" },
                    school = product.School,
                },
                claims
            ),
            provider: 1,
            key: key,
            header: header
        );

    private static Dictionary<string, object?> Merge(object first, object? second) =>
        JsonSerializer
            .SerializeToElement(first)
            .EnumerateObject()
            .Concat(JsonSerializer.SerializeToElement(second ?? new { }).EnumerateObject())
            .GroupBy(property => property.Name)
            .ToDictionary(group => group.Key, group => (object?)group.Last().Value);

    private static long Seconds(int fromNow) => TimeProvider.System.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        string token,
        string query = Me,
        string? school = null,
        object? variables = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Host.Url, "/graphql"))
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        request.Headers.Authorization = new("Bearer", token);
        if (school is not null)
        {
            request.Headers.Add("AltProvision-School", school);
        }

        using var response = await product.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> DataAsync(string token, string query, object? variables = null, string? school = null)
    {
        var (_, body) = await SendAsync(token, query, school, variables);
        var response = JsonDocument.Parse(body).RootElement;
        return response.TryGetProperty("errors", out _) ? throw new InvalidOperationException(body) : response.GetProperty("data");
    }

    private async Task<string> OrganisationOf(string token, string? school = null) =>
        (await DataAsync(token, Me, school: school)).GetProperty("viewer").GetProperty("organisation").GetString()!;

    private async Task ShouldBeRefused(string token)
    {
        var (status, body) = await SendAsync(token);
        status.ShouldBe(HttpStatusCode.Unauthorized);
        body.ShouldBe((await SendAsync("nonsense")).Body);
    }

    [Fact]
    public async Task A_token_of_each_provider_is_accepted_and_read_by_its_own_words()
    {
        var officer = await product.Providers.MintAsync(
            new Dictionary<string, object> { ["authority_code"] = "332", ["https://example.org/groups"] = "officers" }
        );
        var lead = await PersonAsync("person-0");

        var first = (await DataAsync(officer, Me)).GetProperty("viewer");
        var second = (await DataAsync(lead, Me)).GetProperty("viewer");

        first.GetRawText().ShouldBe("""{"organisation":"la:332","roles":["LA_COMMISSIONER"]}""");
        second.GetRawText().ShouldBe($$"""{"organisation":"school:{{product.School}}","roles":["SCHOOL_LEADER","SAFEGUARDING_LEAD"]}""");
    }

    [Fact]
    public async Task Roles_of_other_words_and_the_role_of_clients_are_no_persons()
    {
        var token = await product.Providers.MintAsync(
            new Dictionary<string, object>
            {
                ["authority_code"] = "332",
                ["https://example.org/groups"] = new[] { "LaQualityOfficer", "robots", "choir" },
                ["scope"] = "altprovision.mis",
            }
        );

        (await DataAsync(token, Me)).GetProperty("viewer").GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_person_signs_in_by_code_and_pkce_with_what_the_host_publishes()
    {
        var configuration = await product.Http.GetFromJsonAsync<JsonElement>(new Uri(product.Host.Url, "/sign-in/configuration"));
        var issuer = configuration.GetProperty("issuers").EnumerateArray().Single();
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });

        var code = await SignInAsync(browser, issuer, Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
        var token = await RedeemAsync(browser, issuer, code, verifier);

        var viewer = (await DataAsync(token, Me)).GetProperty("viewer");
        viewer.GetProperty("organisation").GetString()!.ShouldMatch("^school:[0-9a-f-]{36}$");
        viewer.GetProperty("roles").GetRawText().ShouldBe("""["SCHOOL_LEADER","SAFEGUARDING_LEAD"]""");
        configuration.GetRawText().ShouldNotContain("secret");
    }

    private static async Task<string> SignInAsync(HttpClient browser, JsonElement issuer, string challenge)
    {
        var query = HttpUtility.ParseQueryString("");
        foreach (
            var (name, value) in new[]
            {
                ("client_id", issuer.GetProperty("clientId").GetString()),
                ("response_type", "code"),
                ("redirect_uri", "http://127.0.0.1/signed-in"),
                ("scope", string.Join(' ', issuer.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()))),
                ("code_challenge", challenge),
                ("code_challenge_method", "S256"),
                ("state", "here"),
                ("login_hint", "person-1"),
                ("resource", issuer.GetProperty("parameters").GetProperty("resource").GetString()),
            }
        )
        {
            query[name] = value;
        }

        var next = new Uri($"{issuer.GetProperty("authorizationEndpoint").GetString()}?{query}");
        for (var hops = 0; hops < 10 && next.AbsolutePath != "/signed-in"; hops++)
        {
            using var response = await browser.GetAsync(next);
            var location = response.Headers.Location ?? throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
            next = new Uri(next, location);
        }

        return HttpUtility.ParseQueryString(next.Query)["code"] ?? throw new InvalidOperationException(next.Query);
    }

    private static async Task<string> RedeemAsync(HttpClient browser, JsonElement issuer, string code, string verifier)
    {
        using var response = await browser.PostAsync(
            new Uri(issuer.GetProperty("tokenEndpoint").GetString()!),
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["client_id"] = issuer.GetProperty("clientId").GetString()!,
                    ["redirect_uri"] = "http://127.0.0.1/signed-in",
                    ["code"] = code,
                    ["code_verifier"] = verifier,
                }
            )
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("access_token", out var token)
            ? token.GetString()!
            : throw new InvalidOperationException(answer.ToString());
    }

    public static TheoryData<string> BadTokens =>
        [
            "expired",
            "wrong audience",
            "wrong issuer",
            "unknown issuer",
            "no end",
            "no time of issue",
            "not valid yet",
            "issued in the future",
            "lives too long",
            "no subject",
            "required scope missing",
            "alg none",
            "HS256 with the public key",
            "signed by a key that it carries",
            "carries a key",
            "says where its key is",
            "is an ID token",
            "says not what it is",
            "signature of another",
            "changed claims",
            "the host's own",
        ];

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_bad_token_is_refused_with_the_same_answer(string how) => await ShouldBeRefused(await BadTokenAsync(how));

    private async Task<string> BadTokenAsync(string how) =>
        how switch
        {
            "expired" => await PersonAsync("p", new { iat = Seconds(-300), exp = Seconds(-60) }),
            "wrong audience" => await PersonAsync("p", new { aud = "https://other.test" }),
            "wrong issuer" => await PersonAsync("p", new { iss = product.Providers.Issuers[0] }),
            "unknown issuer" => await PersonAsync("p", new { iss = "https://unknown.test" }),
            "no end" => await PersonAsync("p", new { exp = (long?)null }),
            "no time of issue" => await PersonAsync("p", new { iat = (long?)null }),
            "not valid yet" => await PersonAsync("p", new { nbf = Seconds(60) }),
            "issued in the future" => await PersonAsync("p", new { iat = Seconds(60) }),
            "lives too long" => await PersonAsync("p", new { exp = Seconds(3700) }),
            "no subject" => await PersonAsync("p", new { sub = (string?)null }),
            "required scope missing" => await PersonAsync("p", new { scope = "openid" }),
            "alg none" => WithoutSignature(await PersonAsync("p")),
            "HS256 with the public key" => await product.Providers.MintAsync(new { sub = "p", scope = "altprovision" }, 1, alg: "HS256"),
            "signed by a key that it carries" => await PersonAsync("p", key: "own"),
            "carries a key" => await PersonAsync(
                "p",
                header: new
                {
                    jwk = new
                    {
                        kty = "RSA",
                        e = "AQAB",
                        n = "AQAB",
                    },
                }
            ),
            "says where its key is" => await PersonAsync("p", header: new { jku = product.Providers.Issuers[1] + "/jwks" }),
            "is an ID token" => await PersonAsync("p", header: new { typ = "JWT" }),
            "says not what it is" => await PersonAsync("p", header: new { typ = (string?)null }),
            "signature of another" => Swap(await PersonAsync("p"), await PersonAsync("q"), part: 2),
            "changed claims" => Swap(await PersonAsync("p"), await PersonAsync("q"), part: 1),
            "the host's own" => TestTokens.Issue(product.Host.Folder, DemoPeople.All[0].Viewer),
            _ => throw new ArgumentOutOfRangeException(nameof(how)),
        };

    private static string WithoutSignature(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{token.Split('.')[1]}.";

    private static string Swap(string token, string other, int part)
    {
        var parts = token.Split('.');
        parts[part] = other.Split('.')[part];
        return string.Join('.', parts);
    }

    [Fact]
    public async Task A_clock_may_be_half_a_minute_off()
    {
        var ended = await PersonAsync("p", new { iat = Seconds(-300), exp = Seconds(-15) });
        var early = await PersonAsync("p", new { iat = Seconds(15), nbf = Seconds(15) });

        (await OrganisationOf(ended)).ShouldBe($"school:{product.School}");
        (await OrganisationOf(early)).ShouldBe($"school:{product.School}");
    }

    [Fact]
    public async Task A_new_key_is_found_and_the_old_one_forgotten_without_a_restart()
    {
        var before = await PersonAsync("person-0");
        (await SendAsync(before)).Status.ShouldBe(HttpStatusCode.OK);

        await product.Providers.RotateAsync(provider: 1);
        var after = await PersonAsync("person-0");
        var old = await product.Providers.MintAsync(new { scope = "altprovision", school = product.School }, provider: 1, key: "old");

        (await SendAsync(after)).Status.ShouldBe(HttpStatusCode.OK);
        await ShouldBeRefused(old);
        await ShouldBeRefused(before);
    }

    [Fact]
    public async Task A_socket_believes_what_http_believes()
    {
        foreach (var how in new[] { "expired", "alg none", "wrong audience" })
        {
            var token = await BadTokenAsync(how);
            await using var socket = await GraphQLSocket.ConnectAsync(product.Host.Url, new { authorization = "Bearer " + token });

            (await socket.ClosedAsync(minute)).ShouldBe((4403, "Forbidden"), how);
        }

        await using var good = await GraphQLSocket.SubscribeAsync(product.Host.Url, await PersonAsync("socket"), Concerns);
    }

    [Fact]
    public async Task A_token_that_ends_closes_its_socket()
    {
        var token = await PersonAsync("short", new { exp = Seconds(2) });
        await using var socket = await GraphQLSocket.SubscribeAsync(product.Host.Url, token, Concerns);

        (await socket.ClosedAsync(minute)).ShouldBe((4403, "The token has expired; connect again with a new one."));
    }

    [Fact]
    public async Task A_sign_out_ends_open_connections_and_all_tokens_of_the_person()
    {
        var token = await PersonAsync("leaver");
        var onAnotherDevice = await PersonAsync("leaver");
        var colleague = await PersonAsync("stayer");
        await using var socket = await GraphQLSocket.SubscribeAsync(product.Host.Url, onAnotherDevice, Concerns);
        await using var others = await GraphQLSocket.SubscribeAsync(product.Host.Url, colleague, Concerns);
        var stream = ReadStreamAsync(onAnotherDevice);
        (await SendAsync(onAnotherDevice)).Status.ShouldBe(HttpStatusCode.OK);
        var watch = Stopwatch.StartNew();

        await DataAsync(token, "mutation { signOut(input: {}) { signedOut { issuedUntil } userErrors { code } } }");

        (await socket.ClosedAsync(minute)).ShouldBe((4403, "The sign-in was ended; sign in again."));
        Report("A sign-out closed the open WebSocket", watch);
        (await stream.WaitAsync(minute)).ShouldContain("\"code\":\"UNAUTHENTICATED\"");
        Report("and the event stream", watch);
        await ShouldBeRefused(token);
        await ShouldBeRefused(onAnotherDevice);
        (await others.ClosedAsync(TimeSpan.FromMilliseconds(300))).ShouldBeNull();
        (await SendAsync(colleague)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sign_out_of_one_session_leaves_the_others()
    {
        var here = await PersonAsync("traveller", new { sid = "here" });
        var there = await PersonAsync("traveller", new { sid = "there" });

        await DataAsync(here, "mutation { signOut(input: { reach: THIS_SESSION }) { signedOut { issuedUntil } userErrors { code } } }");

        await EventuallyAsync(async () => (await SendAsync(here)).Status is HttpStatusCode.Unauthorized);
        (await SendAsync(there)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_operator_ends_the_sign_ins_of_a_person()
    {
        var token = await PersonAsync("dismissed");
        await using var socket = await GraphQLSocket.SubscribeAsync(product.Host.Url, token, Concerns);
        var settings = SignedUp.Environment(product.Host.ConnectionString);
        settings["AltProvision__SignIn__Issuers__0__Authority"] = product.Providers.Issuers[1];
        settings["AltProvision__SignIn__Issuers__0__Audience"] = IdentityProviders.Audience;

        var (exitCode, said) = await HostProcess.CommandAsync(
            ["access", "revoke", "--issuer", product.Providers.Issuers[1], "--subject", "dismissed"],
            settings
        );

        var watch = Stopwatch.StartNew();
        exitCode.ShouldBe(0, said);
        (await socket.ClosedAsync(minute)).ShouldBe((4403, "The sign-in was ended; sign in again."));
        Report("A revocation from the command line closed the open WebSocket", watch);
        await ShouldBeRefused(token);
    }

    [Fact]
    public async Task A_client_acts_for_the_schools_that_let_it_until_they_take_it_back()
    {
        var client = await product.Providers.ClientTokenAsync("mis-one");
        var head = await PersonAsync("head");
        var otherHead = await PersonAsync("other-head", new { school = product.OtherSchool });
        (await SendAsync(client)).ShouldBeRefusedWith("SCHOOL_NOT_GRANTED");

        await GrantAsync(head, "mis-one");
        (await OrganisationOf(client)).ShouldBe($"school:{product.School}");
        await GrantAsync(otherHead, "mis-one");

        await EventuallyAsync(async () => (await SendAsync(client)).Status is HttpStatusCode.Forbidden);
        (await SendAsync(client)).ShouldBeRefusedWith("SCHOOL_NEEDED");
        (await OrganisationOf(client, product.School.ToString())).ShouldBe($"school:{product.School}");
        (await OrganisationOf(client, product.OtherSchool.ToString())).ShouldBe($"school:{product.OtherSchool}");
        await using var socket = await ConnectAsync(client, product.School);
        await using var others = await ConnectAsync(client, product.OtherSchool);

        await RevokeAsync(head);

        var watch = Stopwatch.StartNew();
        (await socket.ClosedAsync(minute)).ShouldBe((4403, "The school took back its permission for this client."));
        Report("A permission taken back closed the client's WebSocket", watch);
        await EventuallyAsync(async () => (await SendAsync(client, school: product.School.ToString())).Status is HttpStatusCode.Forbidden);
        (await others.ClosedAsync(TimeSpan.FromMilliseconds(300))).ShouldBeNull();
        (await OrganisationOf(client, product.OtherSchool.ToString())).ShouldBe($"school:{product.OtherSchool}");
    }

    [Fact]
    public async Task A_school_that_granted_nothing_looks_like_none()
    {
        var client = await product.Providers.ClientTokenAsync("mis-two");

        var real = await SendAsync(client, school: "100001");
        var invented = await SendAsync(client, school: "999999");
        var nonsense = await SendAsync(client, school: "a school");
        await using var socket = await GraphQLSocket.ConnectAsync(
            product.Host.Url,
            new { authorization = "Bearer " + client, school = "100001" }
        );

        real.ShouldBeRefusedWith("SCHOOL_NOT_GRANTED");
        invented.ShouldBe(real);
        nonsense.ShouldBe(real);
        (await socket.ClosedAsync(minute)).ShouldBe((4403, "This client may not act for that school."));
    }

    [Fact]
    public async Task A_client_without_the_scope_is_nobody()
    {
        var client = await product.Providers.ClientTokenAsync("mis-three", scope: "altprovision");

        (await SendAsync(client)).Body.ShouldContain("UNAUTHENTICATED");
    }

    [Fact]
    public async Task The_log_names_nobody()
    {
        var token = await PersonAsync("the-name-of-a-person");
        (await SendAsync(token)).Status.ShouldBe(HttpStatusCode.OK);
        await ShouldBeRefused(await PersonAsync("the-name-of-a-person", new { aud = "other" }));
        await DataAsync(token, "mutation { signOut(input: {}) { userErrors { code } } }");
        await EventuallyAsync(async () => (await SendAsync(token)).Status is HttpStatusCode.Unauthorized);

        product.Host.Output.ShouldContain("A bearer token was refused: SecurityTokenInvalidAudienceException");
        product.Host.Output.ShouldNotContain("the-name-of-a-person");
        product.Host.Output.ShouldNotContain(token.Split('.')[1]);
    }

    private async Task<GraphQLSocket> ConnectAsync(string client, Guid school)
    {
        var socket = await GraphQLSocket.ConnectAsync(product.Host.Url, new { authorization = "Bearer " + client, school });
        (await socket.NextAsync(TimeSpan.FromSeconds(10)))?.GetProperty("type").GetString().ShouldBe("connection_ack");
        return socket;
    }

    private async Task GrantAsync(string head, string client)
    {
        var granted = await DataAsync(
            head,
            """
            mutation ($issuer: String!, $client: String!) {
              grantClientAccess(input: { issuer: $issuer, clientId: $client }) { clientGrant { id } userErrors { code } }
            }
            """,
            new { issuer = product.Providers.Issuers[0], client }
        );
        granted.GetProperty("grantClientAccess").GetProperty("userErrors").GetArrayLength().ShouldBe(0, granted.GetRawText());
    }

    private async Task RevokeAsync(string head)
    {
        var list = await DataAsync(head, "{ clientGrants(where: { isActive: true }) { totalCount nodes { id version clientId } } }");
        var grant = list.GetProperty("clientGrants").GetProperty("nodes").EnumerateArray().Single();
        var revoked = await DataAsync(
            head,
            """
            mutation ($id: ID!, $version: Int!) {
              revokeClientAccess(input: { clientGrantId: $id, expectedVersion: $version }) { clientGrant { revokedAt } userErrors { code } }
            }
            """,
            new { id = grant.GetProperty("id").GetString(), version = grant.GetProperty("version").GetInt32() }
        );
        revoked.GetProperty("revokeClientAccess").GetProperty("userErrors").GetArrayLength().ShouldBe(0, revoked.GetRawText());
    }

    private async Task<string> ReadStreamAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Host.Url, "/graphql"))
        {
            Content = JsonContent.Create(new { query = Concerns }),
        };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await product.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(minute);
            await Task.Delay(20);
        }
    }

    private static void Report(string what, Stopwatch watch) =>
        TestContext.Current.TestOutputHelper?.WriteLine($"{what} after {watch.Elapsed.TotalSeconds:0.00} s.");
}

internal static class Refusals
{
    public static void ShouldBeRefusedWith(this (HttpStatusCode Status, string Body) answer, string code)
    {
        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Body.ShouldContain($"\"code\":\"{code}\"");
    }
}
