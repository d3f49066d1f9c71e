namespace AltProvision.Placements.Contracts;

/// <summary>Where the child is expected in a session.</summary>
public enum SessionPlace
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>In the home school.</summary>
    HomeSchool,

    /// <summary>In another school where the child is registered too.</summary>
    OtherRegisteredSchool,

    /// <summary>At a place that is no school where the child is registered.</summary>
    Place,

    /// <summary>At home, online.</summary>
    OnlineAtHome,
}

/// <summary>Who arranged the education at a place. Who pays does not matter.</summary>
public enum EducationArranger
{
    /// <summary>The school.</summary>
    School,

    /// <summary>The local authority, under s.19 of the Education Act 1996 or s.42 or s.61 of the Children and Families Act 2014.</summary>
    LocalAuthority,
}

/// <summary>Whether the child attended a session.</summary>
public enum SessionAttendance
{
    /// <summary>Not known yet.</summary>
    Unknown,

    /// <summary>Attended.</summary>
    Yes,

    /// <summary>Did not attend.</summary>
    No,
}

/// <summary>Kind of an educational activity that the school approved.</summary>
public enum ApprovedActivity
{
    /// <summary>Any other than the following.</summary>
    Other,

    /// <summary>Sport.</summary>
    Sport,

    /// <summary>Work experience.</summary>
    WorkExperience,

    /// <summary>Visit or trip supervised by the school's own staff.</summary>
    SchoolTrip,
}

/// <summary>When the child arrived in school.</summary>
public enum SchoolArrival
{
    /// <summary>In time.</summary>
    OnTime,

    /// <summary>Late, before the register closed.</summary>
    BeforeRegisterClosed,

    /// <summary>After the register closed.</summary>
    AfterRegisterClosed,
}

/// <summary>Which national code marks a session in the home school's register? The event date is the day of the session.</summary>
/// <param name="TimetabledAt">Where the child is expected.</param>
/// <param name="Attended">Whether the child attended.</param>
public sealed record SessionCodeFacts(SessionPlace TimetabledAt, SessionAttendance Attended)
{
    /// <summary>Which half of the day.</summary>
    public HalfDay Half { get; init; }

    /// <summary>The child is suspended or permanently excluded.</summary>
    public bool IsExcluded { get; init; }

    /// <summary>Alternative provision is in place for this session.</summary>
    public bool IsProvisionInPlace { get; init; }

    /// <summary>The child is of compulsory school age.</summary>
    public bool IsCompulsorySchoolAge { get; init; } = true;

    /// <summary>Who arranged the education at the place.</summary>
    public EducationArranger ArrangedBy { get; init; }

    /// <summary>Code of the reason for an absence; null while it is not known.</summary>
    public string? AbsenceReason { get; init; }

    /// <summary>Kind of activity at the place.</summary>
    public ApprovedActivity Activity { get; init; }

    /// <summary>Somebody whom the school considers suitable supervises the activity.</summary>
    public bool IsSupervised { get; init; } = true;

    /// <summary>The nature of the provision or activity is recorded in the register.</summary>
    public bool IsNatureRecorded { get; init; } = true;

    /// <summary>The session is off under a part-time timetable that is agreed and has not run out.</summary>
    public bool IsPartTimeAgreed { get; init; }

    /// <summary>When the child arrived in school; null when it is not known.</summary>
    public SchoolArrival? Arrival { get; init; }

    /// <summary>Code that the school has entered; null when it has entered none.</summary>
    public string? SchoolCode { get; init; }

    /// <summary>Day of the session; null when only the code is asked for.</summary>
    public DateOnly? SessionDate { get; init; }

    /// <summary>Day from which an excluded child must be educated; null when there is none.</summary>
    public DateOnly? SixthSchoolDay { get; init; }
}
