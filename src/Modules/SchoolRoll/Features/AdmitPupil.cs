using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>
/// Puts a child on a school's admission register, or on file as a child on no roll. A child whose UPN is on file with the same date of birth
/// is that child: no second record is made.
/// </summary>
/// <param name="Details">Who the child is. Personal data.</param>
/// <param name="SchoolId">The school that keeps the register; leave it out for a child on no roll, whom the home authority puts on file.</param>
/// <param name="From">First day on the register; needed with a school.</param>
/// <param name="Kind">Single, main or subsidiary registration.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient, Role.LaCommissioner)]
internal sealed record AdmitPupil(
    PupilDetails Details,
    SchoolId? SchoolId = null,
    DateOnly? From = null,
    EnrolmentStatus Kind = EnrolmentStatus.Single,
    string? IdempotencyKey = null
) : ICommand<PupilView>, ICreate;

[MutationType]
internal static class AdmitPupilMutation
{
    /// <summary>Puts a child on a school's admission register, or on file as a child on no roll. The parts of the UPN are checked.</summary>
    public static Task<Result<PupilView>> AdmitPupilAsync(AdmitPupil input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class AdmitPupilValidator : AbstractValidator<AdmitPupil>
{
    public AdmitPupilValidator(TimeProvider time)
    {
        RuleFor(c => c.Details).SetValidator(new PupilDetailsValidator(time));
        RuleFor(c => c.From)
            .Must((command, from) => from is null == command.SchoolId is null)
            .WithErrorCode("roll.first-day-missing")
            .WithMessage("Give the school and the first day on its register together, or neither for a child on no roll.");
        RuleFor(c => c.From!.Value).IsFirstDayOnRoll(time).When(c => c.From is not null).OverridePropertyName("From");
    }
}

internal sealed class AdmitPupilHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<AdmitPupil, Result<PupilView>>
{
    public async Task<Result<PupilView>> Handle(AdmitPupil command, CancellationToken cancellationToken)
    {
        if (WhyNot(command) is { } notYours)
        {
            return notYours;
        }

        var identity = await db.IdentifyAsync(command.Details, "details", cancellationToken);
        if (identity.IsRefused)
        {
            return Result<PupilView>.Refuse(identity.Refusals);
        }

        if (command.SchoolId is null && !db.Viewer.IsSystem && identity.Value!.HomeLaCode != db.Viewer.LaCode)
        {
            return Refusal.Of("roll.not-your-area", "You put on file children who live in your own area only.", "details", "homeLaCode");
        }

        var (pupil, refusal) = await FindOrRegisterAsync(identity.Value!, command.SchoolId is not null, cancellationToken);
        refusal ??= command.SchoolId is { } school ? await EnrolAsync(pupil!, school, command, cancellationToken) : null;
        if (refusal is not null)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return pupil!.ToView(LondonTime.Today(time));
    }

    private Refusal? WhyNot(AdmitPupil command) =>
        (command.SchoolId, db.Viewer) switch
        {
            (_, { IsSystem: true }) => null,
            ({ } school, var viewer) when !viewer.KeepsRegisterOf(school) => Refusal.Of(
                "roll.not-your-register",
                "Only the school itself puts a name on its admission register. Ask the school.",
                "schoolId"
            ),
            (null, { LaCode: null }) => Refusal.Of(
                "roll.school-missing",
                "Say which school's register the name goes on: your own.",
                "schoolId"
            ),
            _ => null,
        };

    // The UPN is the child's for life, so whoever holds it and the date of birth has the same child before them.
    private async Task<(Pupil? Pupil, Refusal? Refusal)> FindOrRegisterAsync(
        PupilIdentity identity,
        bool mayBeKnown,
        CancellationToken cancellationToken
    )
    {
        var known = identity.Upn is null
            ? null
            : await RowSecurity.ReadAsProductAsync(
                db,
                () => db.Pupils.IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Upn == identity.Upn, cancellationToken),
                cancellationToken
            );
        if (known is not null)
        {
            // A child who changes schools is not in the new school's sight before the name is on its register.
            await RowSecurity.LiftAsync(db, cancellationToken);
            return mayBeKnown && known.BirthDate == identity.BirthDate
                ? (known, null)
                : (
                    null,
                    Refusal.Of(
                        "pupil.upn-taken",
                        "This UPN is on file already. Check the number and the date of birth, and look the child up before making a new record.",
                        "details",
                        "upn"
                    )
                );
        }

        var pupil = Pupil.Register(new(Guid.CreateVersion7()), identity, time.GetUtcNow());
        db.Pupils.Add(pupil);
        return (pupil, null);
    }

    private async Task<Refusal?> EnrolAsync(Pupil pupil, SchoolId id, AdmitPupil command, CancellationToken cancellationToken)
    {
        if (await db.Schools.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } school)
        {
            return Refusal.NotFound("school", "schoolId");
        }

        var refusal = pupil.Enrol(school, command.Kind, command.From!.Value, time.GetUtcNow());
        if (refusal is null)
        {
            db.Raise(new PupilAdmitted(Guid.CreateVersion7(), pupil.Id, id, command.From.Value));
        }

        return refusal;
    }
}
