namespace AltProvision.Reviews;

/// <summary>A provider's written report. It waits for the next review, which takes it.</summary>
internal sealed class ProviderReport : PlacementRecord
{
    private ProviderReport() { }

    private ProviderReport(PlacementScope scope)
        : base(scope) { }

    public ProviderReportId Id { get; private set; }

    public ReviewId? ReviewId { get; private set; }

    public DateOnly PeriodFrom { get; private set; }

    public DateOnly PeriodTo { get; private set; }

    public decimal AttendancePercent { get; private set; }

    public string Progress { get; private set; } = "";

    public string? Concerns { get; private set; }

    public string SubmittedBy { get; private set; } = "";

    public DateTimeOffset SubmittedAt { get; private set; }

    public static ProviderReport Submit(PlacementScope scope, SubmitProviderReport report, string by, DateTimeOffset now) =>
        new(scope)
        {
            Id = new(Guid.CreateVersion7()),
            PeriodFrom = report.PeriodFrom,
            PeriodTo = report.PeriodTo,
            AttendancePercent = report.AttendancePercent,
            Progress = report.Progress.Trim(),
            Concerns = report.Concerns?.Trim(),
            SubmittedBy = by,
            SubmittedAt = now,
        };

    public void Read(ReviewId review) => ReviewId ??= review;

    public ProviderReportView ToView() =>
        new(Id, PlacementId, ReviewId, PeriodFrom, PeriodTo, AttendancePercent, Progress, Concerns, SubmittedBy, SubmittedAt);
}
