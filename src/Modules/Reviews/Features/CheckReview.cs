using FluentValidation;
using MediatR;

namespace AltProvision.Reviews;

/// <summary>What would come of recording a review. Nothing is written.</summary>
/// <param name="CanRecord">Whether nothing stands in the way.</param>
/// <param name="NextReviewDue">Last day for the next review; null when none would fall due, or something stands in the way.</param>
/// <param name="Problems">What stands in the way, each with the input field it is about and, where a rule spoke, its version and source.</param>
/// <param name="Findings">All that the rules said, each with its source.</param>
[Holds(DataClass.SpecialCategory, Of = nameof(PlacementId))]
internal sealed record ReviewCheck(
    bool CanRecord,
    DateOnly? NextReviewDue,
    IReadOnlyList<Refusal> Problems,
    IReadOnlyList<RuleFinding> Findings
)
{
    /// <summary>Of what something is told, for the audit; null where no rule was asked, as of a placement that the viewer may not see.</summary>
    [GraphQLIgnore]
    public PlacementId? PlacementId { get; init; }
}

[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record CheckReview(RecordReview Review) : IRequest<ReviewCheck>;

[QueryType]
internal static class CheckReviewQuery
{
    /// <summary>Asks all that would be asked of a review to be recorded. Nothing is written; the idempotency key plays no part.</summary>
    /// <param name="input">The review as it might be recorded.</param>
    public static Task<ReviewCheck> CheckReviewAsync(RecordReview input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new CheckReview(input), cancellationToken);
}

internal sealed class CheckReviewHandler(ReviewChecks checks, IValidator<RecordReview> validator)
    : IRequestHandler<CheckReview, ReviewCheck>
{
    public async Task<ReviewCheck> Handle(CheckReview query, CancellationToken cancellationToken)
    {
        var form = ValidationRefusals.Of(await validator.ValidateAsync(query.Review, cancellationToken));
        if (form.Count > 0)
        {
            return new(false, null, form, []);
        }

        var report = await checks.CheckAsync(query.Review, cancellationToken);
        var check =
            report.Obstacles.Count > 0
                ? new ReviewCheck(false, null, report.Obstacles, report.Findings)
                : new(true, report.NextDue(query.Review), [], report.Findings);
        return check with { PlacementId = report.Findings.Count > 0 ? query.Review.PlacementId : null };
    }
}
