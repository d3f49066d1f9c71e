using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

public sealed class DemoWithEmergencies(PostgresFixture postgres) : DemoFixture(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await EmergencyStory.RunAsync(Product);
        await DocumentStory.RunAsync(Product);
        await CorrectAndHoldAsync();
        await Product.Services.GetRequiredService<RetentionSchedule>().RunAsync(enforce: false, "test", CancellationToken.None);
    }

    private async Task CorrectAndHoldAsync()
    {
        var (head, officer) = (DemoViewers.Of("head"), DemoViewers.Of("commissioner"));
        var found = (await Product.SendAsync(head, new ListPupils(new(First: 1), new(IsOnRoll: true), null, false))).Nodes.Single();
        var details = new PupilDetails("Corrected", found.FamilyName, found.BirthDate, found.Upn?.Value, HomeLaCode: found.HomeLaCode);
        var corrected = await Product.SendAsync(head, new CorrectPupil(found.Id, found.Version, details, "As on the certificate."));
        await Product.SendAsync(officer, new HoldRecords(found.Id, corrected.Value!.Version, "A claim was announced."));
    }
}

/// <summary>
/// What PostgreSQL itself shows of each table when nothing in the product asks for less: plain <c>select</c> as the product's role, compared
/// with what the viewer may see, which is worked out here from the data as its owner.
/// </summary>
public sealed class RowSecurityTests(DemoWithEmergencies demo) : IClassFixture<DemoWithEmergencies>
{
    // For everybody who is signed in: open data, and what is said of providers.
    private static readonly string[] Open =
    [
        "school_roll.school",
        "school_roll.school_link",
        "school_roll.local_authority",
        "school_roll.term_calendar",
        "school_roll.bank_holiday",
        "school_roll.postcode_place",
        "school_roll.imported_file",
        "providers.provider",
        "providers.site",
        "providers.offer",
        "providers.evidence",
        "providers.safeguarding_confirmation",
        "providers.approval",
        "providers.approval_decision",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Role => demo.Product.DataSources.Main;

    private NpgsqlDataSource Owner => demo.Product.DataSource;

    public static TheoryData<string> Viewers => [.. DemoViewers.Keys];

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task It_alone_shows_each_viewer_what_is_theirs_and_nothing_else(string key)
    {
        var viewer = DemoViewers.Of(key);
        foreach (var table in ExpectedRows.Tables)
        {
            var expected = await ExpectedRows.OfAsync(Owner, table, viewer, demo.Product.Clock);
            var shown = await AskAsync(viewer, $"select ({table.Key})::text from {table.Name} order by 1");

            shown.ShouldBe(expected, $"{key} on {table.Name}");
        }
    }

    [Fact]
    public async Task The_demo_has_rows_to_hide_in_almost_every_table()
    {
        var empty = new List<string>();
        foreach (var table in ExpectedRows.Tables)
        {
            if (await CountAsync(table.Source) == 0)
            {
                empty.Add(table.Source);
            }
        }

        empty.ShouldBeSubsetOf([
            "placements.granted_override",
            "reviews.provider_report",
            "access.client_grant",
            "access.revocation",
            "audit.seal",
        ]);
    }

    [Fact]
    public async Task Whoever_is_not_named_sees_no_row()
    {
        foreach (var table in ExpectedRows.Tables)
        {
            // A connection that an earlier viewer has used is told anew: here it is told that nobody asks.
            (await AskAsync(Viewer.Anonymous, $"select count(*)::text from {table.Name}")).ShouldBe(["0"], table.Name);
        }
    }

    [Fact]
    public async Task Every_table_has_a_policy_or_is_open_by_name()
    {
        const string Unguarded = """
            select schemaname || '.' || tablename from pg_tables
            where schemaname in ('school_roll', 'referrals', 'providers', 'placements', 'reviews', 'transitions', 'safeguarding', 'access', 'audit')
              and not rowsecurity and tablename <> 'migration'
              and not exists (select from pg_inherits where inhrelid = format('%I.%I', schemaname, tablename)::regclass) order by 1
            """;
        await using var command = Owner.CreateCommand(Unguarded);

        (await ExpectedRows.ReadAsync(command)).ShouldBe(Open.Order(StringComparer.Ordinal));
    }

    // A view looks at its tables as their owner, past their policies: it has to bring its own.
    [Fact]
    public async Task Every_view_has_its_policy_in_it_and_is_looked_through_here()
    {
        await using var command = Owner.CreateCommand(
            $"""
            select c.oid::regclass::text || case when 'security_barrier=true' = any (coalesce(c.reloptions, array[]::text[])) then '' else ' is no barrier' end
            from pg_class c
            where c.relkind in ('v', 'm') and has_table_privilege('{RowSecurity.Role}', c.oid, 'select')
              and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') and c.oid::regclass::text <> 'audit.trail'
            order by 1
            """
        );

        (await ExpectedRows.ReadAsync(command)).ShouldBe(
            ExpectedRows.Tables.Where(t => t.Name != t.Source).Select(t => t.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_role_owns_nothing_and_passes_no_policy_by()
    {
        await using var command = Owner.CreateCommand(
            $"""
            select (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit)::text from pg_roles where rolname = '{RowSecurity.Role}'
            union all select count(*)::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = '{RowSecurity.Role}'
            """
        );

        (await ExpectedRows.ReadAsync(command)).ShouldBe(["false", "0"]);
    }

    [Theory]
    [InlineData("update audit.entry set action = 'x'")]
    [InlineData("delete from audit.entry")]
    [InlineData("truncate audit.entry")]
    [InlineData("update audit.seal set hash = previous")]
    [InlineData("delete from audit.seal")]
    [InlineData("alter table audit.entry disable trigger append_only")]
    [InlineData("select nextval('audit.entry_position')")]
    [InlineData("update audit.trail set action = 'x'")]
    [InlineData("insert into audit.retention_run select gen_random_uuid(), '', now(), true, '', 1, 0, 0, 0, 0, null")]
    [InlineData("delete from safeguarding.narrative_key")]
    [InlineData("delete from school_roll.pupil")]
    [InlineData("delete from placements.attendance_mark")]
    [InlineData("truncate safeguarding.narrative_key")]
    [InlineData("alter table safeguarding.narrative_key disable trigger never_deleted")]
    [InlineData("update audit.migration set \"ProductVersion\" = ''")]
    [InlineData("alter table placements.placement disable row level security")]
    [InlineData("update school_roll.migration set \"ProductVersion\" = ''")]
    [InlineData("set role altprovision_owner")]
    public async Task The_role_may_not(string sql)
    {
        await using var command = Role.CreateCommand(sql);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState.ShouldBe(
            PostgresErrorCodes.InsufficientPrivilege
        );
    }

    [Fact]
    public async Task The_role_deletes_what_is_transient_and_nothing_else()
    {
        await using var command = Owner.CreateCommand(
            $"""
            select distinct tablename from pg_tables
            where schemaname in ('school_roll', 'referrals', 'providers', 'placements', 'reviews', 'transitions', 'safeguarding', 'access', 'audit')
              and has_table_privilege('{RowSecurity.Role}', format('%I.%I', schemaname, tablename), 'delete, truncate') order by 1
            """
        );

        (await ExpectedRows.ReadAsync(command)).ShouldBe(["idempotency_entry", "inbox_entry", "outbox_message", "revocation"]);
    }

    [Fact]
    public async Task No_partition_of_the_audit_is_reached_past_its_table()
    {
        await using var command = Owner.CreateCommand(
            $"""
            select count(*) filter (where has_table_privilege('{RowSecurity.Role}', inhrelid, 'select, insert, update, delete, truncate'))
                || ' of ' || (count(*) > 10)::text from pg_inherits where inhparent = 'audit.entry'::regclass
            """
        );

        (await ExpectedRows.ReadAsync(command)).ShouldBe(["0 of true"]);
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task The_trail_names_ones_own_people_only_and_tells_of_concerns_to_leads_what_their_own_did(string key)
    {
        var viewer = DemoViewers.Of(key);
        foreach (var (other, dataClass) in Viewers.SelectMany(o => new[] { (o.Data, "Personal"), (o.Data, "Safeguarding") }))
        {
            await AskAsync(DemoViewers.Of(other), EntryOf(DemoViewers.Of(other).Organisation, other, dataClass));
        }

        var own = $"organisation = '{viewer.Organisation}'";
        var ofConcerns = viewer.IsIn(Kernel.Role.SafeguardingLead) ? own : "false";
        await using var command = Owner.CreateCommand(
            $"""
            select concat_ws('|', position, action, case when {own} then subject end, case when {own} then reason end) from audit.entry
            where data_class <> 'Safeguarding' or {ofConcerns} order by position
            """
        );
        var expected = await ExpectedRows.ReadAsync(command);

        var shown = await AskAsync(viewer, "select concat_ws('|', position, action, subject, reason) from audit.trail order by position");

        shown.ShouldBe(expected);
        shown.Length.ShouldBeLessThan((int)await CountAsync("audit.entry"));
        (await AskAsync(Viewer.Anonymous, "select count(*)::text from audit.trail")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task An_entry_is_added_in_the_name_of_ones_own_organisation_only_and_a_seal_by_the_product()
    {
        const string Seal = "insert into audit.seal values (-1, now(), 0, 0, '', '', '')";
        var head = DemoViewers.Of("head");

        await AskAsync(head, EntryOf(head.Organisation, "x", "Personal"));

        foreach (
            var (viewer, sql) in new[]
            {
                (head, EntryOf(DemoViewers.Of("commissioner").Organisation, "x", "Personal")),
                (head, EntryOf("system", "x", "Personal")),
                (Viewer.Anonymous, EntryOf(Viewer.Anonymous.Organisation, "x", "Personal")),
                (Viewer.Anonymous, EntryOf(":", "x", "Personal")),
                (head, Seal),
                (Viewer.Anonymous, Seal),
            }
        )
        {
            (await Should.ThrowAsync<PostgresException>(() => AskAsync(viewer, sql), sql)).SqlState.ShouldBe(
                PostgresErrorCodes.InsufficientPrivilege
            );
        }
    }

    [Fact]
    public async Task A_row_of_somebody_else_is_not_written()
    {
        var head = DemoViewers.Of("head");
        var other = Guid.CreateVersion7();
        (await AskAsync(head, "select 'one' from reviews.review_schedule limit 1")).ShouldBe(["one"]);

        (
            await Should.ThrowAsync<PostgresException>(() =>
                AskAsync(head, $"update reviews.review_schedule set school_id = '{other}' returning placement_id::text")
            )
        ).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Two_who_share_connections_do_not_see_each_others_rows()
    {
        string[] people = ["head", "commissioner", "manager", "other-dsl"];
        var expected = new Dictionary<string, string[]>();
        foreach (var person in people)
        {
            expected[person] = await AskAsync(DemoViewers.Of(person), "select id::text from placements.placement order by 1");
        }

        await Parallel.ForAsync(
            0,
            200,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop },
            async (turn, _) =>
            {
                var person = people[turn % people.Length];
                (await AskAsync(DemoViewers.Of(person), "select id::text from placements.placement order by 1")).ShouldBe(expected[person]);
            }
        );

        expected.Values.Select(ids => ids.Length).Distinct().Count().ShouldBeGreaterThan(1, "else all see the same");
    }

    private static string EntryOf(string organisation, string subject, string dataClass) =>
        "insert into audit.entry (at, kind, subject, organisation, source, action, data_class, records, reason) "
        + $"values (now(), 'Read', '{subject.Replace("'", "''", StringComparison.Ordinal)}', '{organisation}', '', 'x', '{dataClass}', '{{}}', 'y')";

    private async Task<string[]> AskAsync(Viewer viewer, string sql)
    {
        await using var batch = Role.CreateBatch();
        batch.BatchCommands.Add(RowSecurity.NameInBatch(viewer, demo.Product.Clock));
        batch.BatchCommands.Add(new(sql));
        await using var reader = await batch.ExecuteReaderAsync(Stop);
        await reader.NextResultAsync(Stop);
        return await ExpectedRows.ReadAsync(reader);
    }

    private async Task<long> CountAsync(string table)
    {
        await using var command = Owner.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
