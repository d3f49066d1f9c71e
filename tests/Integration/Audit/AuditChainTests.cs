using AltProvision.Kernel;
using AltProvision.Safeguarding;
using AltProvision.Tests.Integration.Safeguarding;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.Safeguarding.Neighbourhood;

namespace AltProvision.Tests.Integration.Audit;

/// <summary>What stands in the audit is what was done, all of it, and nobody changes it without being found out.</summary>
public sealed class AuditChainTests(PostgresFixture postgres) : IAsyncLifetime
{
    // Partitions of two academic years, and the one for what lies outside.
    private const string Fill = """
        insert into audit.entry (at, kind, subject, organisation, source, action, record_type, data_class, records)
        select (array['2025-10-01', '2026-10-01', '2101-01-01'])[n % 3 + 1]::timestamptz + n * interval '1 second',
            'Read', 'person-' || n, 'la:332', 'graph', 'pupils', 'Pupil', 'Personal', array[gen_random_uuid(), gen_random_uuid()]
        from generate_series(1, 30) n
        """;

    private Product product = null!;
    private string connectionString = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AuditSealer Sealer => product.Services.GetRequiredService<AuditSealer>();

    public async ValueTask InitializeAsync()
    {
        connectionString = await postgres.CreateDatabaseAsync(Stop);
        product = await Product.StartAsync(
            connectionString,
            services =>
            {
                Neighbourhood.AddTo(services);
                // Sealed when a test says so; ten entries fill a seal.
                services.AddSingleton(new AuditOptions { SealEvery = TimeSpan.FromDays(1), MostInSeal = 10 });
            }
        );
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_change_is_on_record_with_all_that_is_known_of_it()
    {
        var concern = await RaiseAsync(product);

        (
            await ScalarAsync<string>(
                "select concat_ws('|', kind, subject, organisation, source, record_type, data_class, records[1]) from audit.entry where action = 'RaiseConcern'"
            )
        ).ShouldBe($"Change|tutor|provider:{Provider.Value}|safeguarding|Concern|Safeguarding|{concern.Id.Value}");
    }

    [Fact]
    public async Task What_does_not_happen_is_not_on_record()
    {
        var transaction = product.Services.GetRequiredService<ModuleTransaction>();
        await using var scope = product.CreateScope(Tutor);
        var db = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>();

        await transaction.RunAsync(db, "Refused", _ => Task.FromResult((false, AuditedRecord.None)), Stop);
        await Should.ThrowAsync<TimeoutException>(() =>
            transaction.RunAsync(
                db,
                "Failed",
                async token =>
                {
                    db.PutOnRecord(AuditKind.Change, product.Clock.GetUtcNow(), "Failed", AuditedRecord.None);
                    await db.SaveChangesAsync(token);
                    throw new TimeoutException();
                },
                Stop
            )
        );

        (await ScalarAsync<long>("select count(*) from audit.entry where action in ('Refused', 'Failed')")).ShouldBe(0);
    }

    [Theory]
    [InlineData("update audit.entry set subject = 'nobody'")]
    [InlineData("delete from audit.entry")]
    [InlineData("truncate audit.entry")]
    [InlineData("update audit.entry_2026 set subject = 'nobody'")]
    [InlineData("delete from audit.entry_2025")]
    [InlineData("truncate audit.entry_other")]
    [InlineData("update audit.seal set hash = ''")]
    [InlineData("delete from audit.seal")]
    [InlineData("truncate audit.seal")]
    public async Task Not_even_the_owner_changes_or_removes_what_is_on_record(string sql)
    {
        await FillAsync();

        var refusal = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(sql));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
    }

