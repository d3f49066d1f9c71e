using FluentValidation;
using MediatR;

namespace AltProvision.SchoolRoll;

/// <summary>Records that something is true of a pupil from a day on.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Kind">What is true.</param>
/// <param name="From">First day on which it is true.</param>
/// <param name="Until">Last day, when it is known.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient, Role.LaCommissioner)]
internal sealed record RecordPupilFact(PupilId PupilId, int ExpectedVersion, PupilFactKind Kind, DateOnly From, DateOnly? Until = null)
    : ICommand<PupilView>,
        IChange;

/// <summary>Records the last day on which something is true of a pupil.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="FactId">The fact.</param>
/// <param name="LastDay">Last day on which it is true.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient, Role.LaCommissioner)]
internal sealed record EndPupilFact(PupilId PupilId, int ExpectedVersion, PupilFactId FactId, DateOnly LastDay)
    : ICommand<PupilView>,
        IChange;

[MutationType]
internal static class PupilFactMutations
{
    /// <summary>
    /// Records a plan, SEN support, care or free school meals with its first day. A plan takes the place of SEN support. The home authority
    /// may record plans and care of every child of its area.
    /// </summary>
    public static Task<Result<PupilView>> RecordPupilFactAsync(
        RecordPupilFact input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Records the last day of a fact. It stays on file.</summary>
    public static Task<Result<PupilView>> EndPupilFactAsync(EndPupilFact input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class RecordPupilFactValidator : AbstractValidator<RecordPupilFact>
{
    public RecordPupilFactValidator(TimeProvider time) => RuleFor(c => c.From).IsFirstDayOnRoll(time);
}

internal sealed class RecordPupilFactHandler(SchoolRollDbContext db, TimeProvider time)
    : IRequestHandler<RecordPupilFact, Result<PupilView>>
{
    public Task<Result<PupilView>> Handle(RecordPupilFact command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.PupilId,
            command.ExpectedVersion,
            time,
            pupil =>
                db.Viewer.WhyNotRecord(pupil, command.Kind, LondonTime.Today(time))
                ?? pupil.Record(command.Kind, command.From, command.Until, time.GetUtcNow()),
            cancellationToken
        );
}

internal sealed class EndPupilFactHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<EndPupilFact, Result<PupilView>>
{
    public Task<Result<PupilView>> Handle(EndPupilFact command, CancellationToken cancellationToken) =>
        db.ChangeAsync(command.PupilId, command.ExpectedVersion, time, pupil => End(pupil, command), cancellationToken);

    private Refusal? End(Pupil pupil, EndPupilFact command)
    {
        if (pupil.Facts.FirstOrDefault(fact => fact.Id == command.FactId) is not { } fact)
        {
            return Refusal.NotFound("fact", "factId");
        }

        return db.Viewer.WhyNotRecord(pupil, fact.Kind, LondonTime.Today(time))
            ?? pupil.EndFact(fact.Id, command.LastDay, time.GetUtcNow());
    }
}
