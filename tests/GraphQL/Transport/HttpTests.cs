using System.Net;
using System.Text;
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

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Bodies_that_are_no_JSON_are_unsupported(string? contentType)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, Json, """{"query":"{ __typename }"}""", contentType);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
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
            System.Text.RegularExpressions.Match file in System.Text.RegularExpressions.Regex.Matches(page, "(?:src|href)=\"([^\"]+)\"")
        )
        {
            (await server.Client.GetAsync(new Uri(server.Url, file.Groups[1].Value))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }
}
