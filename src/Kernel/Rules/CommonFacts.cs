namespace AltProvision.Kernel;

/// <summary>Facts whose dates are counted on the calendar of the school whose act starts the clock.</summary>
public interface ICalendarFacts
{
    SchoolCalendar Calendar { get; }

    /// <summary>The day from which is counted.</summary>
    DateOnly CountedFrom { get; }
}

/// <summary>Facts that hold a moment from which a legal date is taken.</summary>
public interface IMomentFacts
{
    DateTimeOffset Moment { get; }
}
