using AltProvision.Kernel;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.Safeguarding.Neighbourhood;

namespace AltProvision.Tests.Integration.Safeguarding;

public sealed class ConcernTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() =>
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync(), Neighbourhood.AddTo);

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_concern_may_be_seen_by_its_recipients_and_its_raiser_and_nobody_else()
    {
        var concern = await RaiseAsync(product);

        Viewer[] may = [.. await MaySeeAsync(concern.Id)];

        may.ShouldBe([SchoolLead, ProviderLead, AuthorityLead, Tutor], ignoreOrder: true);
    }

    [Fact]
    public async Task A_setting_whose_lead_may_be_the_subject_does_not_see_the_allegation()
    {
        var concern = await RaiseAsync(product, Hungry with { Kind = ConcernKind.AllegationAdult }, SchoolStaff);

        (await MaySeeAsync(concern.Id)).ShouldBe([SchoolLead, AuthorityLead, DesignatedOfficer, SchoolStaff], ignoreOrder: true);
    }

    [Fact]
    public async Task An_allegation_comes_with_the_day_by_which_the_designated_officer_has_to_hear()
    {
        product.Clock.SetUtcNow(new(2026, 11, 27, 18, 0, 0, TimeSpan.Zero));

        var result = await product.SendAsync(SchoolStaff, Hungry with { Kind = ConcernKind.AllegationAdult });

        var finding = result.Findings.Single(f => f.RuleId == "ENG-SAF-005");
        finding.DueDate.ShouldBe(new DateOnly(2026, 11, 30));
        var stored = await product.SendAsync(SchoolLead, new GetConcernFindings([result.Value!.Id]));
        stored[result.Value.Id].ShouldContain(f => f.RuleId == finding.RuleId && f.DueDate == finding.DueDate);
    }

    [Fact]
    public async Task A_concern_without_an_account_is_refused()
    {
        var result = await product.SendAsync(Tutor, Hungry with { Account = " \0 " });

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("concern.account-missing");
    }

    [Fact]
    public async Task A_concern_about_a_pupil_that_the_viewer_cannot_see_is_refused_as_unknown()
    {
        var result = await product.SendAsync(OtherSchoolLead, Hungry);

        ShouldBeUnknown(result, "pupilId");
    }

    [Fact]
    public async Task A_concern_is_recorded_although_it_names_an_unknown_placement()
    {
        var concern = await RaiseAsync(product, Hungry with { PlacementId = new(Guid.CreateVersion7()) });

        concern.PlacementId.ShouldBeNull();
        (await MaySeeAsync(concern.Id)).ShouldContain(ProviderLead);
    }

    [Fact]
    public async Task A_concern_that_names_no_placement_reaches_the_setting_that_the_pupil_attends_and_not_one_that_is_over()
    {
        await HearAsync<NoteSettingOnPlacementAgreed>(h =>
            h.Handle(new(Guid.CreateVersion7(), Placement, default, Pupil, Provider, new(2026, 9, 1)), CancellationToken.None)
        );
        var during = await RaiseAsync(product, Hungry with { PlacementId = null }, SchoolStaff);
        await HearAsync<NoteSettingOnPlacementEnded>(h =>
            h.Handle(new(Guid.CreateVersion7(), Placement, default, Pupil, Provider, new(2026, 11, 1)), CancellationToken.None)
        );
        var afterwards = await RaiseAsync(product, Hungry with { PlacementId = null }, SchoolStaff);

        (await MaySeeAsync(during.Id)).ShouldContain(ProviderLead);
        (await MaySeeAsync(afterwards.Id)).ShouldNotContain(ProviderLead);
    }

    [Fact]
    public async Task A_repeated_key_raises_one_concern_and_keeps_no_narrative_beside_it()
    {
        var command = Hungry with { IdempotencyKey = "once" };

        var first = await RaiseAsync(product, command);
        var second = await RaiseAsync(product, command);

        second.Id.ShouldBe(first.Id);
        (await ListAsync(SchoolLead)).ShouldHaveSingleItem();
        (await ScalarAsync<string>("select response::text from safeguarding.idempotency_entry")).ShouldNotContain("hungry");
    }

    [Fact]
    public async Task An_acknowledgement_is_seen_by_recipients_and_its_note_not_by_the_raiser()
    {
        var concern = await RaiseAsync(product);
        await product.DeliverAsync();

        var result = await product.SendAsync(SchoolLead, new AcknowledgeConcern(concern.Id, "Called home."));

        result.Value!.Status.ShouldBe(ConcernStatus.Acknowledged);
        var notes = await product.SendAsync(ProviderLead, new GetAcknowledgements([concern.Id]));
        notes[concern.Id].ShouldHaveSingleItem().Note.ShouldBe("Called home.");
        (await product.SendAsync(Tutor, new GetAcknowledgements([concern.Id]))).ShouldBeEmpty();
        (await product.SendAsync(Tutor, new GetConcernsById([concern.Id])))[concern.Id].Status.ShouldBe(ConcernStatus.Acknowledged);
    }

    [Fact]
    public async Task Acknowledging_again_changes_nothing()
    {
        var concern = await RaiseAsync(product);

        await product.SendAsync(SchoolLead, new AcknowledgeConcern(concern.Id, "Called home."));
        var again = await product.SendAsync(SchoolLead, new AcknowledgeConcern(concern.Id, "Called home."));
        await product.SendAsync(SchoolLead, new AcknowledgeConcern(concern.Id));

        again.IsRefused.ShouldBeFalse();
        (await product.SendAsync(SchoolLead, new GetAcknowledgements([concern.Id])))[concern.Id].ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_lead_who_raised_what_the_organisation_is_kept_out_of_cannot_answer_for_it()
    {
        var concern = await RaiseAsync(product, Hungry with { Kind = ConcernKind.AllegationAdult }, ProviderLead);

        var result = await product.SendAsync(ProviderLead, new AcknowledgeConcern(concern.Id));

        ShouldBeUnknown(result, "concernId");
    }

    [Fact]
    public async Task Only_a_safeguarding_lead_acknowledges()
    {
        var concern = await RaiseAsync(product);

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(Tutor, new AcknowledgeConcern(concern.Id)));
    }

    [Fact]
    public async Task A_reading_of_the_narrative_is_put_on_record()
    {
        var concern = await RaiseAsync(product);

        var narratives = await product.SendAsync(ProviderLead, new ReadNarratives([concern.Id]));

        narratives[concern.Id].Account.ShouldBe(Hungry.Account);
        (
            await ScalarAsync<long>(
                $"select count(*) from audit.entry where kind = 'Read' and action = 'ReadNarratives' and subject = 'provider-lead' and records = array['{concern.Id.Value}'::uuid]"
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task The_narrative_of_a_concern_that_the_viewer_may_not_see_is_not_read()
    {
        var concern = await RaiseAsync(product);

        (await product.SendAsync(SchoolStaff, new ReadNarratives([concern.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Concerns_are_listed_by_how_far_they_have_come()
    {
        var open = await RaiseAsync(product);
        var done = await RaiseAsync(product, Hungry with { Severity = ConcernSeverity.Low });
        await product.DeliverAsync();
        await product.SendAsync(SchoolLead, new AcknowledgeConcern(done.Id));

        (await ListAsync(SchoolLead, new() { Statuses = [ConcernStatus.Delivered] })).ShouldBe([open.Id]);
        (await ListAsync(SchoolLead, new() { Statuses = [ConcernStatus.Raised, ConcernStatus.Acknowledged] })).ShouldBe([done.Id]);
        (await ListAsync(SchoolLead, new() { IsAcknowledgedByUs = false })).ShouldBe([open.Id]);
        (await ListAsync(ProviderLead, new() { IsAcknowledgedByUs = false })).ShouldBe([done.Id, open.Id]);
        (await ListAsync(SchoolLead, new() { Severities = [ConcernSeverity.Low] })).ShouldBe([done.Id]);
        (await ListAsync(SchoolLead, new() { Kinds = [ConcernKind.Fgm] })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_concern_that_nobody_acknowledged_in_time_is_overdue()
    {
        var open = await RaiseAsync(product);
        var done = await RaiseAsync(product);
        await product.SendAsync(SchoolLead, new AcknowledgeConcern(done.Id));
        product.Clock.Advance(TimeSpan.FromHours(2));

        (await ListAsync(SchoolLead, new() { IsOverdue = true })).ShouldBe([open.Id]);
        (await ListAsync(SchoolLead, new() { IsOverdue = false })).ShouldBe([done.Id]);
    }

    [Fact]
    public async Task A_list_is_paged_from_the_newest_without_gap_or_repetition()
    {
        List<ConcernId> raised = [];
        for (var i = 0; i < 5; i++)
        {
            raised.Add((await RaiseAsync(product)).Id);
        }

        var first = await product.SendAsync(SchoolLead, new ListConcerns(new(First: 3), null, null, IsCounted: true));
        var second = await product.SendAsync(SchoolLead, new ListConcerns(new(3, first.PageInfo.EndCursor), null, null, IsCounted: false));

        first.TotalCount.ShouldBe(5);
        raised.Reverse();
        first.Nodes.Concat(second.Nodes).Select(c => c.Id).ShouldBe(raised);
    }

    [Fact]
    public async Task The_concerns_about_a_pupil_are_paged_for_leads_and_hidden_from_others()
    {
        List<ConcernId> raised = [];
        for (var i = 0; i < 5; i++)
        {
            raised.Add((await RaiseAsync(product)).Id);
        }

        var newest = (await product.SendAsync(SchoolLead, new GetConcernsByPupil([Pupil])))[Pupil];

        raised.Reverse();
        newest.Select(c => c.Id).ShouldBe(raised);
        (await product.SendAsync(Tutor, new GetConcernsByPupil([Pupil]))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("update safeguarding.concern set account = 'nothing'")]
    [InlineData("delete from safeguarding.concern")]
    [InlineData("truncate safeguarding.concern cascade")]
    [InlineData("delete from safeguarding.concern_recipient")]
    [InlineData("update safeguarding.acknowledgement set note = null")]
    [InlineData("delete from safeguarding.concern_feed_entry")]
    [InlineData("delete from safeguarding.stored_decision")]
    public async Task Nothing_on_record_can_be_changed_or_removed_by_anybody(string sql)
    {
        await RaiseAsync(product);
        await product.DeliverAsync();
        await using var command = product.DataSource.CreateCommand(sql);

        var refusal = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        refusal.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
    }

    [Fact]
    public async Task No_replication_mode_lets_a_change_through()
    {
        (
            await ScalarAsync<bool>(
                "select bool_and(tgenabled = 'A') from pg_trigger where tgname = 'append_only' and tgrelid::regclass::text like 'safeguarding.%'"
            )
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_on_record_can_be_changed_in_code()
    {
        var concern = await RaiseAsync(product);
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>();
        db.Concerns.Remove(await db.Concerns.SingleAsync(c => c.Id == concern.Id));

        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task A_seeded_concern_is_there_once_and_delivered()
    {
        var seed = new SeedConcern(
            new(Guid.CreateVersion7()),
            Pupil,
            Placement,
            ConcernKind.Online,
            ConcernSeverity.Low,
            null,
            "Invented.",
            null,
            false,
            product.Clock.GetUtcNow().AddDays(-3),
            "seed",
            Tutor.Organisation,
            [SchoolLead.Organisation],
            [new("school-lead", SchoolLead.Organisation, product.Clock.GetUtcNow().AddDays(-2), "Noted.")]
        );

        await product.SendAsync(Viewer.System, seed);
        await product.SendAsync(Viewer.System, seed);
        await product.DeliverAsync();

        var page = await product.SendAsync(SchoolLead, new ListConcerns(new(), null, null, IsCounted: false));
        page.Nodes.ShouldHaveSingleItem().Status.ShouldBe(ConcernStatus.Acknowledged);
        (await product.SendAsync(SchoolLead, new ReadConcernFeed(0, 10))).ShouldHaveSingleItem().ConcernId.ShouldBe(seed.Id);
    }

    [Fact]
    public async Task The_authority_is_told_of_what_nobody_acknowledged_in_time()
    {
        var concern = await RaiseAsync(product);
        await product.DeliverAsync();
        (await product.SendAsync(AuthorityLead, new ReadConcernFeed(0, 10))).ShouldBeEmpty();
        product.Clock.Advance(TimeSpan.FromHours(2));

        await Watch.LookAsync(CancellationToken.None);

        (await product.SendAsync(AuthorityLead, new ReadConcernFeed(0, 10))).ShouldHaveSingleItem().ConcernId.ShouldBe(concern.Id);
    }

    [Fact]
    public async Task A_concern_whose_event_was_lost_is_delivered_all_the_same()
    {
        await AddUndeliveredAsync(product);

        product.Clock.Advance(TimeSpan.FromMinutes(1));
        await Watch.LookAsync(CancellationToken.None);
        await Watch.LookAsync(CancellationToken.None);

        (await product.SendAsync(SchoolLead, new ReadConcernFeed(0, 10))).ShouldHaveSingleItem();
    }

    private ConcernWatch Watch => product.Services.GetServices<IHostedService>().OfType<ConcernWatch>().Single();

    private async Task<List<Viewer>> MaySeeAsync(ConcernId concern)
    {
        List<Viewer> may = [];
        foreach (var viewer in new[] { SchoolLead, SchoolStaff, OtherSchoolLead, ProviderLead, Tutor, AuthorityLead, DesignatedOfficer })
        {
            if ((await product.SendAsync(viewer, new GetConcernsById([concern]))).ContainsKey(concern))
            {
                may.Add(viewer);
            }
        }

        return may;
    }

    private async Task<IEnumerable<ConcernId>> ListAsync(Viewer viewer, ConcernFilter? where = null) =>
        (await product.SendAsync(viewer, new ListConcerns(new(), where, null, IsCounted: false))).Nodes.Select(concern => concern.Id);

    private static void ShouldBeUnknown(Result<ConcernView> result, string field)
    {
        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("not-found");
        refusal.Field.ShouldBe([field]);
    }

    private async Task HearAsync<THandler>(Func<THandler, Task> hear)
        where THandler : notnull
    {
        await using var scope = product.CreateScope(Viewer.System);
        await hear(scope.ServiceProvider.GetRequiredService<THandler>());
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = product.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
