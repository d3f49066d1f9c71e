using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Placements;

public sealed class AttendanceTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task The_first_attended_session_starts_the_placement_and_places_the_referral()
    {
        var town = await Town.BuildAsync(product);
        var agreed = await town.AgreeAsync();
        product.Clock.SetUtcNow(new(2026, 1, 13, 9, 15, 0, TimeSpan.Zero));

        (await product.SendAsync(town.Tutor, new MarkAttendance(agreed.Id, Town.Start, HalfDay.Am, "N"))).Refusals.ShouldBeEmpty();
        (await town.ReadAsync(agreed.Id, town.Head)).Status.ShouldBe(PlacementStatus.Agreed);
        (
            await product.SendAsync(town.Tutor, new MarkAttendance(agreed.Id, Town.Start.AddDays(1), HalfDay.Am, "L"))
        ).Refusals.ShouldBeEmpty();
        await product.DeliverAsync(TestContext.Current.CancellationToken);

        var started = await town.ReadAsync(agreed.Id, town.Head);
        started.Status.ShouldBe(PlacementStatus.Active);
        started.StartDate.ShouldBe(Town.Start.AddDays(1));
        var referrals = await product.SendAsync(town.Head, new GetReferralsById([agreed.ReferralId]));
        referrals[agreed.ReferralId].Status.ShouldBe(ReferralStatus.Placed);
    }

    [Theory]
    [InlineData("2026-01-12", HalfDay.Pm, "/", "attendance.not-timetabled")]
    [InlineData("2026-01-12", HalfDay.Am, "?", "attendance.unknown-code")]
    [InlineData("2026-01-05", HalfDay.Am, "/", "attendance.before-start")]
    [InlineData("2026-02-16", HalfDay.Am, "/", "attendance.no-school-day")]
    [InlineData("2026-03-02", HalfDay.Am, "/", "attendance.in-future")]
    public async Task What_cannot_be_marked_is_refused_with_a_reason(string date, HalfDay half, string code, string refused)
    {
        var town = await Town.BuildAsync(product);
        var agreed = await town.AgreeAsync();
        product.Clock.SetUtcNow(new(2026, 2, 26, 9, 15, 0, TimeSpan.Zero));
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

        var result = await product.SendAsync(town.Tutor, new MarkAttendance(agreed.Id, day, half, code));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe(refused);
    }

    [Fact]
    public async Task A_session_is_marked_once()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();

        var result = await product.SendAsync(town.Tutor, new MarkAttendance(placement.Id, Town.Start, HalfDay.Am, "N"));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("attendance.already-marked");
    }

    [Fact]
    public async Task Two_tutors_who_mark_a_session_at_the_same_moment_leave_one_mark()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        var day = Town.Start.AddDays(1);

        var results = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => product.SendAsync(town.Tutor, new MarkAttendance(placement.Id, day, HalfDay.Am, "N")))
        );

        results.Count(result => result.IsRefused).ShouldBe(1);
        var marks = await product.SendAsync(town.Head, new ListAttendanceMarks(new(), placement.Id, day, day, true));
        marks.TotalCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_key_answers_with_the_same_mark()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        var command = new MarkAttendance(placement.Id, Town.Start.AddDays(1), HalfDay.Am, "/", "tablet-7");

        var first = await product.SendAsync(town.Tutor, command);
        var again = await product.SendAsync(town.Tutor, command);

        again.Value.ShouldBe(first.Value);
    }

    [Fact]
    public async Task A_correction_keeps_the_old_code_with_who_when_and_why()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        var mark = (await product.SendAsync(town.Tutor, new MarkAttendance(placement.Id, Town.Start.AddDays(1), HalfDay.Am, "N"))).Value!;

        var corrected = await product.SendAsync(
            town.Manager,
            new CorrectAttendanceMark(mark.Id, mark.Version, "M", "Parent showed the appointment card.")
        );
        var stale = await product.SendAsync(town.Tutor, new CorrectAttendanceMark(mark.Id, mark.Version, "I", "Parent rang."));

        corrected.Value!.Code.ShouldBe("M");
        stale.Refusals.ShouldHaveSingleItem().Code.ShouldBe("version.stale");
        var history = (await product.SendAsync(town.Head, new GetAttendanceCorrections([mark.Id])))[mark.Id].ShouldHaveSingleItem();
        history.OldCode.ShouldBe("N");
        history.NewCode.ShouldBe("M");
        history.CorrectedBy.ShouldBe("manager");
        history.Reason.ShouldBe("Parent showed the appointment card.");
    }

    [Fact]
    public async Task A_correction_to_an_attended_code_can_be_the_start()
    {
        var town = await Town.BuildAsync(product);
        var agreed = await town.AgreeAsync();
        product.Clock.SetUtcNow(new(2026, 1, 12, 9, 15, 0, TimeSpan.Zero));
        var mark = (await product.SendAsync(town.Tutor, new MarkAttendance(agreed.Id, Town.Start, HalfDay.Am, "N"))).Value!;

        await product.SendAsync(town.Tutor, new CorrectAttendanceMark(mark.Id, mark.Version, "L", "Arrived at twenty past nine."));

        (await town.ReadAsync(agreed.Id, town.Head)).Status.ShouldBe(PlacementStatus.Active);
    }

    [Fact]
    public async Task Schools_and_other_providers_do_not_mark()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        var command = new MarkAttendance(placement.Id, Town.Start.AddDays(1), HalfDay.Am, "/");
        var stranger = new Viewer("stranger", new HashSet<Role> { Role.ProviderTutor }, ProviderId: Guid.CreateVersion7());

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(town.Head, command));
        (await product.SendAsync(stranger, command)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task The_tutor_finds_todays_unmarked_sessions_and_those_of_the_days_before()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();

        var today = await product.SendAsync(town.Tutor, new ListUnmarkedSessions(new(), new(), true));
        await product.SendAsync(town.Tutor, new MarkAttendance(placement.Id, Town.Start.AddDays(1), HalfDay.Am, "/"));
        var marked = await product.SendAsync(town.Tutor, new ListUnmarkedSessions(new(), new(), true));
        product.Clock.SetUtcNow(new(2026, 2, 24, 9, 15, 0, TimeSpan.Zero));
        var later = await product.SendAsync(
            town.Tutor,
            new ListUnmarkedSessions(new(First: 2), new(From: new(2026, 2, 9), ProviderId: town.Provider, PlacementId: placement.Id), true)
        );
        var rest = await product.SendAsync(
            town.Tutor,
            new ListUnmarkedSessions(new(After: later.PageInfo.EndCursor), new(From: new(2026, 2, 9), HalfDay: HalfDay.Am), false)
        );

        today.Nodes.ShouldHaveSingleItem().ShouldBe(new(placement.Id, Town.Start.AddDays(1), HalfDay.Am));
        marked.Nodes.ShouldBeEmpty();

        // Half term, 16 to 20 February, holds no session.
        later.TotalCount.ShouldBe(4);
        later.Nodes.Select(session => session.Date).ShouldBe([new(2026, 2, 9), new(2026, 2, 10)]);
        rest.Nodes.Select(session => session.Date).ShouldBe([new(2026, 2, 23), new(2026, 2, 24)]);
        (await product.SendAsync(town.OtherHead, new ListUnmarkedSessions(new(), new(), true))).TotalCount.ShouldBe(0);
    }

    [Fact]
    public async Task Unmarked_sessions_are_asked_for_a_month_at_a_time()
    {
        var town = await Town.BuildAsync(product);

        await Should.ThrowAsync<BadRequestException>(() =>
            product.SendAsync(town.Tutor, new ListUnmarkedSessions(new(), new(From: new(2025, 11, 1)), false))
        );
    }

    [Fact]
    public async Task What_the_marks_mean_is_found_on_the_day_and_only_by_those_who_may_see_them()
    {
        var town = await Town.BuildAsync(product);
        var agreed = await town.AgreeAsync();
        product.Clock.SetUtcNow(new(2026, 1, 19, 9, 15, 0, TimeSpan.Zero));

        var before = await FindingsAsync(town.Head, agreed.Id);
        (await product.SendAsync(town.Tutor, new MarkAttendance(agreed.Id, Town.Start, HalfDay.Am, "N"))).Refusals.ShouldBeEmpty();
        product.Clock.SetUtcNow(new(2026, 1, 26, 9, 15, 0, TimeSpan.Zero));
        var after = await FindingsAsync(town.Head, agreed.Id);

        before.ShouldBe(["ENG-PLC-023 contactFamily", "ENG-PLC-023 notStarted"]);
        after.ShouldContain("ENG-ATT-009 amendToO");
        after.ShouldContain("ENG-ATT-010 attendanceReturnDue");
        after.ShouldContain("ENG-ATT-013 tooFewSessions");
        (await product.SendAsync(town.OtherHead, new GetAttendanceFindings([agreed.Id]))).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> FindingsAsync(Viewer viewer, PlacementId placement) =>
        [
            .. (await product.SendAsync(viewer, new GetAttendanceFindings([placement])))[placement]
                .Where(finding => finding.RuleId is not ("ENG-GEN-001" or "ENG-GEN-005"))
                .Select(finding => $"{finding.RuleId} {finding.Code}"),
        ];

    [Fact]
    public async Task Attendance_is_summed_up_by_national_categories()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        product.Clock.SetUtcNow(new(2026, 1, 27, 9, 15, 0, TimeSpan.Zero));
        foreach (var (days, code) in new[] { (1, "I"), (7, "L"), (8, "N"), (14, "Y1") })
        {
            var mark = new MarkAttendance(placement.Id, Town.Start.AddDays(days), HalfDay.Am, code);
            (await product.SendAsync(town.Tutor, mark)).Refusals.ShouldBeEmpty();
        }

        var whole = await product.SendAsync(town.Head, new GetAttendanceSummaries([placement.Id]));
        var week = await product.SendAsync(town.Head, new GetAttendanceSummaries([placement.Id], new(2026, 1, 19), new(2026, 1, 20)));
        var marks = await product.SendAsync(town.Head, new ListAttendanceMarks(new(First: 3), placement.Id, null, null, true));

        whole[placement.Id].ShouldBe(new AttendanceSummary(4, 2, 1, 1, 1, 1));
        week[placement.Id].Possible.ShouldBe(2);
        marks.Nodes.Select(mark => mark.Code).ShouldBe(["/", "I", "L"]);
        marks.TotalCount.ShouldBe(5);
        (await product.SendAsync(town.OtherHead, new GetAttendanceSummaries([placement.Id]))).ShouldBeEmpty();
    }
}
