using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Types;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Integration.Graph;
using AltProvision.Tests.Integration.Reviews;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.Security.ExpectedRows;

namespace AltProvision.Tests.Integration.Security;

/// <summary>Two authorities: the demo's, and another with a child who is placed and reviewed there.</summary>
public sealed class TwoAuthorities(PostgresFixture postgres) : IAsyncLifetime
{
    public Product Product { get; private set; } = null!;

    internal Placed Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        await DemoSeed.RunAsync(Product.Services, DemoSeed.DefaultSeed, CancellationToken.None);
        await Product.DeliverAsync();
        Other = await Placed.StartAsync(Product);
        var placement = await Other.PlaceAsync();
        await Other.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 28)));
        await Product.DeliverAsync();
        await EmergencyStory.RunAsync(Product);
        await DocumentStory.RunAsync(Product);
    }

    public ValueTask DisposeAsync() => Product.DisposeAsync();

    internal Viewer ViewerOf(string key) =>
        key switch
        {
            "staff" => Other.Staff,
            "tutor of the other" => Other.Tutor,
            "officer of the other" => new("officer", new HashSet<Role> { Role.LaCommissioner, Role.SafeguardingLead }, LaCode: Placed.La),
            _ => DemoViewers.Of(key),
        };

    /// <summary>IDs of a record of the kind that the viewer may see, and of one that the viewer may not; null where there is none.</summary>
    internal async Task<(string? Own, string? Foreign)> FindAsync(string type, Viewer viewer)
    {
        if (!ObjectAccessTests.Guarded.TryGetValue(type, out var table))
        {
            return (
                ObjectAccessTests.ForAll[type] is { Length: > 0 } open && (await AllAsync(open)).FirstOrDefault() is { } any
                    ? OpaqueId.Encode(type, Guid.Parse(any))
                    : null,
                null
            );
        }

        var mine = await ExpectedRows.OfAsync(Product.DataSource, table, viewer, Product.Clock);
        var others = (await AllAsync(table.Name)).Except(mine);
        return (Encode(mine.FirstOrDefault()), Encode(others.FirstOrDefault()));

        string? Encode(string? id) => id is null ? null : OpaqueId.Encode(type, Guid.Parse(id));
    }

    internal async Task<string[]> AllAsync(string table)
    {
        await using var command = Product.DataSource.CreateCommand($"select id::text from {table} order by 1");
        return await ExpectedRows.ReadAsync(command);
    }
}

/// <summary>
/// Object-level authorisation, through the real schema: every record of every kind, by its id, for each viewer. What comes back is compared with
/// what the viewer may see, worked out in SQL.
/// </summary>
public sealed class ObjectAccessTests(TwoAuthorities data) : IClassFixture<TwoAuthorities>
{
    private const int AtOnce = 50;

    // A suspension is not told to others.
    private const string ToldToSchool = "status <> 'Suspended' or la_code = (select la_code from school_roll.school where id = $1::uuid)";
    private const string ToldToAuthority = "status <> 'Suspended' or la_code = $1";
    private const string ToldToProvider = "status <> 'Suspended' or provider_id = $1::uuid";

    // Every kind of node, or the build fails: whose it is, or that it is for all who are signed in.
    internal static readonly Dictionary<string, Table> Guarded = new()
    {
        ["Pupil"] = Of("school_roll.pupil"),
        ["Enrolment"] = Of("school_roll.enrolment"),
        ["PupilFact"] = Of("school_roll.pupil_fact"),
        ["Referral"] = Of("referrals.referral"),
        ["ReferralDocument"] = Of("referrals.referral_document"),
        ["Placement"] = Of("placements.placement"),
        ["AttendanceMark"] = Of("placements.attendance_mark"),
        ["Review"] = Of("reviews.review"),
        ["ProviderReport"] = Of("reviews.provider_report"),
        ["Transition"] = Of("transitions.transition"),
        ["CommissionerCheck"] = Of("providers.commissioner_check"),
        ["Concern"] = Of("safeguarding.concern"),
        ["EmergencyAccess"] = Of("safeguarding.emergency_access"),
        ["ClientGrant"] = Of("access.client_grant"),
        ["Approval"] = new("providers.approval", "id", ToldToSchool, ToldToAuthority, ToldToProvider),
        ["ApprovalDecision"] = new("providers.approval_decision", "id", ToldToSchool, ToldToAuthority, ToldToProvider),
    };

