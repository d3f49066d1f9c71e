using System.Collections.Frozen;

namespace AltProvision.Placements;

/// <summary>What a code counts as in attendance statistics.</summary>
internal enum AttendanceCategory
{
    /// <summary>A possible session that was attended.</summary>
    Attending,

    /// <summary>A possible session missed with leave or for a good reason.</summary>
    Authorised,

    /// <summary>A possible session missed without one, or for a reason not known.</summary>
    Unauthorised,

    /// <summary>Not a possible session; left out of percentages.</summary>
    NotPossible,

    /// <summary>For the administration of the register; left out of percentages.</summary>
    Administrative,
}

/// <summary>A national attendance code (School Attendance (Pupil Registration) (England) Regulations 2024, reg 10).</summary>
/// <param name="Code">The code: one or two characters. Codes are case-sensitive.</param>
/// <param name="Meaning">What it stands for.</param>
/// <param name="Category">What it counts as in statistics.</param>
/// <param name="From">First day of sessions that it may mark; null when it is older than the current set.</param>
/// <param name="Until">Last day of sessions that it may mark; null while it is in force.</param>
internal sealed record AttendanceCode(string Code, string Meaning, AttendanceCategory Category, DateOnly? From, DateOnly? Until)
{
    public bool IsInForceOn(DateOnly date) => !(date < From) && !(date > Until);
}

/// <summary>The national set: data with dates, for codes come and go.</summary>
internal static class AttendanceCodes
{
    private static readonly DateOnly Current = new(2024, 8, 19);
    private static readonly DateOnly Retired = new(2024, 8, 18);

    public static IReadOnlyList<AttendanceCode> All { get; } =
    [
        new("/", "Present, morning", AttendanceCategory.Attending, Current, null),
        new("\\", "Present, afternoon", AttendanceCategory.Attending, Current, null),
        new("L", "Late, before the register closed", AttendanceCategory.Attending, Current, null),
        new("K", "Attending education provision arranged by the local authority", AttendanceCategory.Attending, Current, null),
        new("V", "Educational visit or trip", AttendanceCategory.Attending, Current, null),
        new("P", "Approved sporting activity", AttendanceCategory.Attending, Current, null),
        new("W", "Work experience", AttendanceCategory.Attending, Current, null),
        new("B", "Any other approved educational activity", AttendanceCategory.Attending, Current, null),
        new("D", "Dual registered, attending another school where registered", AttendanceCategory.NotPossible, Current, null),
        new("C1", "Leave for a regulated performance or regulated employment abroad", AttendanceCategory.Authorised, Current, null),
        new("M", "Leave for a medical or dental appointment", AttendanceCategory.Authorised, Current, null),
        new("J1", "Leave for an interview (work or another educational institution)", AttendanceCategory.Authorised, Current, null),
        new("S", "Study leave for a public examination", AttendanceCategory.Authorised, Current, null),
        new("X", "Non-compulsory-school-age pupil not required to attend", AttendanceCategory.NotPossible, Current, null),
        new("C2", "Leave: compulsory-school-age pupil on a part-time timetable", AttendanceCategory.Authorised, Current, null),
        new("C", "Leave in exceptional circumstances", AttendanceCategory.Authorised, Current, null),
        new("T", "Parent travelling for occupational purposes", AttendanceCategory.Authorised, Current, null),
        new("R", "Religious observance", AttendanceCategory.Authorised, Current, null),
        new("I", "Illness (not an appointment)", AttendanceCategory.Authorised, Current, null),
        new("E", "Suspended or permanently excluded, no alternative provision made", AttendanceCategory.Authorised, Current, null),
        new("Q", "Unable to attend: local authority access arrangements not in place", AttendanceCategory.NotPossible, Current, null),
        new("Y1", "Unable to attend: transport normally provided not available", AttendanceCategory.NotPossible, Current, null),
        new("Y2", "Unable to attend: widespread disruption to travel", AttendanceCategory.NotPossible, Current, null),
        new("Y3", "Unable to attend: part of the school premises closed", AttendanceCategory.NotPossible, Current, null),
        new("Y4", "Unable to attend: whole school site unexpectedly closed", AttendanceCategory.NotPossible, Current, null),
        new("Y5", "Unable to attend: in criminal justice detention", AttendanceCategory.NotPossible, Current, null),
        new("Y6", "Unable to attend: public health guidance or law", AttendanceCategory.NotPossible, Current, null),
        new("Y7", "Unable to attend: any other unavoidable cause", AttendanceCategory.NotPossible, Current, null),
        new("G", "Holiday not granted by the school", AttendanceCategory.Unauthorised, Current, null),
        new("N", "Reason for absence not yet established", AttendanceCategory.Unauthorised, Current, null),
        new("O", "Absent in other or unknown circumstances", AttendanceCategory.Unauthorised, Current, null),
        new("U", "Arrived after the register closed", AttendanceCategory.Unauthorised, Current, null),
        new("Z", "Prospective pupil not on the admission register", AttendanceCategory.Administrative, Current, null),
        new("#", "Planned whole-school closure", AttendanceCategory.Administrative, Current, null),
        new("H", "Agreed family holiday", AttendanceCategory.Authorised, null, Retired),
        new("J", "Interview with a prospective employer or another educational institution", AttendanceCategory.Attending, null, Retired),
        new("Y", "Unable to attend in exceptional circumstances", AttendanceCategory.NotPossible, null, Retired),
    ];

    private static readonly FrozenDictionary<string, AttendanceCode> ByCode = All.ToFrozenDictionary(code => code.Code);

    /// <summary>Codes of attended sessions.</summary>
    public static IReadOnlyList<string> Attended { get; } =
    [.. All.Where(code => code.Category is AttendanceCategory.Attending).Select(code => code.Code)];

    public static bool IsAttended(string code) => CategoryOf(code) is AttendanceCategory.Attending;

    public static AttendanceCategory? CategoryOf(string code) => ByCode.GetValueOrDefault(code)?.Category;

    /// <summary>Whether the code may mark the session.</summary>
    public static Refusal? Check(string code, DateOnly date, HalfDay half)
    {
        if (ByCode.GetValueOrDefault(code) is not { } known || !known.IsInForceOn(date))
        {
            return Refusal.Of(
                "attendance.unknown-code",
                $"This is no national attendance code in force on {date.InWords()}. Take one of attendanceCodes.",
                "code"
            );
        }

        return (known.Code, half) switch
        {
            ("/", HalfDay.Pm) => Refusal.Of("attendance.morning-code", @"/ marks a morning. For the afternoon it is \.", "code"),
            ("\\", HalfDay.Am) => Refusal.Of("attendance.afternoon-code", @"\ marks an afternoon. For the morning it is /.", "code"),
            _ => null,
        };
    }

    /// <summary>Adds up marks by what they count as.</summary>
    public static AttendanceSummary Summarise(IReadOnlyCollection<(string Code, int Count)> marks)
    {
        var (attended, authorised, unauthorised, late, all) = (0, 0, 0, 0, 0);
        foreach (var (code, count) in marks)
        {
            all += count;
            late += code == "L" ? count : 0;
            switch (CategoryOf(code))
            {
                case AttendanceCategory.Attending:
                    attended += count;
                    break;
                case AttendanceCategory.Authorised:
                    authorised += count;
                    break;
                case AttendanceCategory.Unauthorised:
                    unauthorised += count;
                    break;
            }
        }

        var possible = attended + authorised + unauthorised;
        return new(possible, attended, late, authorised, unauthorised, all - possible);
    }
}
