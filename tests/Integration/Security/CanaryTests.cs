using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AltProvision.GraphQL.Authoring;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>
/// A child whose name, number and every free text is a word that exists nowhere else goes through the whole story of docs/walkthrough.md, over real
/// sockets; then the same words come in wrong places. Everything that the host says of itself is searched for them, and for the tokens.
/// </summary>
public sealed partial class CanaryTests(PostgresFixture postgres)
{
    // As an operator may set it who looks for a fault.
    private static readonly Dictionary<string, string> everythingLogged = new[]
    {
        "Default",
        "Microsoft",
        "Microsoft.AspNetCore",
        "Microsoft.Hosting.Lifetime",
        "Microsoft.EntityFrameworkCore.Database.Command",
    }.ToDictionary(static category => $"Logging:LogLevel:{category}", static _ => "Trace");

    private readonly Canaries canaries = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [GeneratedRegex("""(?<key>[a-zA-Z]+): "(?<text>[^"{}]* [^"]*)(?=")""")]
    private static partial Regex FreeText { get; }

    [Fact]
    public async Task Nothing_that_is_known_of_a_child_gets_into_logs_traces_metrics_errors_or_headers()
    {
        var connection = await postgres.CreateDatabaseAsync() + ";Include Error Detail=true";
        var settings = new Dictionary<string, string>(everythingLogged)
        {
            ["AltProvision:Demo"] = "true",
            ["AltProvision:OpenDataFolder"] = Path.Combine(AppContext.BaseDirectory, "data"),
        };
        await using var product = await ServedProduct.StartAsync(
            connection,
            settings,
            builder => builder.Logging.AddProvider(new SearchedLogs(canaries))
        );
        var tokens = DemoPeople.All.ToDictionary(person => person.Key, person => product.TokenOf(person.Viewer));
        foreach (var token in tokens.Values)
        {
            canaries.Plant(token.Split('.')[2]);
        }

        var (givenName, upn) = (canaries.Next(), Upns().First());
        canaries.Plant(upn);
        canaries.Arm();
        string story;
        using (new SearchedTelemetry(canaries))
        {
            await AdmitAsync(product, tokens["head"], givenName, upn);
            story = await TellStoryAsync(product, tokens, givenName);
            await AskAsOthersAsync(product, tokens["other-dsl"], givenName, upn);
            await SendToWrongPlacesAsync(product, tokens["head"], upn);
            await BreakUniquenessAsync(product, upn);
            await AttachAsync(product, tokens["head"]);
        }

        story.TrimEnd().ShouldEndWith("The walkthrough is true.", customMessage: story);
        Report();
        canaries.Found.ShouldBeEmpty();
        canaries.Planted.ShouldBeGreaterThan(30);
        foreach (var kind in new[] { "log", "log values", "span tag", "metric tag", "header", "answer" })
        {
            canaries.Searched.GetValueOrDefault(kind).ShouldBeGreaterThan(30, kind);
        }

        canaries.Searched.GetValueOrDefault("log exception").ShouldBeGreaterThan(1);
    }

