using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>The code that the facts of a session lead to (SI 2024/208 reg 10), and what several rules ask of codes.</summary>
internal static class SuggestedCode
{
    /// <summary>Codes of a true reason for an absence; N stands for none yet.</summary>
    private static readonly string[] Reasons =
    [
        "C1",
        "M",
        "J1",
        "S",
        "C",
        "T",
        "R",
        "I",
        "Q",
        "Y1",
        "Y2",
        "Y3",
        "Y4",
        "Y5",
        "Y6",
        "Y7",
        "G",
        "O",
        "U",
    ];

    private static readonly string[] Activities = ["B", "P", "W", "V"];

    /// <summary>The catalogue's order decides: the first line that fits.</summary>
    public static string For(SessionCodeFacts facts) =>
        facts switch
        {
            { IsExcluded: true, IsProvisionInPlace: false } => "E",
            { TimetabledAt: SessionPlace.None, IsCompulsorySchoolAge: false } => "X",
            { TimetabledAt: SessionPlace.None or SessionPlace.OnlineAtHome } when IsPartTime(facts) => "C2",
            { TimetabledAt: SessionPlace.OtherRegisteredSchool } => "D",
            { TimetabledAt: SessionPlace.Place, Attended: SessionAttendance.Yes, ArrangedBy: EducationArranger.LocalAuthority } => "K",
            { TimetabledAt: SessionPlace.Place, Attended: SessionAttendance.Yes, IsSupervised: true } => ForActivity(facts.Activity),
            { TimetabledAt: SessionPlace.HomeSchool } when IsInSchool(facts) => InSchool(facts),
            _ => IsReason(facts.AbsenceReason) ? facts.AbsenceReason! : "N",
        };

    /// <summary>Leave under a part-time timetable is for children of compulsory school age.</summary>
    public static bool IsPartTime(SessionCodeFacts facts) => facts is { IsCompulsorySchoolAge: true, IsPartTimeAgreed: true };

    /// <summary>The code says why a child was absent.</summary>
    public static bool IsReason(string? code) => Reasons.Contains(code);

    /// <summary>The code marks an approved educational activity that was attended.</summary>
    public static bool IsActivity(string? code) => Activities.Contains(code);

    private static bool IsInSchool(SessionCodeFacts facts) =>
        facts.Attended is SessionAttendance.Yes || facts is { Attended: SessionAttendance.Unknown, Arrival: not null };

    private static string ForActivity(ApprovedActivity activity) =>
        activity switch
        {
            ApprovedActivity.Sport => "P",
            ApprovedActivity.WorkExperience => "W",
            ApprovedActivity.SchoolTrip => "V",
            _ => "B",
        };

    private static string InSchool(SessionCodeFacts facts) =>
        facts.Arrival switch
        {
            SchoolArrival.AfterRegisterClosed => "U",
            SchoolArrival.BeforeRegisterClosed => "L",
            _ => facts.Half is HalfDay.Am ? "/" : "\\",
        };
}
