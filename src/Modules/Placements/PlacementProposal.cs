using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using FluentValidation;

namespace AltProvision.Placements;

/// <summary>A placement as a commissioner proposes it.</summary>
/// <param name="ReferralId">The accepted referral that it answers.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="SiteId">The site that the child would attend; one of the provider's.</param>
/// <param name="Purpose">What the placement is for; 20 to 4,000 characters. Personal data.</param>
/// <param name="StartDate">First day; not before today.</param>
/// <param name="PlannedEndDate">Last day; open-ended placements are refused. At most a year after the start.</param>
/// <param name="FirstReviewDate">Day of the first review; within the placement and by the end of the half term (ENG-REV-001).</param>
/// <param name="HoursPerWeek">Taught and supervised hours a week; more than 0, at most 32.5.</param>
/// <param name="WeeklyCost">Price of a week in pounds.</param>
/// <param name="HalfDays">Half-days of the week that are spent there, 1 to 10 of "Mon AM", "Mon PM" … "Fri PM".</param>
/// <param name="Plan">The personalised plan, as far as it is known.</param>
internal sealed record PlacementProposal(
    ReferralId ReferralId,
    ProviderId ProviderId,
    SiteId SiteId,
    string Purpose,
    DateOnly StartDate,
    DateOnly PlannedEndDate,
    DateOnly FirstReviewDate,
    decimal HoursPerWeek,
    Money WeeklyCost,
    IReadOnlyList<string> HalfDays,
    PlacementPlan Plan
);

/// <summary>A change of purpose, timetable, hours or plan; what is absent stays.</summary>
internal sealed record PlanChange(string? Purpose, IReadOnlyList<string>? HalfDays, decimal? HoursPerWeek, PlacementPlan? Plan);

/// <summary>How a placement ends.</summary>
internal sealed record PlacementEnding(
    DateOnly LastDay,
    PlacementEndReason Reason,
    PlacementOutcome Outcome,
    PlacementDestination Destination,
    string? Note
)
{
    public DateOnly? NextSettingFrom { get; init; }

    public string? NextStepOwner { get; init; }
}

internal sealed class PlacementProposalValidator : AbstractValidator<PlacementProposal>
{
    public PlacementProposalValidator(TimeProvider time)
    {
        RuleFor(p => p.Purpose).Purpose();
        RuleFor(p => p.StartDate)
            .Must(start => start >= LondonTime.Today(time) && start <= LondonTime.Today(time).AddYears(1))
            .WithErrorCode("placement.start-range")
            .WithMessage("The first day lies before today or more than a year ahead. Check the date.");
        RuleFor(p => p.PlannedEndDate)
            .Must((p, end) => end >= p.StartDate && end <= p.StartDate.AddYears(1))
            .WithErrorCode("placement.end-range")
            .WithMessage("The last day must not lie before the first, nor more than a year after it.");
        RuleFor(p => p.FirstReviewDate)
            .Must((p, review) => review >= p.StartDate && review <= p.PlannedEndDate)
            .WithErrorCode("placement.first-review-range")
            .WithMessage("The first review takes place within the placement. Choose a day between its first and last.");
        RuleFor(p => p.HoursPerWeek).Hours();
        RuleFor(p => p.WeeklyCost)
            .Must(cost => cost.Pounds is >= 0 and < 100_000)
            .WithErrorCode("placement.weekly-cost-range")
            .WithMessage("Give the price of a week in pounds, 0 to 99,999.99.");
        RuleFor(p => p.HalfDays).HalfDays();
        RuleFor(p => p.Plan).SetValidator(new PlacementPlanValidator());
    }
}

internal sealed class PlacementPlanValidator : AbstractValidator<PlacementPlan>
{
    public PlacementPlanValidator()
    {
        RuleFor(plan => plan.Goals)
            .Must(goals => goals.Count <= 20 && goals.All(goal => IsText(goal.Goal, 3, 500) && IsText(goal.Measure, 3, 500)))
            .WithErrorCode("placement.goals")
            .WithMessage("Set at most 20 goals, each with the goal and its measure in 3 to 500 characters.");
        RuleFor(plan => plan.Travel)
            .Must(travel =>
                travel is null || (IsText(travel.Mode, 2, 500) && IsText(travel.Responsible, 2, 200) && IsText(travel.NoShow, 2, 500))
            )
            .WithErrorCode("placement.travel")
            .WithMessage("Say how the child travels, who is responsible and what happens on a no-show.");
        RuleFor(plan => plan.RiskAssessment)
            .Must(risk => risk is null || IsText(risk, 20, 8000))
            .WithErrorCode("placement.risk-assessment-length")
            .WithMessage("Write the risk assessment in 20 to 8,000 characters.");
        RuleFor(plan => plan.NextStep)
            .Must(next => next is null || IsText(next.Criteria, 3, 1000))
            .WithErrorCode("placement.next-step-criteria")
            .WithMessage("Say in 3 to 1,000 characters what has to be true for the next step.");
        RuleFor(plan => plan.ProviderSafeguardingContact).Must(IsContact).WithErrorCode("placement.contact").WithMessage(ContactMessage);
        RuleFor(plan => plan.SchoolSafeguardingContact).Must(IsContact).WithErrorCode("placement.contact").WithMessage(ContactMessage);
        RuleFor(plan => plan.ProviderContact).Must(IsContact).WithErrorCode("placement.contact").WithMessage(ContactMessage);
        RuleFor(plan => plan.SchoolContact).Must(IsContact).WithErrorCode("placement.contact").WithMessage(ContactMessage);
    }

    private const string ContactMessage =
        "Give the contact's name and position, each up to 200 characters, and a telephone number of up to 30.";

    private static bool IsContact(PlacementContact? contact) =>
        contact is null || (IsText(contact.Name, 2, 200) && IsText(contact.Position, 2, 200) && IsText(contact.Phone, 3, 30));

    private static bool IsText(string text, int least, int most)
    {
        var length = text.Trim().Length;
        return length >= least && length <= most;
    }
}

internal static class PlacementRules
{
    public static IRuleBuilderOptions<T, string> Purpose<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(purpose => purpose.Trim().Length is >= 20 and <= 4000)
            .WithErrorCode("placement.purpose-length")
            .WithMessage("Say in 20 to 4,000 characters what the placement is for.");

    public static IRuleBuilderOptions<T, decimal> Hours<T>(this IRuleBuilder<T, decimal> rule) =>
        rule.Must(hours => hours is > 0 and <= 32.5m && decimal.Round(hours, 2) == hours)
            .WithErrorCode("placement.hours-range")
            .WithMessage("Give the hours a week: more than 0, at most 32.5, with at most two decimals.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>> HalfDays<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.Must(halfDays => halfDays.Count > 0 && halfDays.Distinct().Count() == halfDays.Count && halfDays.All(SessionKeys.All.Contains))
            .WithErrorCode("placement.half-days")
            .WithMessage($"Give 1 to 10 different half-days of {string.Join(", ", SessionKeys.All)}.");

    public static IRuleBuilderOptions<T, string> Reason<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(reason => reason.Trim().Length is >= 5 and <= 1000)
            .WithErrorCode("placement.reason-length")
            .WithMessage("Give the reason in 5 to 1,000 characters.");
}
