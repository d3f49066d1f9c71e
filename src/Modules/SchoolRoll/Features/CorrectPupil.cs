using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Writes a pupil's details anew.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Details">All details as they should be; what is left out is removed. Personal data.</param>
/// <param name="Reason">Why; up to 1,000 characters. It stays in the history beside what stood there before.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient, Role.LaCommissioner)]
internal sealed record CorrectPupil(PupilId PupilId, int ExpectedVersion, PupilDetails Details, string? Reason = null)
    : ICommand<PupilView>,
        IChange;

[MutationType]
internal static class CorrectPupilMutation
{
    /// <summary>Writes a pupil's details anew: a wrong letter, a new address, the permanent UPN in place of a temporary one. What stood there before stays in the pupil's corrections.</summary>
    public static Task<Result<PupilView>> CorrectPupilAsync(CorrectPupil input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class CorrectPupilValidator : AbstractValidator<CorrectPupil>
{
    public const int LongestReason = 1000;

    public CorrectPupilValidator(TimeProvider time)
    {
        RuleFor(c => c.Details).SetValidator(new PupilDetailsValidator(time));
        RuleFor(c => c.Reason)
            .MaximumLength(LongestReason)
            .WithErrorCode("pupil.reason-length")
            .WithMessage($"A reason has at most {LongestReason} characters.");
    }
}

internal sealed class CorrectPupilHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<CorrectPupil, Result<PupilView>>
{
    public async Task<Result<PupilView>> Handle(CorrectPupil command, CancellationToken cancellationToken)
    {
        var identity = await db.IdentifyAsync(command.Details, "details", cancellationToken);
        if (identity.IsRefused)
        {
            return Result<PupilView>.Refuse(identity.Refusals);
        }

        var isTaken =
            identity.Value!.Upn is { } upn
            && await RowSecurity.ReadAsProductAsync(
                db,
                () => db.Pupils.IgnoreQueryFilters().AnyAsync(p => p.Upn == upn && p.Id != command.PupilId, cancellationToken),
                cancellationToken
            );
        return await db.ChangeAsync(
            command.PupilId,
            command.ExpectedVersion,
            time,
            pupil => Correct(pupil, identity.Value!, isTaken, command.Reason),
            cancellationToken
        );
    }

    private Refusal? Correct(Pupil pupil, PupilIdentity identity, bool isUpnTaken, string? reason)
    {
        if (db.Viewer.WhyNotChange(pupil, LondonTime.Today(time)) is { } refusal)
        {
            return refusal;
        }

        if (isUpnTaken)
        {
            return Refusal.Of("pupil.upn-taken", "This UPN is on file for another child. Check the number.", "details", "upn");
        }

        pupil.Correct(identity, reason, db.Viewer, time.GetUtcNow());
        return null;
    }
}