    // Names of files are free text too: of one that is taken, and of one that is not.
    private async Task AttachAsync(ServedProduct product, string token)
    {
        var found = await product.PostAsync(token, "{ referrals(first: 1, where: { statuses: [DRAFT, SUBMITTED] }) { nodes { id } } }");
        var id = found.Json.GetProperty("data").GetProperty("referrals").GetProperty("nodes")[0].GetProperty("id").GetString();
        foreach (var (start, status) in new[] { ("%PDF-1.7 ", 201), ("MZ ", 415) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Url, $"/referrals/{id}/documents?kind=OTHER"))
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(start + canaries.Next())),
            };
            request.Content.Headers.ContentDisposition = new("attachment") { FileNameStar = $"{canaries.Next()}.pdf" };
            (await product.SendAsync(request, token)).Status.ShouldBe(status);
        }
    }

    private void Report()
    {
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"{canaries.Planted} canaries");
        foreach (var (kind, count) in canaries.Searched.OrderByDescending(pair => pair.Value))
        {
            output?.WriteLine($"  {count, 9:N0} × {kind}");
        }

        foreach (var place in canaries.Found)
        {
            output?.WriteLine(place);
        }
    }

    private static async Task AdmitAsync(ServedProduct product, string token, string givenName, string upn)
    {
        // In Year 9, whatever the day.
        var birthDate = new DateOnly(AcademicYear.Of(LondonTime.Today(TimeProvider.System)).StartYear - 13, 2, 1);
        var answer = await product.PostAsync(
            token,
            "mutation ($input: AdmitPupilInput!) { admitPupil(input: $input) { pupil { id } userErrors { code message } } }",
            new
            {
                input = new
                {
                    details = new
                    {
                        givenName,
                        familyName = givenName + "Family",
                        birthDate = birthDate.ToString("yyyy-MM-dd", null),
                        upn,
                        homeLaCode = DemoIds.Authority,
                    },
                    schoolId = OpaqueId.Encode("School", DemoIds.School(DemoPeople.School).Value),
                    from = LondonTime.Today(TimeProvider.System).AddDays(-30).ToString("yyyy-MM-dd", null),
                },
            }
        );
        answer.Json.GetProperty("data").GetProperty("admitPupil").GetProperty("userErrors").GetArrayLength().ShouldBe(0, answer.Body);
    }

    /// <summary>The walkthrough, of the canary child, with a canary at the front of each text that people write.</summary>
    private async Task<string> TellStoryAsync(ServedProduct product, Dictionary<string, string> tokens, string givenName)
    {
        var folder = Directory.CreateTempSubdirectory("altprovision-canary-").FullName;
        var told = (await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "walkthrough.md"), Stop))
            .Replace("pupils.nodes[referrals=[]].id", $"pupils.nodes[givenName=\"{givenName}\"].id", StringComparison.Ordinal)
            .Replace("# deliver 200 to", "# deliver 100 to", StringComparison.Ordinal);
        told = string.Join('\n', told.Split('\n').Select(line => line.StartsWith('#') ? line : Plant(line)));
        await File.WriteAllTextAsync(Path.Combine(folder, "story.md"), told, Stop);
        await File.WriteAllLinesAsync(Path.Combine(folder, "tokens"), tokens.Select(token => $"{token.Key}: {token.Value}"), Stop);
        using var node = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    "--experimental-websocket",
                    Path.Combine(SourceTree.Root, "tools", "walkthrough.mjs"),
                    "--url",
                    product.Url.ToString().TrimEnd('/'),
                    "--tokens",
                    Path.Combine(folder, "tokens"),
                    "--story",
                    Path.Combine(folder, "story.md"),
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = node.StandardError.ReadToEndAsync(Stop);
        var output = await node.StandardOutput.ReadToEndAsync(Stop);
        await node.WaitForExitAsync(Stop);
        return output + await errors;
    }

    private string Plant(string line) =>
        FreeText.Replace(
            line,
            match =>
                match.Groups["key"].Value is "postcode" or "phone"
                    ? match.Value
                    : $"{match.Groups["key"].Value}: \"{canaries.Next()} {match.Groups["text"].Value}"
        );

    /// <summary>Another school's lead looks for the child in every way.</summary>
    private async Task AskAsOthersAsync(ServedProduct product, string token, string givenName, string upn)
    {
        foreach (var list in new[] { "pupils", "referrals", "placements", "reviews", "transitions", "concerns" })
        {
            SearchAnswer(await product.PostAsync(token, $"{{ {list}(first: 50) {{ totalCount nodes {{ id }} }} }}"), list);
        }

        SearchAnswer(
            await product.PostAsync(
                token,
                "query ($text: String!) { pupils(first: 10, where: { search: $text }) { nodes { givenName } } }",
                new { text = givenName }
            ),
            "search"
        );
        SearchAnswer(
            await product.PostAsync(token, "query ($upn: UPN!) { pupil(by: { upn: $upn }) { id givenName } }", new { upn }),
            "upn of another school's child"
        );
    }

    private async Task SendToWrongPlacesAsync(ServedProduct product, string token, string upn)
    {
        var word = canaries.Next();
        (string Query, object Variables)[] requests =
        [
            ("query ($v: ID!) { node(id: $v) { id } }", new { v = word }),
            (
                "query ($v: [ID!]!) { nodes(ids: $v) { id } }",
                new { v = new[] { word, OpaqueId.Encode("Pupil", Guid.CreateVersion7()) + word } }
            ),
            ("query ($v: UPN!) { pupil(by: { upn: $v }) { id } }", new { v = upn[..^1] + word }),
            ("query ($v: UPN!) { pupil(by: { upn: $v }) { id } }", new { v = (upn[0] == 'A' ? "B" : "A") + upn[1..] }),
            ("query ($v: [ReferralStatus!]) { referrals(first: 1, where: { statuses: $v }) { nodes { id } } }", new { v = new[] { word } }),
            ("query ($v: Int!) { pupils(first: $v) { nodes { id } } }", new { v = word }),
            ("query ($v: String!) { pupils(first: 1, after: $v) { nodes { id } } }", new { v = word }),
            ("query ($v: Date!) { nthSchoolDay(of: { laCode: \"999\" }, from: $v, n: 1) { date } }", new { v = word }),
            ("query ($v: String!) { nthSchoolDay(of: { laCode: $v }, from: \"2026-01-05\", n: 1) { date } }", new { v = word }),
            (
                "mutation ($v: AdmitPupilInput!) { admitPupil(input: $v) { userErrors { message } } }",
                new
                {
                    v = new
                    {
                        details = new
                        {
                            givenName = word,
                            familyName = word,
                            upn,
                        },
                        idempotencyKey = word,
                    },
                }
            ),
            (
                "mutation ($v: AdmitPupilInput!) { admitPupil(input: $v) { userErrors { message } } }",
                new
                {
                    v = new
                    {
                        details = new
                        {
                            givenName = word,
                            familyName = word,
                            birthDate = "2013-01-01",
                            upn = upn[1..] + word,
                            homePostcode = word,
                            homeLaCode = word,
                        },
                        idempotencyKey = word,
                    },
                }
            ),
            (
                "mutation ($v: RaiseConcernInput!) { raiseConcern(input: $v) { userErrors { message } } }",
                new
                {
                    v = new
                    {
                        pupilId = OpaqueId.Encode("Pupil", Guid.CreateVersion7()),
                        kind = "NEGLECT",
                        severity = "HIGH",
                        account = word + "\0",
                    },
                }
            ),
        ];
        foreach (var (query, variables) in requests)
        {
            SearchAnswer(await product.PostAsync(token, query, variables), query);
            var get = $"/graphql?query={Uri.EscapeDataString(query)}&variables={Uri.EscapeDataString(JsonSerializer.Serialize(variables))}";
            SearchAnswer(await SendAsync(product, get, token), get[..40]);
        }

        await SendOddRequestsAsync(product, token, word);
    }

    private async Task SendOddRequestsAsync(ServedProduct product, string token, string word)
    {
        foreach (var path in new[] { $"/{word}", $"/graphql/ide/{word}.js", $"/graphql?{word}={word}", $"/sign-in/configuration?{word}" })
        {
            SearchAnswer(await SendAsync(product, path, token), "path");
        }

        (string, string)[] headers =
        [
            ("AltProvision-School", word),
            ("User-Agent", word),
            ("Referer", $"https://{word}.example/{word}"),
            ("Origin", $"https://{word}.example"),
            ("Cookie", $"{word}={word}"),
            ("X-Forwarded-For", word),
            ("traceparent", $"00-{new string('a', 32)}-{new string('b', 16)}-01"),
            ("tracestate", $"v={word}"),
            ("baggage", $"{word}={word}"),
            ("Correlation-Context", $"{word}={word}"),
            ("Request-Id", word),
            ("Accept-Language", word),
        ];
        SearchAnswer(await product.PostAsync(token, "{ viewer { organisation } }", null, headers), "headers");
        SearchAnswer(await product.PostAsync(token, "{ viewer { organisation } }", null, ("Request-Id", word)), "headers");
        SearchAnswer(await product.PostAsync(token, "{ viewer { organisation } }", null, ("traceparent", word)), "headers");
        foreach (var bad in new[] { $"Bearer {word}", $"Basic {word}", $"Bearer {token}{word}", word })
        {
            SearchAnswer(await product.PostAsync(null, "{ __typename }", null, ("Authorization", bad)), "authorization");
        }

        foreach (
            var body in new[]
            {
                word,
                $$"""{"query":"{ __typename }","operationName":"{{word}}"}""",
                $$"""{"documentId":"{{word}}"}""",
                $$$"""{"query":"{ pupils(first: 2) { nodes { id } } }","extensions":{"reason":"{{{word}}}"}}""",
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Url, "/graphql"))
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            // What is wrong with a document is said in its words; who hears it has written them.
            SearchHeaders(await product.SendAsync(request, token), "body");
        }

        SearchHeaders(await product.PostAsync(token, $"{{ {word}: viewer {{ {word} }} }}"), "document");
        foreach (
            var raw in new[]
            {
                $"GET /{word}\u0001 HTTP/1.1\r\n\r\n",
                $"{word} / HTTP/1.1\r\n{word}\r\n\r\n",
                $"GET /?{word} HTTP/9\r\n\r\n",
            }
        )
        {
            await SendRawAsync(product, raw);
        }

        await ConnectAsync(
            product,
            $$$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{{word}}}}","school":"{{{{word}}}}"}}"""
        );
        await ConnectAsync(product, $$$"""{"type":"{{{word}}}"}""");
        await ConnectAsync(
            product,
            $$$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{{token}}}}","{{{{word}}}}":"{{{{word}}}}"}}""",
            $$$$"""{"type":"subscribe","id":"{{{{word}}}}","payload":{"query":"query {{{{word}}}} { viewer { roles } }","variables":{"{{{{word}}}}":1}}}""",
            "{" + word
        );
    }

    // The number is another child's: the database refuses the row, and says why in its own words.
    private static async Task BreakUniquenessAsync(ServedProduct product, string upn)
    {
        Upn.TryParse(upn, out var taken).ShouldBeTrue();
        await using var scope = product.Services.CreateScopeOf(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<AltProvision.SchoolRoll.SchoolRollDbContext>();
        db.Pupils.Add(
            AltProvision.SchoolRoll.Pupil.Register(
                new(Guid.CreateVersion7()),
                new(taken, "Second", "Child", new(2013, 1, 1), null, null, DemoIds.Authority),
                TimeProvider.System.GetUtcNow()
            )
        );

        var refused = await Should.ThrowAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => db.SaveChangesAsync(Stop));

        refused.ToString().ShouldNotContain(upn);
        var log = product.Services.GetRequiredService<ILogger<CanaryTests>>();
        log.LogError(refused, "As a handler's fault is logged");
    }

    private static async Task<Answer> SendAsync(ServedProduct product, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product.Url, path));
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        return await product.SendAsync(request, token);
    }

    private void SearchAnswer(Answer answer, string place)
    {
        canaries.Search("answer", place, answer.Body);
        SearchHeaders(answer, place);
    }

    private void SearchHeaders(Answer answer, string place)
    {
        foreach (var (name, value) in answer.Headers)
        {
            canaries.Search("header", $"{place} {name}", value);
        }
    }

    private static async Task SendRawAsync(ServedProduct product, string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(product.Url.Host, product.Url.Port, Stop);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(bytes), Stop);
        (await client.GetStream().ReadAsync(new byte[4096], Stop)).ShouldBeGreaterThan(0);
    }

    private async Task ConnectAsync(ServedProduct product, params string[] messages)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(product.Url) { Scheme = "ws", Path = "/graphql" }.Uri, Stop);
        foreach (var message in messages)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Stop);
        }

        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer, Stop)).MessageType is not WebSocketMessageType.Close) { }

        canaries.Search("answer", "reason of a close", socket.CloseStatusDescription);
    }

    private static IEnumerable<string> Upns() =>
        Enumerable.Range('A', 26).Select(letter => $"{(char)letter}999400126917").Where(text => Upn.TryParse(text, out _));
}
