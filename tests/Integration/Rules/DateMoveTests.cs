using AltProvision.Kernel;
using AltProvision.Referrals;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Integration.Placements;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Rules;

/// <summary>ENG-GEN-011: statutory dates are counted anew when a calendar changes, and never move silently.</summary>
public sealed class DateMoveTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_later_date_waits_until_the_authority_confirms_it()
    {
        var town = await Town.BuildAsync(product);
        var referral = await ExcludedAsync(town);
        referral.DueDate.ShouldBe(new DateOnly(2026, 1, 12));

        await CloseAsync(town, new(2026, 1, 8));

        var waiting = await ReadAsync(town, referral.Id);
        waiting.DueDate.ShouldBe(new DateOnly(2026, 1, 12), "the old date holds");
        var move = (await MovesAsync(town, referral.Id)).ShouldHaveSingleItem();
        move.ShouldBe(
            new(
                new(2026, 1, 12),
                new(2026, 1, 13),
                "Thu 8 Jan 2026 is a training day at the school.",
                move.CountedAt,
                DateMoveState.ToConfirm,
                WasPassed: false,
                ConfirmedAt: null
            )
        );
        (await product.SendAsync(town.Head, new ConfirmDueDate(referral.Id, waiting.Version)))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("referral.due-date-not-yours");

        var confirmed = await product.SendAsync(town.Officer, new ConfirmDueDate(referral.Id, waiting.Version));

        confirmed.Value!.DueDate.ShouldBe(new DateOnly(2026, 1, 13));
        (await MovesAsync(town, referral.Id)).ShouldHaveSingleItem().State.ShouldBe(DateMoveState.Confirmed);
        (await product.SendAsync(town.Officer, new ConfirmDueDate(referral.Id, confirmed.Value.Version)))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("referral.no-date-to-confirm");
    }

    [Fact]
    public async Task An_earlier_date_holds_at_once()
    {
        var town = await Town.BuildAsync(product);
        await CloseAsync(town, new(2026, 1, 8));
        var referral = await ExcludedAsync(town);
        referral.DueDate.ShouldBe(new DateOnly(2026, 1, 13));

        await OpenAgainAsync(town);

        (await ReadAsync(town, referral.Id)).DueDate.ShouldBe(new DateOnly(2026, 1, 12));
        var move = (await MovesAsync(town, referral.Id)).ShouldHaveSingleItem();
        (move.OldDate, move.NewDate, move.State).ShouldBe((new DateOnly(2026, 1, 13), new DateOnly(2026, 1, 12), DateMoveState.InEffect));
    }

    [Fact]
    public async Task A_second_change_replaces_what_nobody_confirmed_and_the_first_stays_on_record()
    {
        var town = await Town.BuildAsync(product);
        var referral = await ExcludedAsync(town);

        await CloseAsync(town, new(2026, 1, 8));
        await CloseAsync(town, new(2026, 1, 9));

        var moves = await MovesAsync(town, referral.Id);
        moves
            .Select(move => (move.NewDate, move.State))
            .ShouldBe([(new DateOnly(2026, 1, 14), DateMoveState.ToConfirm), (new DateOnly(2026, 1, 13), DateMoveState.Superseded)]);
        (await ReadAsync(town, referral.Id)).DueDate.ShouldBe(new DateOnly(2026, 1, 12));
    }

    [Fact]
    public async Task A_date_that_had_passed_is_marked_as_passed()
    {
        var town = await Town.BuildAsync(product);
        var referral = await ExcludedAsync(town);
        product.Clock.SetUtcNow(new(2026, 1, 14, 8, 0, 0, TimeSpan.Zero));

        await CloseAsync(town, new(2026, 1, 8));

        (await MovesAsync(town, referral.Id)).ShouldHaveSingleItem().WasPassed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_review_date_moves_in_the_same_way()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        await product.DeliverAsync(TestContext.Current.CancellationToken);
        var before = (await product.SendAsync(town.Head, new GetReviewSchedules([placement.Id])))[placement.Id];
        before.NextReviewDue.ShouldBe(new DateOnly(2026, 2, 13));

        await CloseAsync(town, new(2026, 2, 13));

        (await product.SendAsync(town.Head, new GetReviewSchedules([placement.Id])))[placement.Id]
            .NextReviewDue.ShouldBe(new DateOnly(2026, 2, 12));
        await OpenAgainAsync(town);
        (await product.SendAsync(town.Head, new GetReviewSchedules([placement.Id])))[placement.Id]
            .NextReviewDue.ShouldBe(new DateOnly(2026, 2, 12));
        var schedule = (await product.SendAsync(town.Head, new GetReviewSchedules([placement.Id])))[placement.Id];
        (await product.SendAsync(town.Head, new ConfirmReviewDate(placement.Id, schedule.Version))).Value!.NextReviewDue.ShouldBe(
            new DateOnly(2026, 2, 13)
        );
        (await product.SendAsync(town.Head, new GetReviewDateMoves([placement.Id])))[placement.Id]
            .Select(move => move.State)
            .ShouldBe([DateMoveState.Confirmed, DateMoveState.InEffect]);
    }

    [Fact]
    public async Task A_fact_that_is_corrected_moves_the_date_in_the_same_way()
    {
        var town = await Town.BuildAsync(product);
        var referral = await ExcludedAsync(town);

        await CorrectAsync(town, referral.PupilId, new(2008, 3, 1));

        var over = (await MovesAsync(town, referral.Id)).ShouldHaveSingleItem();
        (over.OldDate, over.NewDate, over.State).ShouldBe((new DateOnly(2026, 1, 12), null, DateMoveState.ToConfirm));
        (await ReadAsync(town, referral.Id)).DueDate.ShouldBe(new DateOnly(2026, 1, 12), "nobody has confirmed that the duty is gone");
        var waiting = await ReadAsync(town, referral.Id);
        (await product.SendAsync(town.Officer, new ConfirmDueDate(referral.Id, waiting.Version))).Value!.DueDate.ShouldBeNull();

        await CorrectAsync(town, referral.PupilId, new(2012, 3, 1));

        (await ReadAsync(town, referral.Id)).DueDate.ShouldBe(new DateOnly(2026, 1, 12), "a duty that comes back holds at once");
    }

    private async Task CorrectAsync(Town town, PupilId id, DateOnly birthDate)
    {
        var pupil = (await product.SendAsync(town.Staff, new GetPupilsById([id])))[id];
        var details = new PupilDetails("Ada", "Example", birthDate, HomeLaCode: Town.La);
        (await product.SendAsync(town.Staff, new CorrectPupil(id, pupil.Version, details))).Refusals.ShouldBeEmpty();
        await product.DeliverAsync(TestContext.Current.CancellationToken);
    }

    private async Task<ReferralView> ExcludedAsync(Town town)
    {
        var pupil = await town.AddPupilAsync();
        var content = new ReferralContent(
            ProvisionReason.PermanentExclusion,
            new(2026, 1, 5),
            "Permanently excluded after a fight.",
            ExclusionSession.Morning
        );
        var draft = (await product.SendAsync(town.Head, new DraftReferral(pupil, content))).Value!;
        var sent = await product.SendAsync(town.Head, new SubmitReferral(draft.Id, draft.Version));
        sent.Refusals.ShouldBeEmpty();
        return sent.Value!;
    }

    private SchoolTermDates termDates = null!;

    private async Task CloseAsync(Town town, DateOnly date)
    {
        var closed = await product.SendAsync(town.Staff, new RecordClosureDay(town.School, date, ClosureKind.Inset));
        closed.Refusals.ShouldBeEmpty();
        termDates = closed.Value!;
        await product.DeliverAsync(TestContext.Current.CancellationToken);
    }

    private async Task OpenAgainAsync(Town town)
    {
        var open = new SetSchoolCalendar(town.School, termDates.Version, termDates.HalfTerms, []);
        (await product.SendAsync(town.Staff, open)).Refusals.ShouldBeEmpty();
        await product.DeliverAsync(TestContext.Current.CancellationToken);
    }

    private async Task<ReferralView> ReadAsync(Town town, ReferralId id) =>
        (await product.SendAsync(town.Officer, new GetReferralsById([id])))[id];

    private async Task<IReadOnlyList<DateMoveView>> MovesAsync(Town town, ReferralId id) =>
        (await product.SendAsync(town.Officer, new GetDueDateMoves([id]))).GetValueOrDefault(id) ?? [];
}
