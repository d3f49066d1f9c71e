using AltProvision.Kernel;

namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Is the day a working day, and which is the next? The event date is the day.</summary>
/// <param name="Date">The day.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around it.</param>
public sealed record WorkingDayFacts(DateOnly Date, IReadOnlyList<DateOnly> BankHolidays);

/// <summary>Does a session at a provider count for the school's attendance? The event date is the session.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="SessionDate">Day of the session.</param>
public sealed record SessionDayFacts(SchoolCalendar Calendar, DateOnly SessionDate) : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => SessionDate;
}
