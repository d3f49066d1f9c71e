namespace AltProvision.Kernel;

// What an authority may set about attendance.
public sealed partial record RuleParameters
{
    [Parameter("att.markMinutes", "ENG-ATT-008")]
    public int AttendanceMarkMinutes { get; init; } = 30;

    [Parameter("att.reviewPct", "ENG-ATT-021")]
    public decimal AttendanceReviewPercent { get; init; } = 70m;

    [Parameter("att.warnPct", "ENG-ATT-021")]
    public decimal AttendanceWarnPercent { get; init; } = 85m;

    [Parameter("att.escalateMinutes", "ENG-ATT-008")]
    public int AttendanceEscalateMinutes { get; init; } = 60;

    [Parameter("att.contactByHour", "ENG-ATT-016")]
    public int AbsenceContactByHour { get; init; } = 10;

    [Parameter("att.locateByHour", "ENG-ATT-016")]
    public int AbsenceLocateByHour { get; init; } = 12;

    [Parameter("att.homeVisitDay", "ENG-ATT-016")]
    public int AbsenceHomeVisitDay { get; init; } = 3;

    [Parameter("att.providerReviewDay", "ENG-ATT-016")]
    public int AbsenceProviderReviewDay { get; init; } = 5;

    [Parameter("att.missingCheckDay", "ENG-ATT-016")]
    public int AbsenceMissingCheckDay { get; init; } = 10;

    [Parameter("att.windowSessions", "ENG-ATT-021")]
    public int AttendanceWindowSessions { get; init; } = 20;

    [Parameter("att.reviewSchoolDays", "ENG-ATT-021")]
    public int AttendanceReviewSchoolDays { get; init; } = 10;

    [Parameter("att.missedSessions", "ENG-ATT-021")]
    public int MissedSessionsInARow { get; init; } = 6;

    [Parameter("att.missedReviewSchoolDays", "ENG-ATT-021")]
    public int MissedSessionsReviewSchoolDays { get; init; } = 5;

    [Parameter("att.settlingDays", "ENG-ATT-021")]
    public int AttendanceSettlingDays { get; init; } = 14;
}
