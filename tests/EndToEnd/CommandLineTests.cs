using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>The host's commands, each as a process of its own.</summary>
public sealed class CommandLineTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Header =
        "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),Easting,Northing";

    private readonly string folder = Directory.CreateTempSubdirectory("altprovision-cli-").FullName;
    private Dictionary<string, string> settings = [];

    public async ValueTask InitializeAsync() =>
        settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory,
            ["ConnectionStrings__AltProvision"] = await postgres.CreateDatabaseAsync(),
            ["AltProvision__Postgres__DataFolder"] = Path.Combine(folder, "postgres"),
        };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_import_says_what_it_did_and_the_second_one_that_nothing_changed()
    {
        var file = await WriteAsync(Header, "100001,332,4001,Alpha School,Community school,Open,390000,290000");

        var (first, said) = await RunAsync("import", "establishments", file);
        var (second, again) = await RunAsync("import", "establishments", file);

        (first, second).ShouldBe((0, 0));
        said.ShouldContain("1 added.");
        again.ShouldContain("Nothing changed.");
    }

    [Fact]
    public async Task A_bad_row_is_reported_by_line_and_column_and_the_rest_goes_in()
    {
        var file = await WriteAsync(
            Header,
            "100001,332,4001,Alpha School,Community school,Open,390000,290000",
            ",332,4002,No Number School,Community school,Open,390000,290000",
            "100003,332,4003,Beta School,Community school,Open,east,290000"
        );

        var (exitCode, said) = await RunAsync("import", "establishments", file);

        exitCode.ShouldBe(1);
        said.ShouldContain("line 3");
        said.ShouldContain("URN");
        said.ShouldContain("line 4");
        said.ShouldContain("Easting");
        said.ShouldContain("1 added.");
    }

    [Theory]
    [InlineData(2, "There is no command 'frobnicate'.", "frobnicate")]
    [InlineData(0, "serve", "help")]
    [InlineData(0, "type Mutation", "schema", "print")]
    [InlineData(0, "ENG-REF-002", "rules", "list")]
    [InlineData(0, "0 refused", "rules", "verify")]
    [InlineData(0, "The database is up to date.", "migrate")]
    [InlineData(0, "No event is set aside.", "outbox", "list")]
    [InlineData(0, "Nothing is revoked.", "access", "list")]
    [InlineData(0, "are refused", "access", "revoke", "--issuer", "altprovision-development", "--subject", "demo:head")]
    [InlineData(1, "does not believe that identity provider", "access", "revoke", "--issuer", "https://no", "--subject", "somebody")]
    [InlineData(1, "usage: access revoke", "access", "revoke")]
    [InlineData(0, "0 entries are as they were written", "audit", "verify")]
    [InlineData(0, "Nothing is sealed yet.", "audit", "verify", "--head")]
    [InlineData(0, "Nothing was destroyed.", "retention")]
    [InlineData(0, "0 records were destroyed.", "retention", "--enforce", "The head of service: yearly review.")]
    [InlineData(1, "usage: retention", "retention", "--enforce")]
    [InlineData(1, "usage: subject-access", "subject-access", "--format", "json")]
    [InlineData(1, "usage: audit verify", "audit", "verify", "--since", "yesterday")]
    [InlineData(1, "There is no demo person 'nobody'", "token", "nobody")]
    [InlineData(2, "There is no file", "import", "establishments", "missing.csv")]
    public async Task Commands_answer_and_exit_as_they_say(int exitCode, string text, params string[] command)
    {
        var (code, said) = await RunAsync(command);

        said.ShouldContain(text);
        code.ShouldBe(exitCode, said);
    }

    [Fact]
    public async Task A_key_of_narratives_is_made_used_and_listed()
    {
        var (_, before) = await RunAsync("narratives", "keys");
        var (made, said) = await RunAsync("narratives", "new-key");
        var (rotated, after) = await RunAsync("narratives", "rotate");

        (made, rotated).ShouldBe((0, 0));
        before.ShouldContain("locks 0 records, in use");
        said.ShouldContain("is in use from now on");
        after.ShouldContain("0 records were locked again");
        after.Split('\n').Count(line => line.Contains("locks 0 records", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_folder_for_keys_of_narratives_it_is_said_what_to_do()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Staging";

        var (exitCode, said) = await RunAsync("narratives", "keys");

        exitCode.ShouldBe(1);
        said.ShouldContain("AltProvision:NarrativeKeys:Folder names no folder");
    }

    [Fact]
    public async Task An_audit_that_was_tampered_with_is_found_and_the_entry_named()
    {
        await RunAsync(
            "import",
            "establishments",
            await WriteAsync(Header, "100001,332,4001,Alpha School,Community school,Open,390000,290000")
        );
        await using (await HostProcess.StartAsync(settings["ConnectionStrings__AltProvision"]))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (await ScalarAsync("select count(*) from audit.seal") == 0)
            {
                await Task.Delay(200, patience.Token);
            }
        }

        var (before, whole) = await RunAsync("audit", "verify");
        var entry = await ScalarAsync(
            """
            alter table audit.entry disable trigger append_only;
            update audit.entry set subject = 'nobody' where action like 'Import%' returning position
            """
        );
        var (after, broken) = await RunAsync("audit", "verify");

        whole.ShouldContain("entries are as they were written; ");
        broken.ShouldContain($"BROKEN. Entry {entry} was altered after it was sealed");
        (before, after).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Production_without_an_identity_provider_is_refused()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";

        var (exitCode, said) = await RunAsync("serve");

        exitCode.ShouldBe(1);
        said.ShouldContain("AltProvision:SignIn:Issuers:0:Authority");
    }

    [Fact]
    public async Task Production_with_development_sign_in_is_refused()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["AltProvision__SignIn__Issuers__0__Authority"] = "https://identity.invalid";
        settings["AltProvision__SignIn__Issuers__0__Audience"] = "altprovision";
        settings["AltProvision__SignIn__Development"] = "true";

        var (exitCode, said) = await RunAsync("serve");

        exitCode.ShouldBe(1);
        said.ShouldContain("development sign-in is refused in Production");
    }

    [Fact]
    public async Task Production_issues_no_tokens()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";

        var (exitCode, said) = await RunAsync("token", "head");

        exitCode.ShouldBe(1);
        said.ShouldContain("Tokens are issued in development only");
    }

    [Fact]
    public async Task Production_without_a_server_is_refused()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["ConnectionStrings__AltProvision"] = "";
        settings["AltProvision__SignIn__Issuers__0__Authority"] = "https://identity.invalid";
        settings["AltProvision__SignIn__Issuers__0__Audience"] = "altprovision";

        var (exitCode, said) = await RunAsync("serve");

        exitCode.ShouldBe(1);
        said.ShouldContain("ConnectionStrings:AltProvision");
    }

    [Theory]
    [InlineData("", "Add SSL Mode=VerifyFull")]
    [InlineData(";SSL Mode=VerifyFull", "cannot be used")]
    public async Task Production_speaks_to_a_database_elsewhere_by_TLS_only(string line, string why)
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["ConnectionStrings__AltProvision"] = "Host=database.invalid;Username=owner;Password=for-nobody" + line;
        settings["AltProvision__SignIn__Issuers__0__Authority"] = "https://identity.invalid";
        settings["AltProvision__SignIn__Issuers__0__Audience"] = "altprovision";

        var (exitCode, said) = await RunAsync("serve");

        exitCode.ShouldBe(1);
        said.ShouldContain(why);
        said.ShouldNotContain("for-nobody");
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(settings["ConnectionStrings__AltProvision"]);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] command) => HostProcess.CommandAsync(command, settings);

    private async Task<string> WriteAsync(params string[] lines)
    {
        var file = Path.Combine(folder, "register.csv");
        await File.WriteAllLinesAsync(file, lines);
        return file;
    }
}
