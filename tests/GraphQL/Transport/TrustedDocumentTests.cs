using System.Net;
using System.Net.Http.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Execution;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class TrustedDocumentTests : IDisposable
{
    private const string Two = "query A { a: __typename }\nquery B { b: __typename }\n";
    private const string One = "query Only($first: Int!) {\n  books(first: $first) { totalCount }\n}\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trusted-documents-");

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<TestServer> StartAsync(bool only = false) =>
        TestServer.StartAsync(options =>
        {
            options.TrustedDocuments.Folder = _folder.FullName;
            options.TrustedDocuments.Only = only;
        });

    private static async Task<string> SendAsync(TestServer server, object body)
    {
        using var response = await server.Client.PostAsJsonAsync(server.Url, body);
        return await response.Content.ReadAsStringAsync();
    }

    private static object ByHash(string hash) => new { extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_of_the_folder_runs_by_its_hash(bool only)
    {
        Write("pages/books.graphql", One);
        await using var server = await StartAsync(only);
        var hash = TrustedDocuments.HashOf(One);
        var variables = new { first = 1 };
        const string Expected = """{"data":{"books":{"totalCount":12}},"extensions":{"cost":""";

        (await SendAsync(server, new { documentId = $"sha256:{hash}", variables })).ShouldStartWith(Expected);
        (
            await SendAsync(server, new { extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } }, variables })
        ).ShouldStartWith(Expected);
        (
            await SendAsync(
                server,
                new
                {
                    query = One,
                    extensions = new { persistedQuery = new { sha256Hash = hash } },
                    variables,
                }
            )
        ).ShouldStartWith(Expected);
        (await SendAsync(server, new { query = One, variables })).ShouldStartWith(Expected);
    }

    [Fact]
    public async Task GET_and_WebSocket_take_the_hash_too()
    {
        Write("books.graphql", One);
        await using var server = await StartAsync(only: true);
        var hash = TrustedDocuments.HashOf(One);
        var variables = Uri.EscapeDataString("""{"first":1}""");
        var persisted = Uri.EscapeDataString("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}");

        (await server.Client.GetStringAsync($"{server.Url}?documentId=sha256:{hash}&variables={variables}")).ShouldContain("12");
        (await server.Client.GetStringAsync($"{server.Url}?extensions={persisted}&variables={variables}")).ShouldContain("12");
        using var connection = await TestSocket.OpenAsync(server);
        await connection.SendAsync(
            $$"""{"id":"a","type":"subscribe","payload":{"documentId":"sha256:{{hash}}","variables":{"first":1} } }"""
        );
        (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("12");
    }

    [Fact]
    public async Task The_name_picks_one_of_several_operations()
    {
        Write("two.graphql", Two);
        await using var server = await StartAsync();
        var documentId = "sha256:" + TrustedDocuments.HashOf(Two);

        (await SendAsync(server, new { documentId, operationName = "B" })).ShouldContain("\"b\"");
        (await SendAsync(server, new { documentId })).ShouldContain("name one in operationName");
        (await SendAsync(server, new { documentId, operationName = "C" })).ShouldContain("There is no operation named");
    }

    [Fact]
    public async Task Nothing_else_runs_where_only_trusted_documents_do()
    {
        Write("two.graphql", Two);
        await using var server = await StartAsync(only: true);

        var free = await SendAsync(server, new { query = "mutation { increment }" });
        var unknown = await SendAsync(server, ByHash(new('0', 64)));

        free.ShouldContain("Only trusted documents run here");
        free.ShouldContain("FORBIDDEN");
        unknown.ShouldContain($"There is no trusted document with the hash {new string('0', 64)}, and nothing else runs here.");
        server.Library.Publish().ShouldBe(1, "the mutation would have counted before");
    }

    [Fact]
    public async Task Clients_that_may_send_the_text_are_told_to_in_their_own_words()
    {
        await using var server = await TestServer.StartAsync();

        (await SendAsync(server, ByHash(new('0', 64)))).ShouldContain("\"message\":\"PersistedQueryNotFound\"");
        (
            await SendAsync(
                server,
                new
                {
                    query = One,
                    documentId = "sha256:" + TrustedDocuments.HashOf(One),
                    variables = new { first = 1 },
                }
            )
        ).ShouldContain("12");
    }

    [Fact]
    public async Task A_hash_has_to_be_that_of_the_text()
    {
        Write("two.graphql", Two);
        await using var server = await StartAsync();

        (await SendAsync(server, new { query = One, documentId = "sha256:" + TrustedDocuments.HashOf(Two) })).ShouldContain(
            "The query's hash is not"
        );
    }

    [Theory]
    [InlineData("""{"documentId":"md5:00"}""")]
    [InlineData("""{"documentId":"sha256:00"}""")]
    [InlineData("""{"documentId":1}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"sha256Hash":"00"}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":1}}""")]
    public async Task What_is_no_hash_is_a_bad_request(string body)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.Client.PostAsync(server.Url, new StringContent(body, null, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("a.graphql", "{ nope }", "a.graphql:1:3 cannot be run by this server: Cannot query field \"nope\" on type \"Query\".")]
    [InlineData("a.graphql", "{", "a.graphql:1:2 cannot be run by this server: Syntax Error")]
    [InlineData("a.graphql", "query A { __typename } query B { nope }", "a.graphql:1:34 cannot be run by this server")]
    [InlineData(
        "0000000000000000000000000000000000000000000000000000000000000000.graphql",
        "{ __typename }",
        "is named after a hash that its text does not have"
    )]
    public async Task A_file_that_cannot_be_run_is_found_at_the_start(string name, string text, string expected)
    {
        Write(name, text);

        (await Should.ThrowAsync<TrustedDocumentException>(() => StartAsync())).Message.ShouldContain(expected);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_found_at_the_start()
    {
        (
            await Should.ThrowAsync<TrustedDocumentException>(() =>
                TestServer.StartAsync(options => options.TrustedDocuments.Folder = Path.Combine(_folder.FullName, "none"))
            )
        ).Message.ShouldContain("is not there");
        (
            await Should.ThrowAsync<TrustedDocumentException>(() => TestServer.StartAsync(options => options.TrustedDocuments.Only = true))
        ).Message.ShouldContain("there is no folder of them");
    }
}
