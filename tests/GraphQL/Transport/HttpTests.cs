using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class HttpTests
{
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";

    private static async Task<HttpResponseMessage> SendAsync(
        TestServer server,
        HttpMethod method,
        string? accept = null,
        string? body = null,
        string? contentType = Json,
        string query = ""
    )
    {
        using var request = new HttpRequestMessage(method, server.Url + query);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept).ShouldBeTrue();
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await server.Client.SendAsync(request);
    }

    [Theory]
    [InlineData("", "line 1, byte 1,")]
    [InlineData("{\"query\": \"{ __typename }\"", "line 1, byte 27,")]
    [InlineData("{\"query\":\n nonsense}", "line 2, byte 3,")]
    public async Task A_body_that_is_no_JSON_is_told_where_and_the_connection_goes_on(string body, string place)
    {
        await using var server = await TestServer.StartAsync();
        var connections = 0;
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellationToken) =>
                {
                    connections++;
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );

        using var refused = await client.PostAsync(server.Url, new StringContent(body, null, Json));
        using var answered = await client.PostAsJsonAsync(server.Url, new { query = "{ __typename }" });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain(place);
        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        connections.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData(Response, Response)]
    [InlineData($"{Json}, {Response}", Response)]
    [InlineData($"{Response};q=0.5, {Json};q=0.9", Json)]
    [InlineData($"{Response};q=0, */*;q=0.1", Json)]
    [InlineData($"text/html, {Response}, {Json};q=0.9", Response)]
    [InlineData("image/png", null)]
    public async Task The_best_acceptable_media_type_is_sent(string? accept, string? expected)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, accept, """{"query":"{ __typename }"}""");

        response.StatusCode.ShouldBe(expected is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(expected ?? Json);
    }

    [Theory]
    [InlineData("{ nope }", Response, HttpStatusCode.BadRequest)]
    [InlineData("{ nope }", Json, HttpStatusCode.OK)]
    [InlineData("{", Response, HttpStatusCode.BadRequest)]
    [InlineData("{ books(first: 1) { nodes { author { broken } } } }", Response, HttpStatusCode.OK)]
    public async Task The_status_depends_on_how_far_the_request_got(string document, string accept, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, accept, $$"""{"query":"{{document}}"}""");

        response.StatusCode.ShouldBe(expected);
    }

    // The first four are all that a form of another site, or a script without leave, can send.
    [Theory]
    [InlineData("text/plain", """{"query":"mutation { increment }"}""")]
    [InlineData("application/x-www-form-urlencoded", "query=mutation+%7B+increment+%7D")]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{\"query\":\"mutation { increment }\"}\r\n--x--\r\n"
    )]
    [InlineData(null, """{"query":"mutation { increment }"}""")]
    [InlineData("text/plain; application/json", """{"query":"mutation { increment }"}""")]
    [InlineData("text/plain, application/json", """{"query":"mutation { increment }"}""")]
    [InlineData("application/graphql", "mutation { increment }")]
    [InlineData("application/json; charset=utf-16", """{"query":"mutation { increment }"}""")]
    public async Task Bodies_that_are_no_JSON_are_unsupported_and_execute_nothing(string? contentType, string body)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, "*/*", body, contentType);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        server.Library.Publish().ShouldBe(1, "the mutation would have counted before");
    }

    [Theory]
    [InlineData("query=mutation+%7B+increment+%7D")]
    [InlineData("")]
    public async Task A_form_cannot_post_by_the_URL_either(string query)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, "*/*", "", "text/plain", $"?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        server.Library.Publish().ShouldBe(1);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"query\":1}")]
    [InlineData("{\"query\":\"{ __typename }\",\"variables\":[]}")]
    [InlineData("{\"query\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1,\"query\":\"{ __typename }\"}")]
    [InlineData("{")]
    public async Task Requests_that_are_none_are_bad(string body)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, Json, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("BAD_REQUEST");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, Json, new string(' ', (1024 * 1024) + 1));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("?query=%7B__typename%7D", HttpStatusCode.OK, null)]
    [InlineData("?query=mutation%7Bincrement%7D", HttpStatusCode.MethodNotAllowed, "POST")]
    [InlineData("?query=query+A%7B__typename%7Dmutation+B%7Bincrement%7D&operationName=B", HttpStatusCode.MethodNotAllowed, "POST")]
    [InlineData("?query=query+A%7B__typename%7Dmutation+B%7Bincrement%7D&operationName=A", HttpStatusCode.OK, null)]
    [InlineData("", HttpStatusCode.BadRequest, null)]
    [InlineData("?query=%7B__typename%7D&variables=x", HttpStatusCode.BadRequest, null)]
    public async Task GET_serves_queries_only(string query, HttpStatusCode expected, string? allow)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, Response, query: query);

        response.StatusCode.ShouldBe(expected);
        response.Content.Headers.Allow.FirstOrDefault().ShouldBe(allow);
    }

    [Fact]
    public async Task Other_methods_are_not_allowed()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Put, Json, "{}");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "POST"]);
    }

    [Fact]
    public async Task The_schema_is_given_as_text()
    {
        await using var server = await TestServer.StartAsync();

        (await server.Client.GetStringAsync(server.Url + "?sdl")).ShouldContain("type Book implements Node {");
    }

    [Fact]
    public async Task A_browser_gets_the_IDE_and_its_files_from_this_server()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        var page = await response.Content.ReadAsStringAsync();

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.ShouldNotContain("https://");
        foreach (
            System.Text.RegularExpressions.Match file in System.Text.RegularExpressions.Regex.Matches(page, "(?:src|href)=\"(/[^\"]+)\"")
        )
        {
            (await server.Client.GetAsync(new Uri(server.Url, file.Groups[1].Value))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(
        TestServer server,
        string document,
        object? variables = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = JsonContent.Create(new { query = document, variables }),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.9", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("gzip;q=0.5, identity", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("deflate", null)]
    [InlineData("identity", null)]
    public async Task Long_answers_are_compressed_as_the_client_likes_best(string accepted, string? expected)
    {
        await using var server = await TestServer.StartAsync(options => options.Assemblies.Add(new TypesOnly(typeof(PatientQuery))));

        using var response = await AskAsync(server, "{ text(size: 5000) }", null, ("Accept-Encoding", accepted));

        response.Content.Headers.ContentEncoding.ShouldBe(expected is null ? [] : [expected]);
        response.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"]);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain =
            expected is "br" ? new BrotliStream(body, CompressionMode.Decompress)
            : expected is "gzip" ? new GZipStream(body, CompressionMode.Decompress)
            : body;
        (await new StreamReader(plain).ReadToEndAsync()).ShouldBe("{\"data\":{\"text\":\"" + new string('a', 5000) + "\"}}");
    }

    [Fact]
    public async Task Short_answers_are_not_compressed()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await AskAsync(server, "{ __typename }", null, ("Accept-Encoding", "br"));

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("{");
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    public async Task What_a_page_of_another_site_asks_for_is_not_compressed(string site, bool expected)
    {
        await using var server = await TestServer.StartAsync(options => options.Assemblies.Add(new TypesOnly(typeof(PatientQuery))));

        using var response = await AskAsync(server, "{ text(size: 5000) }", null, ("Accept-Encoding", "br"), ("Sec-Fetch-Site", site));

        (response.Content.Headers.ContentEncoding.Count > 0).ShouldBe(expected);
    }

    [Theory]
    [InlineData("?sdl")]
    [InlineData("/ide/graphiql.min.js")]
    public async Task Files_are_compressed_too(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url + path);
        request.Headers.AcceptEncoding.ParseAdd("br");

        using var response = await server.Client.SendAsync(request);

        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        await using var plain = new BrotliStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        (await new StreamReader(plain).ReadToEndAsync()).Length.ShouldBeGreaterThan(1_400);
    }

    [Theory]
    [InlineData("{ books(first: 2) { nodes { title author { name } } } }", "5")]
    [InlineData("mutation { renameBook(input: { id: \"x\", title: \"\" }) { book { id } } }", "2")]
    public async Task The_cost_is_in_the_answer_and_in_a_header(string document, string expected)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await AskAsync(server, document);

        response.Headers.GetValues("GraphQL-Cost").ShouldBe([expected]);
        (await response.Content.ReadAsStringAsync()).ShouldEndWith(",\"extensions\":{\"cost\":" + expected + "}}");
    }

    [Fact]
    public async Task What_costs_nothing_says_so_in_the_header_only()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await AskAsync(server, "{ __typename }");

        response.Headers.GetValues("GraphQL-Cost").ShouldBe(["0"]);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task A_request_that_is_refused_has_no_cost()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await AskAsync(server, "{ nope }");

        response.Headers.Contains("GraphQL-Cost").ShouldBeFalse();
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("cost");
    }

    [Theory]
    [InlineData("mutation { increment }", null, """{"data":null,"extensions":{"cost":0}}""")]
    [InlineData("query ($id: ID!) { book(id: $id) { title } }", null, """{"data":null,"extensions":{"cost":1}}""")]
    [InlineData("subscription { onCount { count } }", null, """{"data":null,"extensions":{"cost":1}}""")]
    [InlineData("query ($id: ID!) { book(id: $id) { title } }", """{"id":null}""", """Variable \"$id\" of non-null type""")]
    [InlineData("mutation { nope }", null, "Cannot query field")]
    public async Task Validation_answers_cost_and_errors_and_runs_nothing(string document, string? variables, string expected)
    {
        await using var server = await TestServer.StartAsync();
        JsonElement? values = variables is null ? null : JsonElement.Parse(variables);

        using var response = await AskAsync(server, document, values, ("GraphQL-Validate", "1"));

        (await response.Content.ReadAsStringAsync()).ShouldContain(expected);
        server.Library.Publish().ShouldBe(1, "the mutation would have counted before");
    }
}
