namespace AltProvision.Kernel;

// What an authority may set about reviews.
public sealed partial record RuleParameters
{
    [Parameter("rev.graceSchoolDays", "ENG-REV-001")]
    public int ReviewGraceSchoolDays { get; init; } = 10;

    [Parameter("rev.maxGapSchoolDays", "ENG-REV-001")]
    public int ReviewMaxGapSchoolDays { get; init; } = 40;

    [Parameter("review.onRequestSchoolDays", "ENG-REV-005")]
    public int ReviewOnRequestSchoolDays { get; init; } = 10;

    [Parameter("ehcp.earlyReviewWeeks", "ENG-REV-011")]
    public int EhcpEarlyReviewWeeks { get; init; } = 7;

    [Parameter("ext.reviewWithinSchoolDays", "ENG-REV-015")]
    public int ExtensionReviewWithinSchoolDays { get; init; } = 20;

    [Parameter("report.beforeReviewSchoolDays", "ENG-REV-016")]
    public int ReportBeforeReviewSchoolDays { get; init; } = 5;

    [Parameter("rev.overdueCommissionerSchoolDays", "ENG-REV-013")]
    public int OverdueReviewCommissionerSchoolDays { get; init; } = 1;

    [Parameter("rev.overdueQualitySchoolDays", "ENG-REV-013")]
    public int OverdueReviewQualitySchoolDays { get; init; } = 5;

    [Parameter("rev.overdueHeadSchoolDays", "ENG-REV-013")]
    public int OverdueReviewHeadSchoolDays { get; init; } = 10;

    [Parameter("rev.triggeredSchoolDays", "ENG-REV-014")]
    public int TriggeredReviewSchoolDays { get; init; } = 10;

    [Parameter("rev.weeksBelowHours", "ENG-REV-014")]
    public int WeeksBelowHoursForReview { get; init; } = 2;

    [Parameter("health.reviewSchoolDays", "ENG-REV-008")]
    public int HealthReviewSchoolDays { get; init; } = 30;
}