    [Fact]
    public async Task No_replication_mode_lets_a_change_through_and_no_partition_is_without_its_trigger()
    {
        (
            await ScalarAsync<long>(
                """
                select count(*) from pg_class c where relnamespace = 'audit'::regnamespace and relkind in ('r', 'p') and relname <> 'migration'
                    and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only' and t.tgenabled = 'A')
                """
            )
        ).ShouldBe(0);
        (await ScalarAsync<long>("select count(*) from pg_class where relkind = 'r' and relname like 'entry\\_%'")).ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Nobody_who_adds_an_entry_chooses_its_position_or_needs_the_sequence_and_nobody_has_a_right_without_a_grant()
    {
        await ExecuteAsync(
            """
            insert into audit.entry (position, at, kind, subject, organisation, source, action, data_class, records)
                values (-7, now(), 'Read', 'somebody', 'la:332', 'graph', 'x', 'Personal', array[]::uuid[])
            """
        );

        (await ScalarAsync<long>("select count(*) from audit.entry where position > 0 and action = 'x'")).ShouldBe(1);
        (await ScalarAsync<bool>("select prosecdef from pg_proc where oid = 'audit.place_entry'::regproc")).ShouldBeTrue();
        (
            await ScalarAsync<long>(
                "select count(*) from pg_class c, aclexplode(relacl) a where relnamespace = 'audit'::regnamespace and a.grantee = 0"
            )
        ).ShouldBe(0);
    }

    [Fact]
    public async Task An_untouched_audit_is_found_as_it_was_written()
    {
        await FillAsync();
        await ExecuteAsync(Fill);

        var finding = await VerifyAsync();

        finding.Broken.ShouldBeNull();
        finding.Entries.ShouldBeGreaterThanOrEqualTo(30);
        finding.Unsealed.ShouldBe(30);
        finding.Head!.Value.Number.ShouldBeGreaterThanOrEqualTo(3);
    }

    /// <summary>What is done to the audit behind the triggers, and what has to be said of it; {n} is the position of the nth entry.</summary>
    [Theory]
    [InlineData("update audit.entry set subject = 'nobody' where position = {14}", "Entry {14} was altered")]
    [InlineData("update audit.entry set organisation = 'la:333' where position >= {15}", "Entry {15} was altered")]
    [InlineData("update audit.entry set at = at + interval '1 microsecond' where position = {3}", "Entry {3} was altered")]
    [InlineData("update audit.entry set at = '9999-01-01' where position = {3}", "Entry {3} was altered")]
    [InlineData("update audit.entry set kind = 'Change' where position = {30}", "Entry {30} was altered")]
    [InlineData("update audit.entry set source = 'graphs' where position = {1}", "Entry {1} was altered")]
    [InlineData("update audit.entry set action = 'pupil' where position = {8}", "Entry {8} was altered")]
    [InlineData("update audit.entry set record_type = null where position = {8}", "Entry {8} was altered")]
    [InlineData("update audit.entry set data_class = 'Public' where position = {8}", "Entry {8} was altered")]
    [InlineData("update audit.entry set records = records[2:2] || records[1:1] where position = {8}", "Entry {8} was altered")]
    [InlineData("update audit.entry set records = array[]::uuid[] where position = {8}", "Entry {8} was altered")]
    [InlineData("update audit.entry set reason = '' where position = {8}", "Entry {8} was altered")]
    [InlineData("update audit.entry set address = '192.0.2.1' where position = {8}", "Entry {8} was altered")]
    [InlineData("update audit.entry set request_id = 'r' where position = {8}", "Entry {8} was altered")]
    [InlineData(
        "update audit.entry set subject = subject || organisation, organisation = '' where position = {8}",
        "Entry {8} was altered"
    )]
    [InlineData("delete from audit.entry where position = {21}", "Entry {21} is missing")]
    [InlineData("delete from audit.entry where position >= {26}", "Entry {26} is missing")]
    [InlineData("truncate audit.entry_other", "Entry {2} is missing")]
    [InlineData(
        "update audit.entry set position = case position when {5} then {6} else {5} end where position in ({5}, {6})",
        "Entry {5} "
    )]
    [InlineData("update audit.entry set position = {12} + 1000000 where position = {12}", "Entry {12} is missing")]
    [InlineData(
        "insert into audit.entry select {9}, at + interval '1 day', kind, subject, organisation, source, action, record_type, data_class, records from audit.entry where position = {9}",
        "Entry {9}"
    )]
    [InlineData(
        "insert into audit.entry select -5, at, kind, subject, organisation, source, action, record_type, data_class, records from audit.entry where position = {9}",
        "Entry -5"
    )]
    [InlineData("update audit.seal set digests = overlay(digests placing '\\x00' from 60) where number = 2", "Seal 2, ")]
    [InlineData("update audit.seal set hash = previous where number = 2", "Seal 2, ")]
    [InlineData("update audit.seal set sealed_at = sealed_at - interval '1 day' where number = 2", "Seal 2, ")]
    [InlineData("delete from audit.seal where number = 2", "Seal 2 is missing")]
    public async Task What_was_done_behind_the_triggers_is_found_and_named(string sql, string said)
    {
        await FillAsync();
        var positions = await PositionsAsync();

        await TamperAsync(Named(sql));
        var finding = await VerifyAsync();

        finding.Broken.ShouldNotBeNull().ShouldContain(Named(said));

        string Named(string text) =>
            System.Text.RegularExpressions.Regex.Replace(text, "{([0-9]+)}", m => $"{positions[int.Parse(m.Groups[1].Value, null) - 1]}");
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_with_its_seals_is_found_by_a_head_that_was_kept()
    {
        await FillAsync();
        var kept = await HeadAsync();

        await TamperAsync(
            $"""
            delete from audit.entry where position > (select last_position from audit.seal where number = {kept.Number - 1});
            delete from audit.seal where number = {kept.Number}
            """
        );

        (await VerifyAsync()).Broken.ShouldBeNull("nothing in the database says that there was more");
        (await VerifyAsync(kept: kept)).Broken.ShouldNotBeNull().ShouldContain("was cut off");
    }

    [Fact]
    public async Task An_audit_that_was_sealed_anew_is_found_by_a_head_that_was_kept()
    {
        await FillAsync();
        var kept = await HeadAsync();

        await TamperAsync("update audit.entry set subject = 'nobody'; delete from audit.seal");
        await SealAsync();

        (await VerifyAsync()).Broken.ShouldBeNull("the forger was thorough");
        (await VerifyAsync(kept: kept)).Broken.ShouldNotBeNull().ShouldContain("another hash");
    }

    [Fact]
    public async Task What_was_sealed_before_a_day_can_be_left_out()
    {
        await FillAsync();
        var first = await ScalarAsync<long>("select min(position) from audit.entry");
        product.Clock.Advance(TimeSpan.FromDays(2));
        await ExecuteAsync(Fill);
        await SealAsync();
        await TamperAsync($"update audit.entry set subject = 'nobody' where position = {first}");

        var since = await VerifyAsync(since: product.Clock.GetUtcNow().AddDays(-1));

        since.Broken.ShouldBeNull();
        since.Entries.ShouldBe(30);
        (await VerifyAsync()).Broken.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_that_commits_late_is_left_out_of_the_chain()
    {
        using var writing = new CancellationTokenSource();
        var sealing = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SealUntilAsync(writing.Token)));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(WriteAsync));
        await writing.CancelAsync();
        await sealing;
        await SealAsync();

        var finding = await VerifyAsync();
        finding.Broken.ShouldBeNull();
        finding.Entries.ShouldBe(await ScalarAsync<long>("select count(*) from audit.entry"));
        (await ScalarAsync<long>("select count(*) from audit.seal")).ShouldBeGreaterThan(5);
    }

