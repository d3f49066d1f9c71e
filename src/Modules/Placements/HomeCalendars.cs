namespace AltProvision.Placements;

/// <summary>What the calendar by which the sessions of a child are counted says.</summary>
internal static class HomeCalendars
{
    /// <summary>Whether sessions are held on the day, as far as is known: a calendar that does not reach leaves the timetable to decide.</summary>
    public static bool IsSchoolDay(SchoolCalendar? calendar, DateOnly date)
    {
        try
        {
            return calendar?.IsSchoolDay(date) ?? true;
        }
        catch (CalendarRangeException)
        {
            return true;
        }
    }
}
