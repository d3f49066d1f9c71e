using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Execution;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class IntrospectionAccessTests
{
    private static readonly ClaimsPrincipal Anonymous = new(new ClaimsIdentity());
    private static readonly ClaimsPrincipal SignedIn = new(new ClaimsIdentity("test"));

    // The library's own default, which the test server loosens for the other tests.
    private static Task<TestServer> StartAsync(Action<GraphQLOptions>? configure = null) =>
        TestServer.StartAsync(options =>
        {
            options.MayIntrospect = new GraphQLOptions().MayIntrospect;
            configure?.Invoke(options);
        });

    private static async Task<string> ErrorOfAsync(TestServer server, string query, ClaimsPrincipal user) =>
        (await server.Executor.ExecuteAsync(new(query), server.Services, user, TestContext.Current.CancellationToken)).Errors is [var error]
            ? $"{error.Code}: {error.Message}"
            : "";

    [Theory]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ __type(name: \"Book\") { name } }")]
    [InlineData("query ($no: Boolean = false) { ...F @include(if: $no) } fragment F on Query { __schema { description } }")]
    public async Task Introspection_is_for_those_who_have_signed_in(string query)
    {
        await using var server = await StartAsync();

        // The second time the operation is known.
        for (var i = 0; i < 2; i++)
        {
            (await ErrorOfAsync(server, query, Anonymous)).ShouldStartWith(
                "UNAUTHENTICATED: Introspection is for callers who have signed in."
            );
            (await ErrorOfAsync(server, query, SignedIn)).ShouldBe("");
        }
    }

    [Fact]
    public async Task The_name_of_a_type_is_no_introspection()
    {
        await using var server = await StartAsync();

        (await ErrorOfAsync(server, "{ __typename books(first: 1) { __typename } }", Anonymous)).ShouldBe("");
    }

    [Theory]
    [InlineData("{ boks { totalCount } }", "GRAPHQL_VALIDATION_FAILED: Cannot query field \"boks\" on type \"Query\".")]
    [InlineData("{ books(frst: 1) { totalCount } }", "GRAPHQL_VALIDATION_FAILED: Unknown argument \"frst\" on field \"Query.books\".")]
    [InlineData("{ node(id: 1) { title } }", "GRAPHQL_VALIDATION_FAILED: Cannot query field \"title\" on type \"Node\".")]
    [InlineData(
        "{ books(where: { genres: FICTIO }) { totalCount } }",
        "GRAPHQL_VALIDATION_FAILED: Value \"FICTIO\" does not exist in \"Genre\" enum."
    )]
    public async Task Suggestions_are_too(string query, string expected)
    {
        await using var server = await StartAsync();

        (await ErrorOfAsync(server, query, Anonymous)).ShouldBe(expected);
        (await ErrorOfAsync(server, query, SignedIn)).ShouldStartWith(expected + " Did you mean ");
    }

    [Theory]
    [InlineData(
        "FICTIO",
        "at \"w.genres[0]\"; Value \"FICTIO\" does not exist in \"Genre\" enum.",
        " Did you mean the enum value \"FICTION\"?"
    )]
    [InlineData(null, "; Field \"genre\" is not defined by type \"BookFilterInput\".", " Did you mean \"genres\"?")]
    public async Task Suggestions_for_variables_are_too(string? genre, string expected, string suggestion)
    {
        await using var server = await StartAsync();
        var variables = genre is null ? (object)new { w = new { genre = 1 } } : new { w = new { genres = new[] { genre } } };
        var request = new GraphQLRequest(
            "query ($w: BookFilterInput) { books(first: 1, where: $w) { totalCount } }",
            Variables: JsonSerializer.SerializeToElement(variables)
        );

        (await MessageOfAsync(Anonymous)).ShouldEndWith(expected);
        (await MessageOfAsync(SignedIn)).ShouldEndWith(expected + suggestion);

        async Task<string> MessageOfAsync(ClaimsPrincipal user)
        {
            var result = await server.Executor.ExecuteAsync(request, server.Services, user, TestContext.Current.CancellationToken);
            return result.Errors.ShouldHaveSingleItem().Message;
        }
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task The_text_of_the_schema_is_too_unless_it_is_public(bool isPublic, HttpStatusCode expected)
    {
        await using var server = await StartAsync(options => options.IsSchemaPublic = isPublic);

        using var response = await server.Client.GetAsync(server.Url + "?sdl", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(expected);
        (await response.Content.ReadAsStringAsync()).Contains("type Book").ShouldBe(isPublic);
    }

    [Fact]
    public async Task Over_HTTP_an_anonymous_caller_gets_the_refusal_as_a_request_error()
    {
        await using var server = await StartAsync();

        using var response = await server.Client.PostAsJsonAsync(server.Url, new { query = "{ __schema { description } }" });

        var body = await response.Content.ReadAsStringAsync();
        body.ShouldContain("UNAUTHENTICATED");
        body.ShouldNotContain("data");
    }
}
