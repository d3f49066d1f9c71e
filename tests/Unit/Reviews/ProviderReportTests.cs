using AltProvision.Reviews;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Reviews;

public class ProviderReportTests
{
    private static readonly DateOnly Today = new(2025, 12, 1);

    private static readonly SubmitProviderReport Good = new(
        new(Guid.CreateVersion7()),
        new(2025, 11, 5),
        Today,
        92.5m,
        "Attends well and has settled in two subjects."
    );

    [Fact]
    public void A_complete_report_up_to_today_is_accepted() => Codes(Good).ShouldBeEmpty();

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(-0.1, false)]
    [InlineData(100.1, false)]
    [InlineData(92.55, false)]
    public void Attendance_is_a_percentage_with_one_decimal(double percent, bool isGood) =>
        Codes(Good with { AttendancePercent = (decimal)percent }).Any().ShouldBe(!isGood);

    [Fact]
    public void A_period_that_ends_tomorrow_is_refused() =>
        Codes(Good with { PeriodTo = Today.AddDays(1) }).ShouldBe(["provider-report.period-in-future"]);

    [Fact]
    public void A_period_that_begins_after_its_end_is_refused() =>
        Codes(Good with { PeriodTo = Good.PeriodFrom.AddDays(-1) }).ShouldBe(["provider-report.period-order"]);

    [Fact]
    public void A_report_belongs_to_the_first_review_that_took_it()
    {
        var report = ProviderReport.Submit(Given.Scope(), Good, "tutor", DateTimeOffset.UnixEpoch);
        var first = new AltProvision.Reviews.Contracts.ReviewId(Guid.CreateVersion7());

        report.Read(first);
        report.Read(new(Guid.CreateVersion7()));

        report.ReviewId.ShouldBe(first);
    }

    private static IEnumerable<string> Codes(SubmitProviderReport report) =>
        new SubmitProviderReportValidator(new FixedTime(Today)).Validate(report).Errors.Select(error => error.ErrorCode);

    private sealed class FixedTime(DateOnly today) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(today, new(12, 0), TimeSpan.Zero);
    }
}
