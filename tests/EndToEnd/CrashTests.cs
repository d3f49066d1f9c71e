using System.Collections.Concurrent;
using System.Text.Json;
using AltProvision.Host;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>What was acknowledged is there, once, whatever happens to the host.</summary>
public sealed class CrashTests(PostgresFixture postgres)
{
    private const int Referrals = 1000;
    private const int KillAfter = 400;

    private const string Pupils = """{ pupils(first: 100) { nodes { id homeSchool { name } } } }""";

    private const string Draft = """
        mutation ($pupil: ID!, $key: String!) {
          draftReferral(input: {
            pupilId: $pupil
            content: { reason: EARLY_INTERVENTION, eventDate: "2026-01-05", summary: "Needs a smaller setting for a while." }
            idempotencyKey: $key
          }) { referral { id version } userErrors { code message } }
        }
        """;

    private const string Submit = """
        mutation ($id: ID!, $version: Int!) {
          submitReferral(input: { referralId: $id, expectedVersion: $version }) { referral { id } userErrors { code message } }
        }
        """;

    [Fact]
    public async Task A_killed_host_loses_nothing_that_it_acknowledged()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        var submitted = new ConcurrentDictionary<string, bool>();
        string folder;
        await using (var host = await HostProcess.StartAsync(connectionString, hasDemo: true))
        {
            folder = host.Folder;
            await ClearOutboxesAsync(connectionString);
            using var client = new GraphQLClient(host);
            var pupils = await PupilsAsync(client);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => SubmitUntilKilledAsync(host, client, pupils, worker, submitted)));
        }

        submitted.Count.ShouldBeInRange(KillAfter, Referrals - 1);
        await using var restarted = await HostProcess.StartAsync(connectionString, hasDemo: true, folder: folder);
        using var again = new GraphQLClient(restarted);
        foreach (var id in submitted.Keys)
        {
            var data = await again.DataAsync(again.TokenOf("head"), "query ($id: ID!) { referral(id: $id) { status } }", new { id });
            data.GetProperty("referral").GetProperty("status").GetString().ShouldBe("SUBMITTED");
        }

        // One event for each referral that is submitted, acknowledged or not, and each delivered.
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await Outboxes.WaitForDeliveryAsync(connectionString);
        var events = await CountAsync(dataSource, Outbox("count(*)"));
        events.ShouldBe(await CountAsync(dataSource, Outbox("count(distinct payload->>'ReferralId')")));
        events.ShouldBe(
            await CountAsync(
                dataSource,
                "select count(*) from referrals.referral where summary = 'Needs a smaller setting for a while.' and status = 'Submitted'"
            )
        );
        events.ShouldBeGreaterThanOrEqualTo(submitted.Count);
    }

    private static string Outbox(string what) =>
        $"select {what} from referrals.outbox_message where type like '%ReferralSubmitted' and delivered_at is not null";

    private static async Task SubmitUntilKilledAsync(
        HostProcess host,
        GraphQLClient client,
        IReadOnlyList<string> pupils,
        int worker,
        ConcurrentDictionary<string, bool> submitted
    )
    {
        var token = client.TokenOf("head");
        try
        {
            for (var i = worker; i < Referrals; i += 4)
            {
                var draft = (await client.DataAsync(token, Draft, new { pupil = pupils[i % pupils.Count], key = $"crash-{i}" }))
                    .GetProperty("draftReferral")
                    .GetProperty("referral");
                var id = draft.GetProperty("id").GetString()!;
                var answer = await client.DataAsync(token, Submit, new { id, version = draft.GetProperty("version").GetInt32() });
                answer.GetProperty("submitReferral").GetProperty("userErrors").GetArrayLength().ShouldBe(0, answer.GetRawText());
                submitted[id] = true;
                if (submitted.Count == KillAfter)
                {
                    await host.KillAsync();
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The host was killed: this submission was not acknowledged.
        }
    }

    private static async Task<IReadOnlyList<string>> PupilsAsync(GraphQLClient client)
    {
        var data = await client.DataAsync(client.TokenOf("head"), Pupils);
        return
        [
            .. data.GetProperty("pupils")
                .GetProperty("nodes")
                .EnumerateArray()
                .Where(node =>
                    node.GetProperty("homeSchool") is { ValueKind: JsonValueKind.Object } school
                    && school.GetProperty("name").GetString() == DemoPeople.School
                )
                .Select(node => node.GetProperty("id").GetString()!),
        ];
    }

    // The demo's own events would be counted too.
    private static async Task ClearOutboxesAsync(string connectionString)
    {
        await Outboxes.WaitForDeliveryAsync(connectionString);
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand("delete from referrals.outbox_message");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(NpgsqlDataSource dataSource, string sql)
    {
        await using var command = dataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
