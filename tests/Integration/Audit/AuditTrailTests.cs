using System.Text.Json;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Audit;

/// <summary>Whoever is told of a person is put on record, and those who answer for the person can see it.</summary>
public sealed class AuditTrailTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private const string Trail =
        "query($id: ID!) { auditTrail(id: $id, first: 100) { totalCount nodes { id at kind subject organisation localAuthority { name } school { name } action dataClass } } }";

    private readonly Product product = demo.Product;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Viewer Head => Person("head");

    private static Viewer Commissioner => Person("commissioner");

    [Fact]
    public async Task A_list_is_put_on_record_with_everybody_on_it_by_one_statement()
    {
        var before = await LastAsync();

        var pupils = Nodes(await AskAsync(Head, "{ pupils(first: 50) { nodes { id givenName homeSchool { name } } } }"), "pupils");

        var entries = await EntriesAsync(before, Head);
        entries.ShouldBe([$"Read|pupils|Pupil|Personal|{pupils.Count}"]);
        pupils.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task All_kinds_of_records_in_one_answer_are_written_at_once_under_its_strictest_class()
    {
        var before = await LastAsync();

        await AskAsync(Commissioner, "{ placements(first: 10) { nodes { id pupil { givenName facts { kind } } provider { name } } } }");

        var entries = await EntriesAsync(before, Commissioner);
        entries.Count.ShouldBe(3);
        entries.ShouldAllBe(entry => entry.Contains("|SpecialCategory|"));
        (
            await ScalarAsync<long>(
                $"select count(distinct xmin::text) from audit.entry where position > {before} and subject = '{Commissioner.Subject}'"
            )
        ).ShouldBe(1);
    }

    /// <summary>One record of each kind, however it is asked for.</summary>
    [Theory]
    [InlineData("pupils", "Pupil", "Personal")]
    [InlineData("referrals", "Referral", "SpecialCategory")]
    [InlineData("placements", "Placement", "Personal")]
    [InlineData("reviews", "Review", "SpecialCategory")]
    [InlineData("transitions", "Transition", "Personal")]
    [InlineData("concerns", "Concern", "Safeguarding")]
    public async Task A_record_is_put_on_record_by_list_by_node_and_by_nodes(string list, string type, string dataClass)
    {
        var lead = Person("la-dsl") with
        {
            Roles = new HashSet<Role> { Role.LaCommissioner, Role.SafeguardingLead },
        };
        var before = await LastAsync();

        var id = Nodes(await AskAsync(lead, $"{{ {list}(first: 1) {{ nodes {{ id }} }} }}"), list).Single().GetProperty("id").GetString();
        await AskAsync(lead, "query($id: ID!) { node(id: $id) { __typename } }", new { id });
        await AskAsync(lead, "query($id: ID!) { nodes(ids: [$id, $id]) { id } }", new { id });

        (await EntriesAsync(before, lead)).ShouldBe([
            $"Read|{list}|{type}|{dataClass}|1",
            $"Read|node|{type}|{dataClass}|1",
            $"Read|nodes|{type}|{dataClass}|1",
        ]);
    }

    [Fact]
    public async Task What_the_rules_say_of_a_child_is_a_read_also_when_no_record_is_selected()
    {
        var pupil = await PupilAsync();
        var before = await LastAsync();

        await AskAsync(
            Head,
            "query($id: ID!) { checkReferral(input: { pupilId: $id, content: { reason: OFF_SITE_DIRECTION, eventDate: \"2026-01-12\", summary: \"x\" } }) { canSubmit } }",
            new { id = pupil }
        );

        (await EntriesAsync(before, Head)).ShouldBe(["Read|checkReferral|Pupil|SpecialCategory|1"]);
    }

    [Fact]
    public async Task What_is_refused_or_not_there_for_the_viewer_is_no_read()
    {
        var (pupil, stranger, tutor) = (await PupilAsync(), Person("other-dsl"), Person("tutor"));
        var before = await LastAsync();

        var nothing = await AskAsync(stranger, "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }", new { id = pupil });
        var refused = await product.AskAsync(tutor, "{ referrals(first: 5) { nodes { id } } }", cancellationToken: Stop);

        nothing.GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
        refused.ToString().ShouldNotContain("\"id\"");
        (await EntriesAsync(before, stranger)).ShouldBeEmpty();
        (await EntriesAsync(before, tutor)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_about_nobody_is_not_put_on_record()
    {
        var before = await LastAsync();

        await AskAsync(Commissioner, "{ schools(first: 5) { nodes { id name } } providers(first: 5) { nodes { name } } }");

        (await EntriesAsync(before, Commissioner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_is_not_put_on_record_a_second_time_because_its_answer_shows_it()
    {
        var pupil = await PupilAsync();
        var viewer = Person("school-dsl");
        var before = await LastAsync();

        var answer = await AskAsync(
            viewer,
            "mutation($p: ID!) { raiseConcern(input: { pupilId: $p, kind: NEGLECT, severity: LOW, account: \"Came hungry.\" }) { concern { id status } userErrors { code } } }",
            new { p = pupil }
        );

        answer.GetProperty("raiseConcern").GetProperty("concern").ValueKind.ShouldBe(JsonValueKind.Object, answer.ToString());
        (await EntriesAsync(before, viewer)).ShouldBe(["Change|RaiseConcern|Concern|Safeguarding|1"]);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_put_on_record_is_not_given()
    {
        await ExecuteAsync(
            """
            create function audit.fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
            create trigger fail before insert on audit.entry for each statement execute function audit.fail()
            """
        );
        try
        {
            var answer = await product.AskAsync(Head, "{ pupils(first: 5) { nodes { id givenName } } }", cancellationToken: Stop);

            answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
            answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("INTERNAL");
            answer.ToString().ShouldNotContain("givenName");
        }
        finally
        {
            await ExecuteAsync("drop function audit.fail cascade");
        }
    }

    [Fact]
    public async Task Leaders_see_who_read_a_pupil_of_theirs_and_name_their_own_people_only()
    {
        var pupil = await PupilAsync();
        await AskAsync(Commissioner, "query($id: ID!) { pupil(by: { id: $id }) { givenName } }", new { id = pupil });

        var entries = Nodes(await AskAsync(Head, Trail, new { id = pupil }), "auditTrail");

        var own = entries.First(entry => entry.GetProperty("organisation").GetString() == Head.Organisation);
        own.GetProperty("subject").GetString().ShouldBe(Head.Subject);
        own.GetProperty("kind").GetString().ShouldBe("READ");
        var others = entries.First(entry => entry.GetProperty("organisation").GetString() == Commissioner.Organisation);
        others.GetProperty("subject").ValueKind.ShouldBe(JsonValueKind.Null);
        others.GetProperty("action").GetString().ShouldBe("pupil");
        others.GetProperty("localAuthority").GetProperty("name").GetString().ShouldBe("Westmarch");
        own.GetProperty("school").GetProperty("name").GetString().ShouldBe(DemoPeople.School);
        var moments = entries.Select(entry => entry.GetProperty("at").GetDateTimeOffset()).ToList();
        moments.ShouldBe(moments.OrderDescending());
    }

    [Fact]
    public async Task The_trail_of_a_record_that_the_viewer_may_not_see_is_not_there()
    {
        var pupil = await PupilAsync();

        (await AskAsync(Person("other-dsl"), Trail, new { id = pupil })).GetProperty("auditTrail").ValueKind.ShouldBe(JsonValueKind.Null);
        (await AskAsync(Head, Trail, new { id = "nonsense" })).GetProperty("auditTrail").ValueKind.ShouldBe(JsonValueKind.Null);
        var staff = await product.AskAsync(Person("school-staff"), Trail, new { id = pupil }, Stop);
        staff.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task That_somebody_read_a_pupil_beside_a_concern_tells_nobody_that_there_is_one()
    {
        var lead = Person("school-dsl");
        var concern = Nodes(await AskAsync(lead, "{ concerns(first: 1) { nodes { id pupil { id } } } }"), "concerns").Single();
        var (id, pupil) = (concern.GetProperty("id").GetString(), concern.GetProperty("pupil").GetProperty("id").GetString());

        var leads = Nodes(await AskAsync(lead, Trail, new { id = pupil }), "auditTrail");
        var heads = Nodes(await AskAsync(Head, Trail, new { id = pupil }), "auditTrail");

        leads.ShouldContain(entry => entry.GetProperty("action").GetString() == "concerns");
        heads.ShouldNotContain(entry => entry.ToString().Contains("concern", StringComparison.OrdinalIgnoreCase));
        heads.ShouldNotContain(entry => entry.GetProperty("dataClass").GetString() == "SAFEGUARDING");
        Nodes(await AskAsync(lead, Trail, new { id }), "auditTrail")
            .ShouldAllBe(entry => entry.GetProperty("organisation").GetString() == lead.Organisation);
        (await AskAsync(Head, Trail, new { id })).GetProperty("auditTrail").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_raiser_of_a_concern_who_is_no_lead_does_not_see_what_became_of_it()
    {
        var pupil = await PupilAsync();
        var raised = await AskAsync(
            Head,
            "mutation($p: ID!) { raiseConcern(input: { pupilId: $p, kind: NEGLECT, severity: LOW, account: \"Came hungry.\" }) { concern { id } } }",
            new { p = pupil }
        );
        var id = raised.GetProperty("raiseConcern").GetProperty("concern").GetProperty("id").GetString();

        (await AskAsync(Head, "query($id: ID!) { concern(id: $id) { id } }", new { id }))
            .GetProperty("concern")
            .ValueKind.ShouldBe(JsonValueKind.Object);
        (await AskAsync(Head, Trail, new { id })).GetProperty("auditTrail").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_entry_is_found_again_by_those_who_may_see_it_and_the_look_at_a_trail_is_on_record()
    {
        var pupil = await PupilAsync();
        var entry = Nodes(await AskAsync(Head, Trail, new { id = pupil }), "auditTrail")[0].GetProperty("id").GetString();
        const string Node = "query($id: ID!) { node(id: $id) { id ... on AuditEntry { kind } } }";

        (await AskAsync(Head, Node, new { id = entry })).GetProperty("node").GetProperty("kind").GetString().ShouldBe("READ");
        (await AskAsync(Person("other-dsl"), Node, new { id = entry })).GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
        Nodes(await AskAsync(Head, Trail, new { id = pupil }), "auditTrail")
            .ShouldContain(e => e.GetProperty("action").GetString() == "auditTrail");
    }

    private static Viewer Person(string key) => DemoPeople.All.Single(person => person.Key == key).Viewer;

    private static List<JsonElement> Nodes(JsonElement data, string field) =>
        [.. data.GetProperty(field).GetProperty("nodes").EnumerateArray()];

    private async Task<string> PupilAsync() =>
        Nodes(await AskAsync(Head, "{ pupils(first: 1) { nodes { id } } }"), "pupils")[0].GetProperty("id").GetString()!;

    private async Task<JsonElement> AskAsync(Viewer viewer, string query, object? variables = null)
    {
        var response = await product.AskAsync(viewer, query, variables, Stop);
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data");
    }

    private Task<long> LastAsync() => ScalarAsync<long>("select coalesce(max(position), 0) from audit.entry");

    private async Task<List<string>> EntriesAsync(long after, Viewer viewer)
    {
        await using var command = product.DataSource.CreateCommand(
            "select concat_ws('|', kind, action, record_type, data_class, cardinality(records)) from audit.entry where position > $1 and subject = $2 order by position"
        );
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(viewer.Subject);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> entries = [];
        while (await reader.ReadAsync(Stop))
        {
            entries.Add(reader.GetString(0));
        }

        return entries;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = product.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = product.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}