    // Some wait between their entries and the commit, some do not commit at all.
    private async Task WriteAsync(int writer)
    {
        for (var i = 0; i < 40; i++)
        {
            await using var connection = await product.DataSource.OpenConnectionAsync(Stop);
            await using var transaction = await connection.BeginTransactionAsync(Stop);
            await using var command = new NpgsqlCommand(
                "insert into audit.entry (at, kind, subject, organisation, source, action, data_class, records) select now(), 'Change', $1, '', '', '', 'Personal', '{}' from generate_series(1, 2)",
                connection
            );
            command.Parameters.AddWithValue($"writer-{writer}");
            await command.ExecuteNonQueryAsync(Stop);
            await Task.Delay((i + writer) % 5 == 0 ? 40 : 1, Stop);
            await ((i + writer) % 7 == 0 ? transaction.RollbackAsync(Stop) : transaction.CommitAsync(Stop));
        }
    }

    // A sealer of its own, as on another host.
    private async Task SealUntilAsync(CancellationToken end)
    {
        var another = ActivatorUtilities.CreateInstance<AuditSealer>(product.Services);
        while (!end.IsCancellationRequested)
        {
            await another.SealAsync(Stop);
            await Task.Delay(2, Stop);
        }
    }

    private async Task FillAsync()
    {
        await ExecuteAsync(Fill);
        await SealAsync();
    }

    /// <summary>Until all is sealed: other tests have transactions on the same server, and these too are waited for.</summary>
    private async Task SealAsync()
    {
        var waited = TimeProvider.System.GetTimestamp();
        while (
            await ScalarAsync<bool>(
                "select exists (select from audit.entry where position > coalesce((select max(last_position) from audit.seal), 0))"
            )
        )
        {
            TimeProvider.System.GetElapsedTime(waited).ShouldBeLessThan(TimeSpan.FromSeconds(30));
            await Sealer.SealAsync(Stop);
            await Task.Delay(5, Stop);
        }
    }

    private async Task<IReadOnlyList<long>> PositionsAsync() =>
        await ScalarAsync<long[]>("select array_agg(position order by position) from audit.entry");

    private async Task<AuditHead> HeadAsync() => (await AuditVerification.ReadHeadAsync(product.DataSource, Stop)).ShouldNotBeNull();

    private Task<AuditFinding> VerifyAsync(DateTimeOffset? since = null, AuditHead? kept = null) =>
        new AuditVerification(product.DataSource).RunAsync(since, kept, Stop);

    // As a superuser may, and somebody who can write the files.
    private Task TamperAsync(string sql) =>
        ExecuteAsync(
            $"""
            alter table audit.entry disable trigger append_only;
            alter table audit.entry disable trigger place;
            alter table audit.entry_other disable trigger append_only;
            alter table audit.seal disable trigger append_only;
            {sql};
            alter table audit.entry enable always trigger place;
            """
        );

    private async Task ExecuteAsync(string sql)
    {
        // Not from the pool: a role or a mode that is set does not stay in it.
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = product.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}
