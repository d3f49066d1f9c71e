using AltProvision.Kernel;
using AltProvision.Referrals;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Integration.Reviews;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Referrals;

/// <summary>An authority asks the referring school for what is missing before it decides. The law does not wait for the answer.</summary>
public sealed class InformationRequestTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2025, 12, 8);

    private static readonly WantedInformation[] Wanted =
    [
        new(InformationKind.Attendance, "The attendance certificate of this year."),
        new(InformationKind.ParentView, "What both parents say of the plan."),
    ];

    private Product product = null!;
    private Placed placed = null!;

    private static Viewer Officer => Placed.Commissioner;

    private Viewer Staff => placed.Staff;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        placed = await Placed.StartAsync(product);
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_referral_waits_for_the_answer_and_stays_what_it_was()
    {
        var referral = await SubmittedAsync();

        var asked = await AskAsync(referral);

        asked.ShouldBe(referral with { Version = referral.Version + 1, Information = InformationState.Waiting, InformationDueDate = Due });
        var request = (await RequestsAsync(Staff, referral.Id)).ShouldHaveSingleItem();
        (request.Number, request.Organisation, request.DueDate, request.State).ShouldBe((1, "la:991", Due, InformationState.Waiting));
        request.Gaps.Select(gap => (gap.Number, gap.Kind, gap.Wanted)).ShouldBe(Wanted.Select((gap, at) => (at + 1, gap.Kind, gap.Wanted)));
    }

    [Fact]
    public async Task The_school_answers_one_by_one_and_no_answer_is_changed()
    {
        var asked = await AskAsync(await SubmittedAsync());

        var first = await AnswerAsync(asked, new InformationAnswer(2, " Both agree. "));
        var again = await product.SendAsync(Staff, new AnswerInformationRequest(asked.Id, first.Version, 1, [new(2, "One agrees.")]));
        var all = await AnswerAsync(first, new InformationAnswer(1, "84 of 120 sessions."));

        first.Information.ShouldBe(InformationState.Waiting);
        again.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["answers", "0", "gap"]);
        (all.Information, all.InformationDueDate).ShouldBe((InformationState.Answered, null));
        var gaps = (await RequestsAsync(Officer, asked.Id)).ShouldHaveSingleItem().Gaps;
        gaps.Select(gap => (gap.Answer, gap.Organisation))
            .ShouldBe([("84 of 120 sessions.", Staff.Organisation), ("Both agree.", Staff.Organisation)]);
        (await product.SendAsync(Staff, new AnswerInformationRequest(asked.Id, all.Version, 1, [new(1, "More.")])))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("referral.request-not-waiting");
    }

    [Fact]
    public async Task A_second_request_follows_and_a_decision_closes_what_is_open()
    {
        var answered = await AnswerAsync(await AskAsync(await SubmittedAsync()), new(1, "Sent."), new(2, "Sent."));
        var asked = await AskAsync(answered);

        var accepted = (await product.SendAsync(Officer, new AcceptReferral(asked.Id, asked.Version))).Value!;

        (accepted.Status, accepted.Information, accepted.InformationDueDate).ShouldBe(
            (ReferralStatus.Accepted, InformationState.Unanswered, null)
        );
        (await RequestsAsync(Staff, asked.Id))
            .Select(request => (request.Number, request.State))
            .ShouldBe([(2, InformationState.Unanswered), (1, InformationState.Answered)]);
        (await product.SendAsync(Staff, new AnswerInformationRequest(asked.Id, accepted.Version, 2, [new(1, "Too late.")])))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("referral.request-not-waiting");
        (await product.SendAsync(Officer, new AskForInformation(asked.Id, accepted.Version, Wanted)))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("referral.not-submitted");
    }

    [Fact]
    public async Task The_list_finds_those_that_wait_and_those_whose_answer_is_late()
    {
        await SubmittedAsync();
        var waiting = await AskAsync(await SubmittedAsync());

        (await ListAsync(new(Information: InformationState.Waiting))).ShouldBe([waiting.Id]);
        (await ListAsync(new(InformationDueBefore: Due))).ShouldBeEmpty();
        product.Clock.Advance(TimeSpan.FromDays(8));
        (await ListAsync(new(InformationDueBefore: Due.AddDays(1)))).ShouldBe([waiting.Id]);
        var shown = await product.AskAsync(
            Officer,
            "{ referrals(first: 1, where: { information: WAITING }) { nodes { informationRequests { isOverdue } } } }"
        );
        shown.GetRawText().ShouldContain("\"isOverdue\":true");
    }

    [Fact]
    public async Task A_child_on_no_roll_has_no_school_to_ask()
    {
        var referral = await SubmittedAsync(school: null);

        var refused = await product.SendAsync(Officer, new AskForInformation(referral.Id, referral.Version, Wanted));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("referral.nobody-to-ask");
    }

    [Fact]
    public async Task Where_the_calendar_does_not_reach_there_is_no_day()
    {
        product.Clock.SetUtcNow(new(2026, 7, 16, 12, 0, 0, TimeSpan.Zero));

        var asked = await AskAsync(await SubmittedAsync());

        (asked.Information, asked.InformationDueDate).ShouldBe((InformationState.Waiting, null));
    }

    [Fact]
    public async Task What_is_malformed_is_said_by_its_field()
    {
        var referral = await SubmittedAsync();

        var nothing = await product.SendAsync(Officer, new AskForInformation(referral.Id, referral.Version, []));
        var vague = await product.SendAsync(
            Officer,
            new AskForInformation(referral.Id, referral.Version, [Wanted[0], new(InformationKind.Other, " ?   ")])
        );
        var twice = await product.SendAsync(
            Staff,
            new AnswerInformationRequest(referral.Id, referral.Version, 1, [new(1, "a"), new(1, "b")])
        );
        var empty = await product.SendAsync(Staff, new AnswerInformationRequest(referral.Id, referral.Version, 1, [new(1, " ")]));

        nothing.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["gaps"]);
        vague.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["gaps", "1", "wanted"]);
        twice.Refusals.ShouldHaveSingleItem().Code.ShouldBe("referral.answers-count");
        empty.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["answers", "0", "text"]);
    }

    private async Task<ReferralView> SubmittedAsync(bool? school = true)
    {
        var pupil = new PupilId(Guid.CreateVersion7());
        SchoolId? home = school is null ? null : placed.School;
        SeedEnrolment[] enrolments = home is { } id ? [new(id, EnrolmentStatus.Single, new(2024, 9, 1))] : [];
        await placed.SendAsync(new SeedPupil(pupil, null, "Ada", "Example", new(2012, 1, 1), null, null, Placed.La, enrolments, []));
        var now = product.Clock.GetUtcNow();
        var seeded = await product.SendAsync(
            Viewer.System,
            new SeedReferral(
                new(Guid.CreateVersion7()),
                pupil,
                home,
                Placed.La,
                ProvisionReason.EarlyIntervention,
                ReferralStatus.Submitted,
                LondonTime.Today(product.Clock),
                "A smaller group for a time, to begin again.",
                now,
                now
            )
        );
        return (await product.SendAsync(Officer, new GetReferralsById([seeded.Value!.Id])))[seeded.Value.Id];
    }

    private async Task<ReferralView> AskAsync(ReferralView referral)
    {
        var asked = await product.SendAsync(Officer, new AskForInformation(referral.Id, referral.Version, Wanted));
        asked.Refusals.ShouldBeEmpty();
        return asked.Value!;
    }

    private async Task<ReferralView> AnswerAsync(ReferralView referral, params InformationAnswer[] answers)
    {
        var answered = await product.SendAsync(Staff, new AnswerInformationRequest(referral.Id, referral.Version, 1, answers));
        answered.Refusals.ShouldBeEmpty();
        return answered.Value!;
    }

    private async Task<IReadOnlyList<InformationRequest>> RequestsAsync(Viewer viewer, ReferralId id) =>
        (await product.SendAsync(viewer, new GetInformationRequests([id])))[id];

    private async Task<IEnumerable<ReferralId>> ListAsync(ReferralFilter where) =>
        (await product.SendAsync(Officer, new ListReferrals(new(First: 10), where, null, IsCounted: false))).Nodes.Select(r => r.Id);
}
