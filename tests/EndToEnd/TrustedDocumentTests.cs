using AltProvision.GraphQL.Execution;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>The host's settings for trusted documents, as an operator sets them.</summary>
public sealed class TrustedDocumentTests(PostgresFixture postgres) : IDisposable
{
    private const string Document = "query Me { viewer { organisation } }\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("altprovision-trusted-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Only_what_is_in_the_folder_runs()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "me.graphql"), Document);
        await using var host = await HostProcess.StartAsync(await postgres.CreateDatabaseAsync(), more: Settings(folder.FullName));
        using var client = new GraphQLClient(host);
        var token = client.TokenOf("head");

        var byHash = await client.PostAsync(token, new { documentId = "sha256:" + TrustedDocuments.HashOf(Document) });
        var sameText = await client.PostAsync(token, new { query = Document });
        var otherText = await client.PostAsync(token, new { query = "{ viewer { organisation } }" });

        byHash.GetProperty("data").GetProperty("viewer").GetProperty("organisation").GetString().ShouldNotBeNullOrEmpty();
        sameText.TryGetProperty("errors", out _).ShouldBeFalse();
        otherText.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("Only trusted documents run here");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_ends_the_start() =>
        await EndsWithAsync(Path.Combine(folder.FullName, "missing"), "missing, is not there. Make it, or name another.");

    [Fact]
    public async Task Only_without_a_folder_ends_the_start() => await EndsWithAsync("", "there is no folder of them. Name one.");

    [Fact]
    public async Task A_file_that_was_changed_since_it_was_named_ends_the_start()
    {
        var file = Path.Combine(folder.FullName, TrustedDocuments.HashOf(Document) + ".graphql");
        await File.WriteAllTextAsync(file, Document + "# changed");

        await EndsWithAsync(folder.FullName, $"{file} is named after a hash that its text does not have");
    }

    [Fact]
    public async Task A_document_that_the_schema_does_not_allow_ends_the_start()
    {
        var file = Path.Combine(folder.FullName, "me.graphql");
        await File.WriteAllTextAsync(file, "{ viwer { organisation } }");

        await EndsWithAsync(folder.FullName, $"{file}:1:3 cannot be run by this server: Cannot query field \"viwer\"");
    }

    private async Task EndsWithAsync(string path, string message)
    {
        var said = await HostProcess.RefusesToStartAsync(
            await postgres.CreateDatabaseAsync(),
            // Its documents are trusted as well, and would do without a folder.
            new Dictionary<string, string>(Settings(path)) { ["AltProvision__AdminUi__Folder"] = "none" }
        );

        said.ShouldContain("AltProvision:GraphQL:TrustedDocuments: ");
        said.ShouldContain(message);
        said.ShouldNotContain("   at ", Case.Sensitive, "a stack trace is no message for people");
    }

    private static Dictionary<string, string> Settings(string path) =>
        new() { ["AltProvision__GraphQL__TrustedDocuments__Folder"] = path, ["AltProvision__GraphQL__TrustedDocuments__Only"] = "true" };
}
