namespace AltProvision.Placements.Contracts;

/// <summary>Weeks in which a session of a timetable takes place.</summary>
public enum TimetableWeek
{
    /// <summary>Every week.</summary>
    Every,

    /// <summary>The first of two alternating weeks.</summary>
    A,

    /// <summary>The second of two alternating weeks.</summary>
    B,
}

/// <summary>A half-day of a week.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="Half">Half of it.</param>
public sealed record SessionSlot(DayOfWeek Day, HalfDay Half);

/// <summary>One session of a child's week, in school or elsewhere.</summary>
/// <param name="Slot">When it is.</param>
/// <param name="Site">Key of the place where the child is; null when none is given.</param>
public sealed record PlannedSession(SessionSlot Slot, string? Site)
{
    /// <summary>In which weeks.</summary>
    public TimetableWeek Week { get; init; }

    /// <summary>An adult there is responsible for the child.</summary>
    public bool HasResponsibleAdult { get; init; } = true;

    /// <summary>A register is called there.</summary>
    public bool HasRegister { get; init; } = true;
}

/// <summary>Is the child in one known place in every session of the week? The event date is the first day of the timetable.</summary>
/// <param name="Sessions">Sessions of the whole week, of the school and of all providers.</param>
/// <param name="KnownSites">Keys of places that are on file with their addresses.</param>
public sealed record SessionPlanFacts(IReadOnlyList<PlannedSession> Sessions, IReadOnlyList<string> KnownSites)
{
    /// <summary>Sessions that are off under an agreed part-time timetable (code C2).</summary>
    public IReadOnlyList<SessionSlot> AgreedOff { get; init; } = [];
}