    internal static readonly Dictionary<string, string> ForAll = new()
    {
        ["LocalAuthority"] = "",
        ["Offer"] = "providers.offer",
        ["Provider"] = "providers.provider",
        ["ProviderEvidence"] = "providers.evidence",
        ["Rule"] = "",
        ["SafeguardingConfirmation"] = "providers.safeguarding_confirmation",
        ["School"] = "school_roll.school",
        ["Site"] = "providers.site",
        // Asked below: whose they are follows from their records, and only some roles read them.
        ["StoredDecision"] = "",
        ["AuditEntry"] = "",
    };

    // Of which records a module keeps decisions; those of a schedule are kept under its placement.
    private static readonly (string Module, string[] Seen)[] Decided =
    [
        ("referrals", ["referrals.referral"]),
        ("placements", ["placements.placement"]),
        ("reviews", ["reviews.review", "reviews.review_schedule"]),
        ("transitions", ["transitions.transition"]),
    ];

    public static TheoryData<string> Viewers => [.. DemoViewers.Keys, "staff", "tutor of the other", "officer of the other"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_kind_of_node_says_whose_it_is()
    {
        var schema = data.Product.Services.GetRequiredService<Schema>();
        var nodes = schema.PossibleTypes((InterfaceType)schema.Types.Single(type => type.Name == "Node")).Select(type => type.Name);

        nodes.Order(StringComparer.Ordinal).ShouldBe(Guarded.Keys.Concat(ForAll.Keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Each_viewer_gets_their_own_records_by_id_and_no_other(string key)
    {
        var viewer = data.ViewerOf(key);
        var checks = 0;
        foreach (var (type, table) in Guarded)
        {
            var all = await data.AllAsync(table.Name);
            var expected = await ExpectedRows.OfAsync(data.Product.DataSource, table, viewer, data.Product.Clock);
            var shown = await AskByIdAsync(viewer, type, all);

            shown.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), $"{key} on {type}");
            checks += all.Length;
        }

        checks.ShouldBeGreaterThan(500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{key}: {checks} records asked for by id");
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Counts_are_of_what_is_shown(string key)
    {
        var viewer = data.ViewerOf(key);
        foreach (
            var (field, type) in new[]
            {
                ("pupils", "Pupil"),
                ("placements", "Placement"),
                ("reviews", "Review"),
                ("transitions", "Transition"),
            }
        )
        {
            var response = await data.Product.AskAsync(viewer, $"{{ {field}(first: 1) {{ totalCount }} }}", cancellationToken: Stop);
            if (response.TryGetProperty("errors", out var errors))
            {
                errors[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN", $"{key} on {field}");
                continue;
            }

            var expected = await ExpectedRows.OfAsync(data.Product.DataSource, Guarded[type], viewer, data.Product.Clock);
            response
                .GetProperty("data")
                .GetProperty(field)
                .GetProperty("totalCount")
                .GetInt32()
                .ShouldBe(expected.Length, $"{key} on {field}");
        }
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task A_record_of_somebody_else_answers_as_one_that_does_not_exist(string key)
    {
        var viewer = data.ViewerOf(key);
        foreach (var (type, table) in Guarded)
        {
            var mine = await ExpectedRows.OfAsync(data.Product.DataSource, table, viewer, data.Product.Clock);
            if ((await data.AllAsync(table.Name)).Except(mine).FirstOrDefault() is { } foreign)
            {
                var ofForeign = await NodeAsync(viewer, OpaqueId.Encode(type, Guid.Parse(foreign)));
                var ofNothing = await NodeAsync(viewer, OpaqueId.Encode(type, Guid.CreateVersion7()));

                ofForeign.ShouldBe(ofNothing, $"{key} on {type}");
            }
        }
    }

    public static TheoryData<string> ThatTakeAnId => [.. Mutations.Names.Where(Mutations.TakesId)];

    [Theory]
    [MemberData(nameof(ThatTakeAnId))]
    public async Task A_change_of_a_record_of_somebody_else_answers_as_one_of_nothing(string mutation)
    {
        var viewer = Mutations.Insider(mutation).Viewer;
        var ofNothing = Mutations.MakeInput(mutation);
        var ofOthers = (JsonObject)ofNothing.DeepClone();
        var replaced = await PutForeignIdsAsync(viewer, ofOthers);
        Assert.SkipWhen(replaced == 0, "None of its IDs is of a record that somebody may not see.");

        // The first time statements are prepared and models built.
        await AskAsync(viewer, mutation, ofNothing);
        var (unknown, statements) = await AskAsync(viewer, mutation, ofNothing);
        var (foreign, ofForeign) = await AskAsync(viewer, mutation, ofOthers);

        foreign.ShouldBe(unknown);
        unknown.ShouldContain("userErrors");
        ofForeign.ShouldBe(statements, "the time that it takes would tell");
    }

    [Fact]
    public async Task A_number_of_somebody_elses_child_is_looked_up_as_one_of_nobody()
    {
        await using var command = data.Product.DataSource.CreateCommand(
            "select upn from school_roll.pupil where upn is not null order by 1 limit 20"
        );
        var taken = await ExpectedRows.ReadAsync(command);
        taken.ShouldNotBeEmpty();
        var free = Enumerable.Range('A', 26).Select(letter => $"{(char)letter}123456789012").First(text => Upn.TryParse(text, out _));
        await LookUpAsync(free);
        var (nobody, statements) = await LookUpAsync(free);

        foreach (var upn in taken)
        {
            (await LookUpAsync(upn)).ShouldBe((nobody, statements));
        }
    }

    private async Task<(string Answer, int Statements)> LookUpAsync(string upn)
    {
        using var counter = new StatementCounter();
        var answer = await data.Product.AskAsync(
            data.Other.Staff,
            "query ($upn: UPN!) { pupil(by: { upn: $upn }) { id } pupils(first: 1) { totalCount } }",
            new { upn },
            Stop
        );
        return (answer.GetRawText(), counter.Count);
    }

    /// <summary>Puts an ID of a record that the viewer may not see in the place of each ID of such a kind.</summary>
    private async Task<int> PutForeignIdsAsync(Viewer viewer, JsonNode node)
    {
        var replaced = 0;
        foreach (var (name, value) in node is JsonObject map ? map.ToList() : [])
        {
            if (value is JsonValue text && text.TryGetValue(out string? id) && await ForeignAsync(viewer, id) is { } foreign)
            {
                node[name] = foreign;
                replaced++;
            }
            else if (value is JsonObject inner)
            {
                replaced += await PutForeignIdsAsync(viewer, inner);
            }
        }

        return replaced;
    }

    private async Task<string?> ForeignAsync(Viewer viewer, string id)
    {
        foreach (var (type, table) in Guarded.Where(kind => NodeId.TryRead(id, kind.Key, out _)))
        {
            var mine = await ExpectedRows.OfAsync(data.Product.DataSource, table, viewer, data.Product.Clock);
            var others = (await data.AllAsync(table.Name)).Except(mine).FirstOrDefault();
            return others is null ? null : OpaqueId.Encode(type, Guid.Parse(others));
        }

        return null;
    }

    private async Task<(string Answer, int Statements)> AskAsync(Viewer viewer, string mutation, JsonObject input)
    {
        using var counter = new StatementCounter();
        var answer = await data.Product.AskAsync(viewer, Mutations.Document(mutation), new { input }, Stop);
        return (answer.GetRawText(), counter.Count);
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task A_decision_is_read_by_leaders_and_officers_who_see_its_record(string key)
    {
        var viewer = data.ViewerOf(key);
        var mayRead = viewer.IsInAny([Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer]);
        foreach (var (module, seen) in Decided)
        {
            List<string> records = [];
            foreach (var table in seen)
            {
                records.AddRange(await ExpectedRows.OfAsync(data.Product.DataSource, Of(table), viewer, data.Product.Clock));
            }

            await using var command = data.Product.DataSource.CreateCommand($"select id::text from {module}.stored_decision order by 1");
            var all = await ExpectedRows.ReadAsync(command);
            await using var own = data.Product.DataSource.CreateCommand(
                $"select id::text from {module}.stored_decision where record_id = any ($1) order by 1"
            );
            own.Parameters.Add(Sql.Value(records.Select(Guid.Parse).ToArray()));
            var expected = mayRead ? await ExpectedRows.ReadAsync(own) : [];

            // IDs are of DecisionId.
            var shown = await AskByIdAsync(viewer, "StoredDecision", all, idOf: "Decision");

            shown.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), $"{key} on decisions of {module}");
        }
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task An_entry_of_the_audit_is_read_by_leaders_who_see_one_of_its_records(string key)
    {
        var viewer = data.ViewerOf(key);
        var isLead = viewer.IsIn(Role.SafeguardingLead);
        var mayRead = isLead || viewer.IsInAny([Role.SchoolLeader, Role.LaCommissioner]);
        var (all, expected) = (new List<string>(), new List<string>());
        foreach (var (type, table) in Guarded)
        {
            var own = isLead ? $"organisation = '{viewer.Organisation}'" : "false";
            var isOfConcern = type == "Concern" ? "true" : "data_class = 'Safeguarding'";
            var seen = (await ExpectedRows.OfAsync(data.Product.DataSource, table, viewer, data.Product.Clock)).Select(Guid.Parse);
            all.AddRange(await EntriesAsync(type, "true", []));
            expected.AddRange(
                mayRead ? await EntriesAsync(type, $"records && $2 and case when {isOfConcern} then {own} else true end", [.. seen]) : []
            );
        }

        var shown = await AskByIdAsync(viewer, "AuditEntry", [.. all]);

        all.Count.ShouldBeGreaterThan(50);
        expected.Count.ShouldBeLessThan(all.Count);
        if (key is "head" or "commissioner" or "la-dsl")
        {
            expected.ShouldNotBeEmpty(key);
        }

        shown.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), key);
    }

    /// <summary>IDs of entries, made of their positions: of the first about records of the type, those that meet the condition.</summary>
    private async Task<string[]> EntriesAsync(string type, string condition, Guid[] seen)
    {
        await using var command = data.Product.DataSource.CreateCommand(
            $"""
            select lpad(to_hex(position), 32, '0')::uuid::text from
                (select * from audit.entry where record_type = $1 and cardinality(records) between 1 and 100 order by position limit 60) entries
            where {condition} and $2::uuid[] is not null
            """
        );
        command.Parameters.Add(Sql.Value(type));
        command.Parameters.Add(Sql.Value(seen));
        return await ExpectedRows.ReadAsync(command);
    }

    private async Task<List<string>> AskByIdAsync(Viewer viewer, string type, string[] ids, string? idOf = null)
    {
        List<string> shown = [];
        foreach (var some in ids.Chunk(AtOnce))
        {
            var encoded = some.ToDictionary(id => OpaqueId.Encode(idOf ?? type, Guid.Parse(id)));
            var response = await data.Product.AskAsync(
                viewer,
                "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }",
                new { ids = encoded.Keys },
                Stop
            );
            if (response.TryGetProperty("errors", out var errors))
            {
                errors
                    .EnumerateArray()
                    .ShouldAllBe(error => error.GetProperty("extensions").GetProperty("code").GetString() == "FORBIDDEN");
            }

            if (response.GetProperty("data") is { ValueKind: JsonValueKind.Object } answer)
            {
                var nodes = answer.GetProperty("nodes").EnumerateArray().Where(node => node.ValueKind is JsonValueKind.Object).ToList();
                nodes.ShouldAllBe(node => node.GetProperty("__typename").GetString() == type);
                shown.AddRange(nodes.Select(node => encoded[node.GetProperty("id").GetString()!]));
            }
        }

        return shown;
    }

    private async Task<string> NodeAsync(Viewer viewer, string id) =>
        (await data.Product.AskAsync(viewer, "query ($id: ID!) { node(id: $id) { id __typename } }", new { id }, Stop)).GetRawText();

    private static Table Of(string name) => ExpectedRows.Tables.Single(table => table.Name == name);
}
