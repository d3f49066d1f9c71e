using FluentValidation;

namespace AltProvision.Referrals;

/// <summary>What a referrer writes.</summary>
/// <param name="Reason">Main reason. It decides who must arrange provision and by when.</param>
/// <param name="EventDate">Date of the legal event: the exclusion, the first day of suspension, the determination of the direction, or the day the need arose.</param>
/// <param name="Summary">Purpose, what was tried and its effect; 20 to 4,000 characters.</param>
/// <param name="ExclusionSession">When on the day a permanent exclusion took effect; needed for that reason.</param>
/// <param name="Suspensions">All suspensions that might form one run, at most 20; needed for that reason.</param>
/// <param name="DirectionPurpose">What a direction off site is for; needed for that reason.</param>
internal sealed record ReferralContent(
    ProvisionReason Reason,
    DateOnly EventDate,
    string Summary,
    ExclusionSession? ExclusionSession = null,
    IReadOnlyList<SuspensionPeriodInput>? Suspensions = null,
    DirectionPurpose? DirectionPurpose = null
);

internal sealed class ReferralContentValidator : AbstractValidator<ReferralContent>
{
    // A day ahead, for an exclusion that is decided in the evening and takes effect in the morning.
    private const int MostDaysAhead = 60;

    public ReferralContentValidator(TimeProvider time)
    {
        RuleFor(c => c.Summary)
            .Must(summary => summary.Trim().Length is >= 20 and <= 4000)
            .WithErrorCode("referral.summary-length")
            .WithMessage("Say in 20 to 4,000 characters what the provision is for and what was tried before.");
        RuleFor(c => c.EventDate)
            .Must(date => date <= LondonTime.Today(time).AddDays(MostDaysAhead) && date >= LondonTime.Today(time).AddYears(-2))
            .WithErrorCode("referral.event-date-range")
            .WithMessage(
                $"The date of the legal event lies more than two years back or more than {MostDaysAhead} days ahead. Check the year."
            );
        RuleFor(c => c.ExclusionSession)
            .NotNull()
            .When(c => c.Reason is ProvisionReason.PermanentExclusion)
            .WithErrorCode("referral.exclusion-session-missing")
            .WithMessage(
                "Say whether the exclusion took effect in the morning, in the afternoon or after school: the sixth day is counted from it."
            );
        RuleFor(c => c.Suspensions)
            .Must(periods => periods is { Count: >= 1 and <= 20 } && periods.All(period => period.From <= period.To))
            .When(c => c.Reason is ProvisionReason.Suspension)
            .WithErrorCode("referral.suspensions-missing")
            .WithMessage("Give 1 to 20 suspension periods, each with its first day not after its last.");
        RuleFor(c => c.DirectionPurpose)
            .NotNull()
            .When(c => c.Reason is ProvisionReason.OffSiteDirection)
            .WithErrorCode("referral.direction-purpose-missing")
            .WithMessage("Say what the direction is for: only improving behaviour is lawful.");
    }
}
