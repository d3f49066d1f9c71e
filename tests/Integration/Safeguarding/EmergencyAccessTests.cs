using System.Diagnostics;
using AltProvision.Kernel;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.Safeguarding.Neighbourhood;

namespace AltProvision.Tests.Integration.Safeguarding;

public sealed class EmergencyAccessTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Reason = "She is in hospital, and the ward asks what we know.";

    private static readonly Viewer head = SchoolStaff with
    {
        Subject = "head",
        Roles = new HashSet<Role> { Role.SchoolLeader },
    };
    private static readonly Viewer otherAuthorityLead = AuthorityLead with { Subject = "la-lead-2" };

    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync(), AddTo);

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task It_opens_the_concerns_about_the_child_for_three_hours()
    {
        var concern = await RaiseAsync(product);
        (await SeenAsync(head)).ShouldBeEmpty();

        var access = await OpenAsync();

        access.Until.ShouldBe(access.OpenedAt.AddHours(3));
        (await SeenAsync(head)).ShouldBe([concern.Id]);
        (await product.SendAsync(head, new ReadNarratives([concern.Id])))[concern.Id].Account.ShouldBe(Hungry.Account);
        product.Clock.Advance(TimeSpan.FromHours(3));
        (await SeenAsync(head)).ShouldBeEmpty();
        (await product.SendAsync(head, new ReadNarratives([concern.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task How_far_a_concern_has_come_is_told_to_who_must_act_and_to_the_raiser_alone()
    {
        var concern = await RaiseAsync(product);
        await OpenAsync();

        foreach (
            var (viewer, isTold) in new[]
            {
                (SchoolLead, true),
                (AuthorityLead, true),
                (Tutor, true),
                (head, false),
                (OtherSchoolLead, false),
            }
        )
        {
            (await product.SendAsync(viewer, new GetWhetherProgressIsTold([concern.Id])))[concern.Id].ShouldBe(isTold, viewer.Organisation);
        }
    }

    [Fact]
    public async Task It_opens_them_to_nobody_else()
    {
        await RaiseAsync(product);

        await OpenAsync();

        (await SeenAsync(head with { Subject = "deputy" })).ShouldBeEmpty();
        (await SeenAsync(head with { SchoolId = OtherSchool.Value })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ConcernKind.AllegationAdult, false)]
    [InlineData(ConcernKind.LowLevelAdult, false)]
    [InlineData(ConcernKind.SettingUnsafe, false)]
    [InlineData(ConcernKind.Neglect, true)]
    public async Task What_is_about_an_adult_or_a_setting_stays_closed(ConcernKind kind, bool isAboutAdult)
    {
        await RaiseAsync(product, Hungry with { Kind = kind, IsAboutAdult = isAboutAdult }, Tutor);

        await OpenAsync();

        (await SeenAsync(head)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_leads_of_the_authority_hear_of_it_within_two_seconds_and_of_those_that_wait_when_they_come()
    {
        var notices = product.Services.GetRequiredService<EmergencyNotices>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(20));
        await using var listening = notices.FollowAsync(AuthorityLead, stop.Token).GetAsyncEnumerator(stop.Token);
        var next = listening.MoveNextAsync();
        await Task.Delay(200, stop.Token);

        var opened = Stopwatch.GetTimestamp();
        var access = await OpenAsync();

        (await next).ShouldBeTrue();
        Stopwatch.GetElapsedTime(opened).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        listening.Current.EmergencyAccessId.ShouldBe(access.Id);
        await using var later = notices.FollowAsync(otherAuthorityLead, stop.Token).GetAsyncEnumerator(stop.Token);
        (await later.MoveNextAsync()).ShouldBeTrue();
        later.Current.EmergencyAccessId.ShouldBe(access.Id);
    }

    [Fact]
    public async Task A_lead_of_the_authority_reviews_it_once_and_nobody_their_own()
    {
        var access = await OpenAsync(AuthorityLead);
        var review = new ReviewEmergencyAccess(access.Id, IsJustified: true, "Rang the ward: right to look.");

        (await product.SendAsync(AuthorityLead, review)).Refusals.Single().Code.ShouldBe("emergency.own");
        (await product.SendAsync(DesignatedOfficer, review)).Refusals.Single().Code.ShouldBe("not-found");
        var reviewed = await product.SendAsync(otherAuthorityLead, review);
        var again = await product.SendAsync(otherAuthorityLead, review with { IsJustified = false });

        reviewed.Value!.IsJustified.ShouldBe(true);
        again.Refusals.Single().Code.ShouldBe("emergency.reviewed");
        var account = (await product.SendAsync(AuthorityLead, new ReadEmergencyAccounts([access.Id])))[access.Id];
        account.ShouldBe(new(Reason, "la-lead-2", "Rang the ward: right to look."));
    }

    [Fact]
    public async Task It_is_seen_by_who_opened_it_and_the_leads_of_the_authority()
    {
        var access = await OpenAsync();

        List<Viewer> seen = [];
        foreach (
            var viewer in (Viewer[])
                [head, SchoolLead, SchoolStaff, ProviderLead, Tutor, AuthorityLead, otherAuthorityLead, DesignatedOfficer]
        )
        {
            var answer = await product.SendAsync(viewer, new GetEmergencyAccessesById([access.Id]));
            seen.AddRange(answer.ContainsKey(access.Id) ? [viewer] : []);
        }

        seen.ShouldBe([head, AuthorityLead, otherAuthorityLead]);
    }

    [Fact]
    public async Task While_one_is_open_it_is_answered_again()
    {
        var first = await OpenAsync();

        (await OpenAsync()).Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task A_pupil_out_of_sight_and_a_reason_that_says_nothing_are_refused()
    {
        (await product.SendAsync(head, new OpenEmergencyAccess(new(Guid.CreateVersion7()), Reason)))
            .Refusals.Single()
            .Code.ShouldBe("not-found");
        (await product.SendAsync(head with { SchoolId = OtherSchool.Value }, new OpenEmergencyAccess(Pupil, Reason)))
            .Refusals.Single()
            .Code.ShouldBe("not-found");
        (await product.SendAsync(head, new OpenEmergencyAccess(Pupil, "  urgent  "))).Refusals.Single().Code.ShouldBe("emergency.reason");
        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(Tutor, new OpenEmergencyAccess(Pupil, Reason)));
    }

    [Fact]
    public async Task It_can_be_neither_changed_nor_removed()
    {
        await OpenAsync();

        foreach (
            var sql in (string[])["delete from safeguarding.emergency_access", "update safeguarding.emergency_access set until = now()"]
        )
        {
            await using var command = product.DataSource.CreateCommand(sql);
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(
                Npgsql.PostgresErrorCodes.RestrictViolation
            );
        }
    }

    private async Task<EmergencyAccessView> OpenAsync(Viewer? viewer = null) =>
        (await product.SendAsync(viewer ?? head, new OpenEmergencyAccess(Pupil, Reason))).Value!;

    private async Task<IEnumerable<ConcernId>> SeenAsync(Viewer viewer) =>
        (
            await product.SendAsync(viewer, new ListConcerns(new PagingArguments(10), new(PupilId: Pupil), null, IsCounted: false))
        ).Nodes.Select(c => c.Id);
}
