using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Puts a pupil who is on file on the register of a school, or of a further one.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="SchoolId">The school that keeps the register.</param>
/// <param name="Kind">Single, main or subsidiary registration.</param>
/// <param name="From">First day on the register.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient)]
internal sealed record EnrolPupil(PupilId PupilId, int ExpectedVersion, SchoolId SchoolId, EnrolmentStatus Kind, DateOnly From)
    : ICommand<PupilView>,
        IChange;

[MutationType]
internal static class EnrolPupilMutation
{
    /// <summary>Puts a pupil on the register of your school. A child has one main registration; subsidiary ones stand beside it.</summary>
    public static Task<Result<PupilView>> EnrolPupilAsync(EnrolPupil input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class EnrolPupilValidator : AbstractValidator<EnrolPupil>
{
    public EnrolPupilValidator(TimeProvider time) => RuleFor(c => c.From).IsFirstDayOnRoll(time);
}

internal sealed class EnrolPupilHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<EnrolPupil, Result<PupilView>>
{
    public async Task<Result<PupilView>> Handle(EnrolPupil command, CancellationToken cancellationToken)
    {
        if (await db.Schools.SingleOrDefaultAsync(s => s.Id == command.SchoolId, cancellationToken) is not { } school)
        {
            return Refusal.NotFound("school", "schoolId");
        }

        return await db.ChangeAsync(
            command.PupilId,
            command.ExpectedVersion,
            time,
            pupil => Enrol(pupil, school, command),
            cancellationToken
        );
    }

    private Refusal? Enrol(Pupil pupil, School school, EnrolPupil command)
    {
        if (!db.Viewer.KeepsRegisterOf(school.Id))
        {
            return Refusal.Of(
                "roll.not-your-register",
                "Only the school itself puts a name on its admission register. Ask the school.",
                "schoolId"
            );
        }

        var refusal = pupil.Enrol(school, command.Kind, command.From, time.GetUtcNow());
        if (refusal is null)
        {
            db.Raise(new PupilAdmitted(Guid.CreateVersion7(), pupil.Id, school.Id, command.From));
        }

        return refusal;
    }
}
