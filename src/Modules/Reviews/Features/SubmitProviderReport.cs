using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

/// <summary>A provider's written report for the next review. Personal data.</summary>
/// <param name="PlacementId">The placement reported on.</param>
/// <param name="PeriodFrom">First day of the period reported on: not before the start of the placement.</param>
/// <param name="PeriodTo">Last day of the period reported on: not in the future.</param>
/// <param name="AttendancePercent">Sessions attended of those offered in the period, 0 to 100 with one decimal.</param>
/// <param name="Progress">Progress against each goal, behaviour and wellbeing; 20 to 8,000 characters.</param>
/// <param name="Concerns">What worries you; up to 4,000 characters. Raise safeguarding concerns at once, not here.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.ProviderManager, Role.ProviderTutor)]
internal sealed record SubmitProviderReport(
    PlacementId PlacementId,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    decimal AttendancePercent,
    string Progress,
    string? Concerns = null,
    string? IdempotencyKey = null
) : ICommand<ProviderReportView>, ICreate;

[MutationType]
internal static class SubmitProviderReportMutation
{
    /// <summary>Submits the provider's written report. The next review held after its period takes it.</summary>
    public static Task<Result<ProviderReportView>> SubmitProviderReportAsync(
        SubmitProviderReport input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class SubmitProviderReportValidator : AbstractValidator<SubmitProviderReport>
{
    public SubmitProviderReportValidator(TimeProvider time)
    {
        RuleFor(c => c.PeriodFrom)
            .LessThanOrEqualTo(c => c.PeriodTo)
            .WithErrorCode("provider-report.period-order")
            .WithMessage("The period begins after it ends. Swap the days or correct them.");
        RuleFor(c => c.PeriodTo)
            .Must(to => to <= LondonTime.Today(time))
            .WithErrorCode("provider-report.period-in-future")
            .WithMessage("The period reported on cannot reach into the future. End it today or earlier.");
        RuleFor(c => c.AttendancePercent)
            .Must(percent => percent is >= 0 and <= 100 && decimal.Round(percent, 1) == percent)
            .WithErrorCode("provider-report.attendance-range")
            .WithMessage("Give attendance as a percentage from 0 to 100 with at most one decimal.");
        RuleFor(c => c.Progress)
            .Must(progress => progress.Trim().Length is >= 20 and <= 8000)
            .WithErrorCode("provider-report.progress-length")
            .WithMessage("Describe progress against each goal, behaviour and wellbeing in 20 to 8,000 characters.");
        RuleFor(c => c.Concerns)
            .MaximumLength(4000)
            .WithErrorCode("provider-report.concerns-length")
            .WithMessage("Shorten the concerns to 4,000 characters.");
    }
}

internal sealed class SubmitProviderReportHandler(ReviewsDbContext db, TimeProvider time)
    : IRequestHandler<SubmitProviderReport, Result<ProviderReportView>>
{
    public async Task<Result<ProviderReportView>> Handle(SubmitProviderReport command, CancellationToken cancellationToken)
    {
        var schedule = await db.Schedules.AsNoTracking().SingleOrDefaultAsync(s => s.PlacementId == command.PlacementId, cancellationToken);
        if (schedule is null)
        {
            return Refusal.NotFound("started placement", "placementId");
        }

        if (command.PeriodFrom < schedule.StartDate)
        {
            return Refusal.Of(
                "provider-report.period-before-start",
                $"The placement started on {schedule.StartDate.InWords()}; the period cannot begin before. Choose that day or a later one.",
                "periodFrom"
            );
        }

        var report = ProviderReport.Submit(schedule.ToScope(), command, db.Viewer.Subject, time.GetUtcNow());
        db.Reports.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        return report.ToView();
    }
}
