namespace AltProvision.Kernel;

/// <summary>A date was asked for that the loaded days cannot answer. Raised instead of a date that might be wrong.</summary>
public sealed class CalendarRangeException(string calendar, DateOnly date, string message) : Exception(message)
{
    /// <summary>Name of the calendar that does not reach far enough.</summary>
    public string Calendar { get; } = calendar;

    /// <summary>The first date it could not answer for.</summary>
    public DateOnly Date { get; } = date;
}
