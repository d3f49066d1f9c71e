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
}
