using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Safeguarding;

public class AcknowledgementClockTests
{
    [Theory]
    [InlineData(ConcernSeverity.Immediate, "2026-11-26T10:00:00Z", "2026-11-26T10:15:00Z")]
    [InlineData(ConcernSeverity.High, "2026-11-26T10:00:00Z", "2026-11-26T11:00:00Z")]
    [InlineData(ConcernSeverity.High, "2026-12-25T23:30:00Z", "2026-12-26T00:30:00Z")]
    public void Danger_and_likely_harm_are_timed_by_the_minute_on_every_day(ConcernSeverity severity, string raised, string due)
    {
        AcknowledgementClock.DueAt(severity, DateTimeOffset.Parse(raised)).ShouldBe(DateTimeOffset.Parse(due));
    }

    [Theory]
    [InlineData("2026-11-26T09:00:00Z", "2026-11-26T12:30:00Z")]
    [InlineData("2026-11-26T11:30:00Z", "2026-11-26T12:30:00Z")]
    [InlineData("2026-11-26T11:31:00Z", "2026-11-26T16:00:00Z")]
    [InlineData("2026-11-26T15:30:00Z", "2026-11-26T16:30:00Z")]
    [InlineData("2026-11-26T22:00:00Z", "2026-11-26T23:00:00Z")]
    [InlineData("2026-06-10T08:00:00Z", "2026-06-10T11:30:00Z")]
    public void A_worry_is_due_in_the_half_day_session_in_London_and_not_before_an_hour(string raised, string due)
    {
        AcknowledgementClock.DueAt(ConcernSeverity.Medium, DateTimeOffset.Parse(raised)).ShouldBe(DateTimeOffset.Parse(due));
    }

    [Theory]
    [InlineData("2026-11-26T09:00:00Z", "2026-11-27T00:00:00Z")]
    [InlineData("2026-06-10T22:30:00Z", "2026-06-10T23:00:00Z")]
    public void What_is_only_to_be_noted_is_due_by_the_end_of_the_local_day(string raised, string due)
    {
        AcknowledgementClock.DueAt(ConcernSeverity.Low, DateTimeOffset.Parse(raised)).ShouldBe(DateTimeOffset.Parse(due));
    }
}
