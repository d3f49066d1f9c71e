using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Integration.Reviews;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Retention;

/// <summary>A child who was born on 1 January 2012, placed and reviewed in 2025, of whom concerns were raised; and years later.</summary>
public sealed class RetentionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset after25 = new(2037, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset after31 = new(2043, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private Product product = null!;
    private Placed placed = null!;
    private SeedPlacement placement = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Viewer officer = Placed.Commissioner with
    {
        Roles = new HashSet<Role> { Role.LaCommissioner, Role.SafeguardingLead },
    };

    private RetentionSchedule Schedule => product.Services.GetRequiredService<RetentionSchedule>();

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        placed = await Placed.StartAsync(product);
        placement = await placed.PlaceAsync(seed =>
            seed with
            {
                Status = PlacementStatus.Ended,
                End = new(
                    new(2026, 3, 27),
                    PlacementEndReason.CompletedReturned,
                    PlacementOutcome.GoalsMet,
                    PlacementDestination.HomeSchool
                ),
                Marks = [new(new(2025, 11, 10), HalfDay.Am, "/"), new(new(2025, 11, 11), HalfDay.Am, "/")],
            }
        );
        await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 28)));
        await product.SendAsync(Viewer.System, new RecordPupilFact(placement.PupilId, 1, PupilFactKind.SenSupport, new(2025, 9, 1)));
        await product.DeliverAsync(Stop);
        await ReadAsync(
            $"""
            insert into referrals.referral_document values
              (gen_random_uuid(), 1, '{placement.ReferralId.Value}', 'Other', 'plan.pdf', 'application/pdf', 1, now(), 'la:991', now(), 'Twice.')
              returning id::text
            """
        );
        await ReadAsync("insert into referrals.referral_document_content select id, '\\x00' from referrals.referral_document returning ''");
        await ReadAsync("update school_roll.enrolment set until = '2028-06-30', ground = 'AnotherSchool' returning id::text");
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_mark_goes_after_six_years_and_its_placement_stays()
    {
        product.Clock.SetUtcNow(new(2031, 11, 10, 12, 0, 0, TimeSpan.Zero));
        (await RunAsync(enforce: true))["AttendanceMark"].ShouldBe(new("AttendanceMark", 6, 0, 0, 0, 0, null));

        product.Clock.SetUtcNow(new(2031, 11, 11, 12, 0, 0, TimeSpan.Zero));
        (await RunAsync(enforce: true))["AttendanceMark"].ShouldBe(new("AttendanceMark", 6, 1, 1, 0, 0, new(2031, 11, 1)));

        (await CountAsync("placements.attendance_mark"), await CountAsync("placements.placement")).ShouldBe((1, 1));
        (
            await ReadAsync(
                "select reason || '|' || record_type || '|' || cardinality(records) from audit.entry where action = 'DestroyRecords'"
            )
        ).ShouldBe(["test|AttendanceMark|1"]);
    }

    [Fact]
    public async Task A_dry_run_counts_what_the_run_destroys_and_destroys_nothing()
    {
        await RaiseAsync(isAcknowledged: true);
        product.Clock.SetUtcNow(after25);

        var dry = await RunAsync(enforce: false);
        var (marks, keys) = (await CountAsync("placements.attendance_mark"), await CountAsync("safeguarding.narrative_key"));
        var real = await RunAsync(enforce: true);

        (marks, keys).ShouldBe((2, 1));
        dry.Values.Where(count => count.Destroyed > 0).ShouldBeEmpty();
        real.Values.Select(count => (count.Kind, count.Destroyed)).ShouldBe(dry.Values.Select(count => (count.Kind, count.Due)));
        real.Values.Where(count => count.Destroyed > 0)
            .Select(count => count.Kind)
            .ShouldBe(
                ["AttendanceMark", "ConcernNarrative", "Placement", "PupilSetting", "Referral", "Review", "ReviewSchedule"],
                ignoreOrder: true
            );
        (await CountAsync("referrals.referral_document_content")).ShouldBe(0, "documents go with their referral, removed ones too");
        (await RunAsync(enforce: true)).Values.Sum(count => count.Due).ShouldBe(0, "nothing is left to be found again");
        (await CountAsync("audit.retention_run where is_enforced")).ShouldBe(2 * real.Count);
    }

    [Fact]
    public async Task The_pupil_is_the_last_to_go_when_a_plan_or_support_is_kept_longer()
    {
        product.Clock.SetUtcNow(after25);
        (await RunAsync(enforce: true))["Pupil"].Due.ShouldBe(0);

        product.Clock.SetUtcNow(after31);
        var report = await RunAsync(enforce: true);

        (report["SenFact"].Destroyed, report["Pupil"].Destroyed).ShouldBe((1, 1));
        foreach (var table in new[] { "pupil", "enrolment", "pupil_fact", "pupil_correction", "record_hold", "stored_decision" })
        {
            (await CountAsync($"school_roll.{table}")).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task A_hold_keeps_everything_about_the_child_until_it_is_released()
    {
        var pupil = (await product.SendAsync(officer, new GetPupilsById([placement.PupilId])))[placement.PupilId];
        var held = await product.SendAsync(officer, new HoldRecords(pupil.Id, pupil.Version, "A claim was announced."));
        product.Clock.SetUtcNow(after31);

        var kept = await RunAsync(enforce: true);

        kept.Values.Sum(count => count.Destroyed).ShouldBe(0);
        kept.Values.Where(count => count.Due > 0).ShouldAllBe(count => count.Held == count.Due);
        kept["Pupil"].Held.ShouldBe(1);
        await product.SendAsync(officer, new ReleaseRecords(pupil.Id, held.Value!.Version, "The claim is settled."));
        (await RunAsync(enforce: true))["Pupil"].Destroyed.ShouldBe(1);
    }

    [Fact]
    public async Task A_concern_of_which_nobody_took_note_keeps_everything_about_the_child()
    {
        var concern = await RaiseAsync(isAcknowledged: false);
        product.Clock.SetUtcNow(after25);

        var kept = await RunAsync(enforce: true);

        kept.Values.Sum(count => count.Destroyed).ShouldBe(0);
        kept["ConcernNarrative"].ShouldBe(new("ConcernNarrative", 25, 1, 0, 0, 1, new(2037, 1, 1)));
        kept["AttendanceMark"].Open.ShouldBe(2);
        await product.SendAsync(officer, new AcknowledgeConcern(concern, "Seen."));
        (await RunAsync(enforce: true))["ConcernNarrative"].Destroyed.ShouldBe(1);
    }

    [Fact]
    public async Task A_placement_that_goes_on_keeps_everything_about_the_child()
    {
        await product.SendAsync(Viewer.System, placement with { Status = PlacementStatus.Active, End = null });
        product.Clock.SetUtcNow(after25);

        var kept = await RunAsync(enforce: true);

        (kept["Placement"].Due, kept["Placement"].Open, kept["Review"].Open, kept["Review"].Destroyed).ShouldBe((1, 1, 1, 0));
    }

    [Fact]
    public async Task An_entry_of_a_register_keeps_everything_about_the_child_for_six_years()
    {
        await ReadAsync("update school_roll.enrolment set until = '2031-01-02' returning id::text");
        product.Clock.SetUtcNow(after25);
        (await RunAsync(enforce: true))["Referral"].ShouldBe(new("Referral", 25, 1, 0, 0, 1, new(2037, 1, 1)));

        product.Clock.Advance(TimeSpan.FromDays(1));

        (await RunAsync(enforce: true))["Referral"].Destroyed.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_told_cannot_be_read_any_more_and_that_it_was_told_stays()
    {
        var concern = await RaiseAsync(isAcknowledged: true);
        (await product.SendAsync(officer, new ReadNarratives([concern]))).ShouldNotBeEmpty();
        product.Clock.SetUtcNow(after25);

        await RunAsync(enforce: true);

        (await product.SendAsync(officer, new ReadNarratives([concern]))).ShouldBeEmpty();
        (await CountAsync("safeguarding.concern"), await CountAsync("safeguarding.acknowledgement")).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(ConcernKind.AllegationAdult, "AllegationNarrative", 50)]
    [InlineData(ConcernKind.SexualAbuse, "SexualAbuseNarrative", 75)]
    public async Task What_is_about_an_adult_and_sexual_abuse_is_kept_longer(ConcernKind kind, string name, int years)
    {
        await RaiseAsync(isAcknowledged: true, kind);
        product.Clock.SetUtcNow(new DateTimeOffset(Placed.Today, new(12, 0), TimeSpan.Zero).AddYears(years));
        (await RunAsync(enforce: true))[name].Due.ShouldBe(0);

        product.Clock.Advance(TimeSpan.FromDays(1));

        (await RunAsync(enforce: true))[name].Destroyed.ShouldBe(1);
    }

    [Theory]
    [InlineData("delete from safeguarding.narrative_key", false)]
    [InlineData("delete from safeguarding.pupil_setting", false)]
    [InlineData("truncate safeguarding.narrative_key", true)]
    [InlineData("delete from safeguarding.concern", true)]
    [InlineData("delete from safeguarding.acknowledgement", true)]
    [InlineData("delete from safeguarding.concern_recipient", true)]
    [InlineData("delete from safeguarding.concern_feed_entry", true)]
    [InlineData("delete from safeguarding.emergency_access", true)]
    [InlineData("delete from safeguarding.emergency_access_review", true)]
    [InlineData("delete from safeguarding.stored_decision", true)]
    public async Task Nothing_in_safeguarding_is_deleted_outside_the_schedule_and_most_not_even_there(string sql, bool evenInTheSchedule)
    {
        await RaiseAsync(isAcknowledged: true);
        await product.DeliverAsync(Stop);
        const string Allow = "select set_config('altprovision.retention', 'on', true), set_config('altprovision.kind', 'system', true);";

        (await RefusedAsync(product.DataSources.Main, Allow + sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(product.DataSources.Owner, sql)).ShouldBe(PostgresErrorCodes.RestrictViolation);
        (await RefusedAsync(product.DataSources.Owner, Allow + sql)).ShouldBe(
            evenInTheSchedule ? PostgresErrorCodes.RestrictViolation : null
        );
    }

    [Fact]
    public async Task Every_table_of_safeguarding_refuses_deletion_in_every_replication_mode()
    {
        (
            await ReadAsync(
                """
                select tablename from pg_tables where schemaname = 'safeguarding'
                  and not exists (select from pg_trigger where tgrelid = format('%I.%I', schemaname, tablename)::regclass
                    and tgname in ('append_only', 'never_deleted') and tgenabled = 'A') order by 1
                """
            )
        ).ShouldBe(["idempotency_entry", "inbox_entry", "migration", "outbox_message"]);
    }

    [Fact]
    public async Task Every_table_is_in_the_schedule_or_says_why_not()
    {
        var destroyed = string.Join('\n', Schedule.Kinds.SelectMany(kind => kind.Destroy));
        var tables = await ReadAsync(
            """
            select schemaname || '.' || tablename from pg_tables
            where schemaname in ('school_roll', 'referrals', 'providers', 'placements', 'reviews', 'transitions', 'safeguarding', 'access')
              and tablename not in ('migration', 'outbox_message', 'inbox_entry', 'idempotency_entry') order by 1
            """
        );

        var missing = tables.Where(table => !destroyed.Contains($"from {table} ", StringComparison.Ordinal) && !stay.ContainsKey(table));

        missing.ShouldBeEmpty();
        stay.Keys.ShouldBeSubsetOf(tables);
    }

    private static readonly Dictionary<string, string> stay = new()
    {
        ["school_roll.enrolment"] = "goes with its pupil",
        ["school_roll.pupil_correction"] = "goes with its pupil",
        ["school_roll.record_hold"] = "goes with its pupil",
        ["school_roll.bank_holiday"] = "open data",
        ["school_roll.imported_file"] = "open data",
        ["school_roll.local_authority"] = "open data",
        ["school_roll.postcode_place"] = "open data",
        ["school_roll.school"] = "open data",
        ["school_roll.school_link"] = "open data",
        ["school_roll.term_calendar"] = "open data",
        ["providers.provider"] = "about an organisation",
        ["providers.site"] = "about an organisation",
        ["providers.offer"] = "about an organisation",
        ["providers.approval"] = "about an organisation",
        ["providers.approval_decision"] = "about an organisation",
        ["providers.stored_decision"] = "about an organisation",
        ["access.revocation"] = "forgotten when no token can match it any more",
        ["access.stored_decision"] = "there is none",
        ["safeguarding.concern"] = "stays without what was told",
        ["safeguarding.concern_recipient"] = "stays without what was told",
        ["safeguarding.concern_feed_entry"] = "stays without what was told",
        ["safeguarding.acknowledgement"] = "stays without what was told",
        ["safeguarding.stored_decision"] = "stays without what was told",
        ["safeguarding.emergency_access"] = "stays without what was told",
        ["safeguarding.emergency_access_review"] = "stays without what was told",
    };

    [Fact]
    public async Task Two_runs_do_not_meet()
    {
        await using var connection = await product.DataSource.OpenConnectionAsync(Stop);
        await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtext('retention'))", connection);
        await command.ExecuteNonQueryAsync(Stop);

        await Should.ThrowAsync<RetentionException>(() => RunAsync(enforce: true));
    }

    [Fact]
    public async Task The_daily_run_is_once_a_day()
    {
        product.Clock.SetUtcNow(after25);
        var job = product.Services.GetRequiredService<RetentionJob>();

        await job.RunOnceADayAsync(Stop);
        await job.RunOnceADayAsync(Stop);
        (await CountAsync("audit.retention_run where kind = 'Pupil' and is_enforced")).ShouldBe(1);

        product.Clock.Advance(TimeSpan.FromDays(1));
        await job.RunOnceADayAsync(Stop);
        (await CountAsync("audit.retention_run where kind = 'Pupil' and is_enforced")).ShouldBe(2);
    }

    [Theory]
    [InlineData("AttendanceMark", 5)]
    [InlineData("Nonsense", 50)]
    public void A_time_is_made_longer_and_never_shorter(string kind, int years)
    {
        var modules = product.Services.GetServices<IRetention>();

        Should.Throw<RetentionException>(() => Make(kind, years));

        Make("AttendanceMark", 8).Kinds.Single(k => k.Name == "AttendanceMark").Years.ShouldBe(8);

        RetentionSchedule Make(string name, int length) =>
            new(modules, new(Enforce: false, new Dictionary<string, int> { [name] = length }), product.DataSources, product.Clock);
    }

    [Fact]
    public async Task The_command_says_by_kind_what_is_due_and_nothing_of_anybody()
    {
        product.Clock.SetUtcNow(after25);
        using var output = new StringWriter();

        (await RetentionCommand.RunAsync(product.Services, ["--dry-run"], output, Stop)).ShouldBe(0);
        await Should.ThrowAsync<HostException>(() => RetentionCommand.RunAsync(product.Services, ["--enforce"], output, Stop));

        var said = output.ToString();
        said.ShouldContain("AttendanceMark                 6         2          0       0       0  2031-11");
        said.ShouldContain("Nothing was destroyed.");
        said.ShouldNotContain(placement.PupilId.Value.ToString());
    }

    private async Task<Dictionary<string, RetentionCount>> RunAsync(bool enforce) =>
        (await Schedule.RunAsync(enforce, "test", Stop)).ToDictionary(count => count.Kind);

    private async Task<ConcernId> RaiseAsync(bool isAcknowledged, ConcernKind kind = ConcernKind.Neglect)
    {
        var raised = await product.SendAsync(
            placed.Staff,
            new RaiseConcern(placement.PupilId, kind, ConcernSeverity.High, "Came hungry.", placement.Id)
        );
        raised.Refusals.ShouldBeEmpty();
        await product.DeliverAsync(Stop);
        if (isAcknowledged)
        {
            (await product.SendAsync(officer, new AcknowledgeConcern(raised.Value!.Id, "Seen."))).Refusals.ShouldBeEmpty();
        }

        return raised.Value!.Id;
    }

    private static async Task<string?> RefusedAsync(NpgsqlDataSource source, string sql)
    {
        try
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Stop);
            return null;
        }
        catch (PostgresException refusal)
        {
            return refusal.SqlState;
        }
    }

    private async Task<long> CountAsync(string from) => long.Parse((await ReadAsync($"select count(*)::text from {from}"))[0], null);

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var command = product.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> rows = [];
        while (await reader.ReadAsync(Stop))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
