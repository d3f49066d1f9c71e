using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>What the rules would say of a deletion from the admission register. Nothing is written.</summary>
/// <param name="MayDelete">Whether no rule stands in the way and every date could be counted.</param>
/// <param name="EarliestDate">First day on which the name may go on this ground; null when no date is to be waited for.</param>
/// <param name="Findings">All that the rules said, each with its source.</param>
[Holds(DataClass.SpecialCategory, Of = nameof(PupilId))]
internal sealed record RollDeletionCheck(bool MayDelete, DateOnly? EarliestDate, IReadOnlyList<RuleFinding> Findings)
{
    /// <summary>Of whom something is told, for the audit.</summary>
    [GraphQLIgnore]
    public required PupilId PupilId { get; init; }
}

/// <summary>A deletion as it might be asked for.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The school that keeps the register.</param>
/// <param name="Deletion">Ground, date and what shows that the ground is met.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient, Role.LaCommissioner)]
internal sealed record CheckRollDeletion(PupilId PupilId, SchoolId SchoolId, RollDeletion Deletion) : IRequest<RollDeletionCheck?>;

[QueryType]
internal static class CheckRollDeletionQuery
{
    /// <summary>
    /// Asks the rules whether a name may be deleted from an admission register, without writing anything. Null when there is no such
    /// registration that you may see.
    /// </summary>
    /// <param name="input">The deletion as it might be asked for.</param>
    public static Task<RollDeletionCheck?> CheckRollDeletionAsync(
        CheckRollDeletion input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class CheckRollDeletionHandler(SchoolRollDbContext db, RollDeletions deletions)
    : IRequestHandler<CheckRollDeletion, RollDeletionCheck?>
{
    public async Task<RollDeletionCheck?> Handle(CheckRollDeletion query, CancellationToken cancellationToken)
    {
        var pupil = await db.Pupils.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.PupilId, cancellationToken);
        if (pupil?.EnrolmentAt(query.SchoolId, query.Deletion.DeletionDate) is not { } enrolment)
        {
            return null;
        }

        var assessment = await deletions.AssessAsync(pupil, enrolment, query.Deletion, cancellationToken);
        return new(assessment.MayDelete, EarliestOf(assessment.Decision), assessment.Decision.Findings) { PupilId = pupil.Id };
    }

    private static DateOnly? EarliestOf(RuleDecision decision) =>
        decision
            .Findings.Select(f => f.Data.GetValueOrDefault("earliestDate") ?? f.Data.GetValueOrDefault("earliestDeletion"))
            .Where(text => text is not null)
            .Select(text => (DateOnly?)DateOnly.ParseExact(text!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .Max();
}
