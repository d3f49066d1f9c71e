using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>
/// What PostgreSQL itself shows of each table when nothing in the product asks for less: plain <c>select</c> as the product's role, compared
/// with what the viewer may see, which is worked out here from the data as its owner.
/// </summary>
public sealed class RowSecurityTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    // Whose rows these are, as conditions on $1: the organisation, and $2: the person.
    private sealed record Table(string Name, string Key, string School, string La, string Provider)
    {
        public string? Lead { get; init; }
    }

    private const string Ours = "school_id = $1::uuid";
    private const string Area = "la_code = $1";
    private const string Their = "provider_id = $1::uuid";
    private const string Nobody = "false";
    private const string PlacedThere = "provider_id = $1::uuid and status <> 'NotAgreed'";
    private const string OnOurRoll = "select pupil_id from school_roll.enrolment where school_id = $1::uuid";
    private const string OfOurArea = """
        select id from school_roll.pupil where home_la_code = $1
        union select pupil_id from school_roll.enrolment where school_la_code = $1
        """;
    private const string WithUs = """
        select pupil_id from school_roll.pupil_provider_access where provider_id = $1::uuid and (until is null or until >= current_date)
        """;

    private static readonly Table[] Tables =
    [
        new("school_roll.pupil", "id", $"id in ({OnOurRoll})", $"id in ({OfOurArea})", $"id in ({WithUs})"),
        new("school_roll.enrolment", "id", $"pupil_id in ({OnOurRoll})", $"pupil_id in ({OfOurArea})", $"pupil_id in ({WithUs})"),
        new("school_roll.pupil_fact", "id", $"pupil_id in ({OnOurRoll})", $"pupil_id in ({OfOurArea})", $"pupil_id in ({WithUs})"),
        new("referrals.referral", "id", Ours, $"{Area} and (status <> 'Draft' or school_id is null)", Nobody),
        new("placements.placement", "id", Ours, Area, PlacedThere),
        new("placements.attendance_mark", "id", Ours, Area, Their),
        new(
            "placements.party_answer_entry",
            "placement_id::text || number",
            $"placement_id in (select id from placements.placement where {Ours})",
            $"placement_id in (select id from placements.placement where {Area})",
            $"placement_id in (select id from placements.placement where {PlacedThere})"
        ),
        new("placements.granted_override", "id", Nobody, Area, Nobody),
        new("reviews.review", "id", Ours, Area, Their),
        new("reviews.review_schedule", "placement_id", Ours, Area, Their),
        new("reviews.provider_report", "id", Ours, Area, Their),
        new("transitions.transition", "id", Ours, Area, Their),
        new("providers.commissioner_check", "id", Ours, Area, Their),
        new("safeguarding.concern", "id", Raised, Raised, Raised) { Lead = $"{Raised} or id in ({Addressed})" },
        new("safeguarding.acknowledgement", "concern_id::text || at", RaisedFor, RaisedFor, RaisedFor)
        {
            Lead = $"{RaisedFor} or concern_id in ({Addressed})",
        },
        new("safeguarding.concern_recipient", "concern_id::text || organisation", RaisedFor, RaisedFor, RaisedFor)
        {
            Lead = $"{RaisedFor} or organisation = $3",
        },
        new("safeguarding.concern_feed_entry", "position", RaisedFor, RaisedFor, RaisedFor) { Lead = $"{RaisedFor} or recipient = $3" },
        new("safeguarding.pupil_setting", "placement_id", Nobody, Nobody, Nobody),
    ];

    private const string Raised = "(raised_by = $2 and raised_by_organisation = $3)";
    private const string RaisedFor =
        "concern_id in (select id from safeguarding.concern where raised_by = $2 and raised_by_organisation = $3)";
    private const string Addressed = "select concern_id from safeguarding.concern_recipient where organisation = $3";

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

    public static TheoryData<string> Viewers => [.. DemoPeople.All.Select(person => person.Key), "nobody's"];

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task It_alone_shows_each_viewer_what_is_theirs_and_nothing_else(string key)
    {
        var viewer = ViewerOf(key);
        foreach (var table in Tables)
        {
            var expected = await AskOwnerAsync(table, viewer);
            var shown = await AskAsync(viewer, $"select ({table.Key})::text from {table.Name} order by 1");

            shown.ShouldBe(expected, $"{key} on {table.Name}");
        }
    }

    [Fact]
    public async Task The_demo_has_rows_to_hide_in_almost_every_table()
    {
        var empty = new List<string>();
        foreach (var table in Tables)
        {
            if (await CountAsync(table.Name) == 0)
            {
                empty.Add(table.Name);
            }
        }

        empty.ShouldBeSubsetOf(["placements.granted_override", "reviews.provider_report"]);
    }

    [Fact]
    public async Task Whoever_is_not_named_sees_no_row()
    {
        foreach (var table in Tables)
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
            where schemaname in ('school_roll', 'referrals', 'providers', 'placements', 'reviews', 'transitions', 'safeguarding')
              and not rowsecurity and tablename <> 'migration' order by 1
            """;
        await using var command = Owner.CreateCommand(Unguarded);

        (await ReadAsync(command)).ShouldBe(Open.Order(StringComparer.Ordinal));
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

        (await ReadAsync(command)).ShouldBe(["false", "0"]);
    }

    [Theory]
    [InlineData("update placements.audit_entry set action = 'x'")]
    [InlineData("delete from referrals.audit_entry")]
    [InlineData("truncate school_roll.audit_entry")]
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
    public async Task A_row_of_somebody_else_is_not_written()
    {
        var head = ViewerOf("head");
        var other = Guid.CreateVersion7();
        const string Columns = "select * from reviews.review_schedule limit 1";
        (await AskAsync(head, $"select count(*)::text from ({Columns}) x")).ShouldBe(["1"]);

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
            expected[person] = await AskAsync(ViewerOf(person), "select id::text from placements.placement order by 1");
        }

        await Parallel.ForAsync(
            0,
            200,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop },
            async (turn, _) =>
            {
                var person = people[turn % people.Length];
                (await AskAsync(ViewerOf(person), "select id::text from placements.placement order by 1")).ShouldBe(expected[person]);
            }
        );

        expected.Values.Select(ids => ids.Length).Distinct().Count().ShouldBeGreaterThan(1, "else all see the same");
    }

    private async Task<string[]> AskOwnerAsync(Table table, Viewer viewer)
    {
        var (condition, organisation) = viewer switch
        {
            { SchoolId: { } school } => (table.School, school.ToString()),
            { ProviderId: { } provider } => (table.Provider, provider.ToString()),
            _ => (table.La, viewer.LaCode!),
        };
        condition = viewer.IsIn(Kernel.Role.SafeguardingLead) ? table.Lead ?? condition : condition;
        await using var command = Owner.CreateCommand(
            $"select ({table.Key})::text from {table.Name} where ({condition}) and ($1::text, $2::text, $3::text) is not null order by 1"
        );
        command.Parameters.AddRange(new[] { organisation, viewer.Subject, viewer.Organisation }.Select(Sql.Value).ToArray());
        return await ReadAsync(command);
    }

    private async Task<string[]> AskAsync(Viewer viewer, string sql)
    {
        await using var batch = Role.CreateBatch();
        batch.BatchCommands.Add(RowSecurity.NameInBatch(viewer, demo.Product.Clock));
        batch.BatchCommands.Add(new(sql));
        await using var reader = await batch.ExecuteReaderAsync(Stop);
        await reader.NextResultAsync(Stop);
        return await ReadAsync(reader);
    }

    private async Task<long> CountAsync(string table)
    {
        await using var command = Owner.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static async Task<string[]> ReadAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync(Stop);
        return await ReadAsync(reader);
    }

    private static async Task<string[]> ReadAsync(NpgsqlDataReader reader)
    {
        List<string> rows = [];
        while (await reader.ReadAsync(Stop))
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }

    private static Viewer ViewerOf(string key) =>
        key == "nobody's"
            ? new("demo:nobody", new HashSet<Role> { Kernel.Role.SchoolStaff }, SchoolId: Guid.CreateVersion7())
            : DemoPeople.All.Single(person => person.Key == key).Viewer;
}
