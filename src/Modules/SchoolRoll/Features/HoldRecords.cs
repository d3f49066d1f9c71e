using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Has all records about a pupil kept past their time: a claim, an inquiry, a court.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Reason">Why they have to be kept; 10 to 1,000 characters.</param>
[Allow(Role.SafeguardingLead, Role.LaCommissioner)]
internal sealed record HoldRecords(PupilId PupilId, int ExpectedVersion, string Reason) : ICommand<PupilView>, IChange;

/// <summary>Lets the records about a pupil go when their time has passed.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Reason">Why they need not be kept any more; 10 to 1,000 characters.</param>
[Allow(Role.SafeguardingLead, Role.LaCommissioner)]
internal sealed record ReleaseRecords(PupilId PupilId, int ExpectedVersion, string Reason) : ICommand<PupilView>, IChange;

[MutationType]
internal static class RecordHoldMutations
{
    /// <summary>Has all records about a pupil kept past their time, whoever holds them, until your organisation releases them.</summary>
    public static Task<Result<PupilView>> HoldRecordsAsync(HoldRecords input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);

    /// <summary>Ends your organisation's hold. Holds of others go on.</summary>
    public static Task<Result<PupilView>> ReleaseRecordsAsync(
        ReleaseRecords input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class HoldRecordsValidator : AbstractValidator<HoldRecords>
{
    public HoldRecordsValidator() => RuleFor(c => c.Reason).IsHoldReason();
}

internal sealed class ReleaseRecordsValidator : AbstractValidator<ReleaseRecords>
{
    public ReleaseRecordsValidator() => RuleFor(c => c.Reason).IsHoldReason();
}

internal static class HoldReasons
{
    public const int Longest = 1000;

    private const int Shortest = 10;

    public static void IsHoldReason<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(reason => reason.Trim().Length is >= Shortest and <= Longest)
            .WithErrorCode("hold.reason-length")
            .WithMessage($"Say why in {Shortest} to {Longest} characters.");
}

internal sealed class HoldRecordsHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<HoldRecords, Result<PupilView>>
{
    public Task<Result<PupilView>> Handle(HoldRecords command, CancellationToken cancellationToken) =>
        db.ChangeHoldAsync(
            command.PupilId,
            command.ExpectedVersion,
            time,
            held =>
            {
                if (held is not null)
                {
                    return Refusal.Of("hold.held-already", "Your organisation holds these records already.", "pupilId");
                }

                db.Holds.Add(RecordHold.Of(command.PupilId, command.Reason, db.Viewer, time.GetUtcNow()));
                return null;
            },
            cancellationToken
        );
}

internal sealed class ReleaseRecordsHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<ReleaseRecords, Result<PupilView>>
{
    public Task<Result<PupilView>> Handle(ReleaseRecords command, CancellationToken cancellationToken) =>
        db.ChangeHoldAsync(
            command.PupilId,
            command.ExpectedVersion,
            time,
            held =>
            {
                held?.Release(command.Reason, db.Viewer, time.GetUtcNow());
                return held is null ? Refusal.Of("hold.not-held", "Your organisation does not hold these records.", "pupilId") : null;
            },
            cancellationToken
        );
}

internal static class HoldChanges
{
    /// <summary>Finds the pupil and the organisation's hold that lasts, changes the hold, saves.</summary>
    public static async Task<Result<PupilView>> ChangeHoldAsync(
        this SchoolRollDbContext db,
        PupilId id,
        int expectedVersion,
        TimeProvider time,
        Func<RecordHold?, Refusal?> change,
        CancellationToken cancellationToken
    )
    {
        var (found, refused) = await db.Pupils.FindToChangeAsync(p => p.Id == id, expectedVersion, "pupil", "pupilId", cancellationToken);
        if (found is not { } pupil)
        {
            return refused!;
        }

        var organisation = db.Viewer.Organisation;
        var held = await db.Holds.SingleOrDefaultAsync(
            hold => hold.PupilId == id && hold.Organisation == organisation && hold.ReleasedAt == null,
            cancellationToken
        );
        if (change(held) is { } refusal)
        {
            return refusal;
        }

        pupil.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return pupil.ToView(LondonTime.Today(time));
    }
}
