using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Safeguarding.Contracts;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Demo;

/// <summary>What happened lies before today, in an order that the rules allow.</summary>
public class DemoDatesTests
{
    private static readonly DateOnly AutumnDay = new(2026, 11, 26);

    public static TheoryData<DateOnly> Days => DemoDataTests.Days;

    [Theory]
    [InlineData(2024, "2024-10-25", "2025-04-11", "2025-07-22")]
    [InlineData(2025, "2025-10-24", "2026-03-27", "2026-07-21")]
    public void Half_terms_end_where_authorities_end_them(int year, string autumn, string spring, string summer)
    {
        var blocks = DemoCalendar.HalfTerms(new(year + 1, 1, 10)).Where(block => AcademicYear.Of(block.Start).StartYear == year).ToList();

        (blocks[0].End, blocks[3].End, blocks[5].End).ShouldBe((DateOnly.Parse(autumn), DateOnly.Parse(spring), DateOnly.Parse(summer)));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Nothing_has_happened_that_lies_ahead(DateOnly today)
    {
        var data = DemoData.Make(1, today);
        var midnight = DemoTime.At(today, 0);

        data.Referrals.SelectMany(r => new[] { r.CreatedAt, r.SubmittedAt, r.DecidedAt }).ShouldAllBe(at => at == null || at < midnight);
        data.Placements.ShouldAllBe(p => p.CreatedAt < midnight && p.Answers.All(answer => answer.At < midnight));
        data.Placements.SelectMany(p => p.Marks).ShouldAllBe(mark => mark.Date < today);
        data.Reviews.ShouldAllBe(review => review.HeldOn < today);
        data.Transitions.ShouldAllBe(t =>
            t.Stages.All(stage => !(stage.ReachedOn >= today)) && !(t.CompletedOn >= today) && !(t.CheckedOn >= today)
        );
        data.Concerns.ShouldAllBe(concern => concern.RaisedAt < midnight);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void A_referral_is_drafted_then_submitted_then_decided_then_answered_by_a_placement(DateOnly today)
    {
        var data = DemoData.Make(1, today);
        var placements = data.Placements.ToDictionary(placement => placement.ReferralId);

        foreach (var referral in data.Referrals)
        {
            List<DateTimeOffset?> moments = [referral.CreatedAt, referral.SubmittedAt, referral.DecidedAt];
            if (placements.TryGetValue(referral.Id, out var placement))
            {
                moments.AddRange([
                    placement.CreatedAt,
                    .. placement.Answers.Select(answer => (DateTimeOffset?)answer.At),
                    DemoTime.At(placement.StartDate, 23),
                ]);
            }

            moments.OfType<DateTimeOffset>().ShouldBeInOrder();
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_timetabled_session_of_a_live_placement_is_marked_once_with_a_good_code(DateOnly today)
    {
        var calendar = new DemoTime(today);

        foreach (var placement in DemoData.Make(1, today).Placements.Where(p => p.Status is PlacementStatus.Active))
        {
            var expected = calendar
                .SchoolDays(placement.StartDate, today.AddDays(-1))
                .SelectMany(date =>
                    new[] { HalfDay.Am, HalfDay.Pm }
                        .Where(half => placement.HalfDays.Contains(SessionKeys.Of(date, half)))
                        .Select(half => (date, half))
                );

            placement.Marks.Select(mark => (mark.Date, mark.HalfDay)).ShouldBe(expected);
            placement.Marks.ShouldAllBe(mark => AttendanceCodes.Check(mark.Code, mark.Date, mark.HalfDay) == null);
        }
    }

    [Fact]
    public void About_three_sessions_in_five_are_attended()
    {
        var marks = DemoData.Make(1, AutumnDay).Placements.SelectMany(placement => placement.Marks);

        var summary = AttendanceCodes.Summarise([.. marks.GroupBy(mark => mark.Code).Select(codes => (codes.Key, codes.Count()))]);

        summary.AttendancePercent!.Value.ShouldBeInRange(56, 63);
        summary.AuthorisedPercent!.Value.ShouldBeInRange(17, 26);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void A_placement_starts_only_at_a_provider_that_was_approved_and_may_take_the_child(DateOnly today)
    {
        var data = DemoData.Make(1, today);
        var providers = data.Providers.ToDictionary(provider => provider.Id);

        foreach (var placement in data.Placements)
        {
            var provider = providers[placement.ProviderId];
            var standing = provider.Approvals.LastOrDefault(approval => approval.DecidedAt < DemoTime.At(placement.StartDate, 0));
            standing!.Status.ShouldBeOneOf(ProviderApproval.Approved, ProviderApproval.ApprovedWithConditions);
            provider.Evidence.ShouldContain(evidence =>
                Holds(evidence.Content, EvidenceKind.SiteRiskAssessment, placement.SiteId, placement.StartDate)
            );
            provider.Checks.ShouldContain(check =>
                check.Content.ReferralId == placement.ReferralId && check.Content.CheckedOn < placement.StartDate
            );
            (provider.Content.IsRegisteredSchool || placement.HoursPerWeek < 18).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void No_site_holds_more_children_than_it_has_places(DateOnly today)
    {
        var data = DemoData.Make(1, today);

        foreach (var site in data.Providers.SelectMany(provider => provider.Sites))
        {
            var bookings = data
                .Placements.Where(p => p.SiteId == site.Id && p.Status is not PlacementStatus.NotAgreed)
                .Select(p => new Booking(p.StartDate, p.End?.LastDay ?? p.PlannedEndDate, p.HalfDays))
                .ToList();
            SessionKeys
                .All.Max(half => SitePlaces.Peak(bookings, half, today.AddDays(-400), today.AddDays(400)))
                .ShouldBeLessThanOrEqualTo(site.CapacityPerHalfDay);
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Some_checks_whether_a_return_lasted_are_due_soon_and_some_are_overdue(DateOnly today)
    {
        var due = DemoData
            .Make(1, today)
            .Transitions.Where(t => t.Status is TransitionStatus.Completed)
            .Select(t => t.CompletedOn!.Value.AddDays(84))
            .ToList();

        due.ShouldContain(date => date >= today);
        due.ShouldContain(date => date < today);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void A_permanent_exclusion_has_a_sixth_day_that_is_still_to_come_or_just_past(DateOnly today)
    {
        var open = DemoData.Make(1, today).Referrals.Where(r => r.Status is ReferralStatus.Submitted && r.DueDate is not null).ToList();

        open.ShouldContain(referral => referral.DueDate >= today);
        open.ShouldContain(referral => referral.DueDate < today);
    }

    [Fact]
    public void The_latest_concern_waits_at_the_demo_school_and_the_demo_provider()
    {
        var waiting = DemoData.Make(1, AutumnDay).Concerns.Where(concern => concern.Acknowledgements is null).ShouldHaveSingleItem();

        waiting.Recipients.ShouldContain($"school:{DemoIds.School(DemoPeople.School).Value}");
        waiting.Recipients.ShouldContain($"provider:{DemoIds.Provider(DemoPeople.Provider).Value}");
    }

    [Fact]
    public void What_is_about_an_adult_is_not_told_to_the_provider() =>
        DemoData
            .Make(1, AutumnDay)
            .Concerns.Where(concern => concern.IsAboutAdult)
            .ShouldAllBe(concern => concern.Recipients.All(recipient => !recipient.StartsWith("provider:")));

    private static bool Holds(EvidenceContent evidence, EvidenceKind kind, SiteId site, DateOnly on) =>
        evidence.Kind == kind && evidence.SiteId == site && evidence.IssuedOn <= on && evidence.ExpiresOn >= on;
}
