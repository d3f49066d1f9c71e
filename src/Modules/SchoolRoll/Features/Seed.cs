using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

internal sealed class InventLocalAuthorityValidator : AbstractValidator<InventLocalAuthority>
{
    public InventLocalAuthorityValidator()
    {
        RuleFor(c => c.Code)
            .Must(code => code.Length == 3 && code.All(char.IsAsciiDigit))
            .WithErrorCode("la.code")
            .WithMessage("An authority's code has three digits.");
        RuleFor(c => c.Name).Must(name => name.Trim().Length is >= 1 and <= 100).WithErrorCode("la.name").WithMessage("Give it a name.");
    }
}

internal sealed class InventLocalAuthorityHandler(SchoolRollDbContext db)
    : IRequestHandler<InventLocalAuthority, Result<LocalAuthorityView>>
{
    public async Task<Result<LocalAuthorityView>> Handle(InventLocalAuthority command, CancellationToken cancellationToken)
    {
        var authority = await db.LocalAuthorities.SingleOrDefaultAsync(la => la.Code == command.Code, cancellationToken);
        if (authority is { IsInvented: false })
        {
            return Refusal.Of("la.real", $"{command.Code} is the code of a real authority. Take one that nobody has.", "code");
        }

        if (authority is null)
        {
            authority = LocalAuthority.Invent(command.Code, command.Name);
            db.LocalAuthorities.Add(authority);
        }

        authority.Rename(command.Name);
        await db.SaveChangesAsync(cancellationToken);
        return authority.ToView();
    }
}

internal sealed class InventSchoolHandler(SchoolRollDbContext db) : IRequestHandler<InventSchool, Result<SchoolView>>
{
    public async Task<Result<SchoolView>> Handle(InventSchool command, CancellationToken cancellationToken)
    {
        if (!await db.LocalAuthorities.AnyAsync(la => la.Code == command.LaCode && la.IsInvented, cancellationToken))
        {
            return Refusal.Of("school.la-not-invented", "An invented school lies in an invented authority. Make that first.", "laCode");
        }

        var school = await db.Schools.SingleOrDefaultAsync(s => s.Id == command.Id, cancellationToken);
        if (school is { Urn: not null })
        {
            return Refusal.Of("school.real", "That is a real school. Take another ID.", "id");
        }

        if (school is null)
        {
            school = School.Invent(command);
            db.Schools.Add(school);
        }

        school.Reinvent(command);
        await db.SaveChangesAsync(cancellationToken);
        return school.ToView();
    }
}

internal sealed class SetDefaultCalendarHandler(SchoolRollDbContext db) : IRequestHandler<SetDefaultCalendar, Result<LocalAuthorityView>>
{
    public async Task<Result<LocalAuthorityView>> Handle(SetDefaultCalendar command, CancellationToken cancellationToken)
    {
        if (await db.LocalAuthorities.SingleOrDefaultAsync(la => la.Code == command.LaCode, cancellationToken) is not { } authority)
        {
            return Refusal.NotFound("authority", "laCode");
        }

        var calendar = await db.DefaultCalendarOfAsync(command.LaCode, cancellationToken);
        if (calendar.SetTerms(command.HalfTerms, command.Source) is { } refusal)
        {
            return refusal;
        }

        db.Raise(
            new TermDatesChanged(Guid.CreateVersion7(), SchoolId: null, command.LaCode, "The authority's term dates were loaded anew.")
        );
        await db.SaveChangesAsync(cancellationToken);
        return authority.ToView();
    }
}

internal sealed class SeedPupilHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<SeedPupil, Result<PupilView>>
{
    public async Task<Result<PupilView>> Handle(SeedPupil command, CancellationToken cancellationToken)
    {
        var identity = new PupilIdentity(
            command.Upn,
            command.GivenName,
            command.FamilyName,
            command.BirthDate,
            command.Sex,
            command.HomePostcode,
            command.HomeLaCode
        );
        var pupil = await FindOrRegisterAsync(command.Id, identity, cancellationToken);
        if (await AddEnrolmentsAsync(pupil, command.Enrolments, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (AddFacts(pupil, command.Facts) is { } wrongFact)
        {
            return wrongFact;
        }

        await db.SaveChangesAsync(cancellationToken);
        return pupil.ToView(LondonTime.Today(time));
    }

    private async Task<Pupil> FindOrRegisterAsync(PupilId id, PupilIdentity identity, CancellationToken cancellationToken)
    {
        if (await db.Pupils.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } known)
        {
            known.Correct(identity, reason: null, db.Viewer, time.GetUtcNow());
            return known;
        }

        var pupil = Pupil.Register(id, identity, time.GetUtcNow());
        db.Pupils.Add(pupil);
        return pupil;
    }

    private async Task<Refusal?> AddEnrolmentsAsync(
        Pupil pupil,
        IReadOnlyList<SeedEnrolment> enrolments,
        CancellationToken cancellationToken
    )
    {
        List<SchoolId> ids = [.. enrolments.Select(enrolment => enrolment.SchoolId)];
        var schools = await db.Schools.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        foreach (var enrolment in enrolments.Where(e => !pupil.Enrolments.Any(had => had.SchoolId == e.SchoolId && had.From == e.From)))
        {
            if (!schools.TryGetValue(enrolment.SchoolId, out var school))
            {
                return Refusal.NotFound("school", "enrolments");
            }

            if (pupil.Enrol(school, enrolment.Status, enrolment.From, time.GetUtcNow()) is { } refusal)
            {
                return refusal;
            }

            if (enrolment is { Until: { } lastDay, Ground: { } ground })
            {
                pupil.Leave(pupil.Enrolments[^1], lastDay, ground, time.GetUtcNow());
            }
        }

        return null;
    }

    private Refusal? AddFacts(Pupil pupil, IReadOnlyList<SeedFact> facts) =>
        facts
            .Where(fact => !pupil.Facts.Any(had => had.Kind == fact.Kind && had.From == fact.From))
            .Select(fact => pupil.Record(fact.Kind, fact.From, fact.Until, time.GetUtcNow()))
            .FirstOrDefault(refusal => refusal is not null);
}

internal static class DefaultCalendars
{
    /// <summary>The authority's default calendar, a new one if there is none.</summary>
    public static async Task<TermCalendar> DefaultCalendarOfAsync(
        this SchoolRollDbContext db,
        string laCode,
        CancellationToken cancellationToken
    )
    {
        if (await db.TermCalendars.SingleOrDefaultAsync(c => c.LaCode == laCode, cancellationToken) is { } known)
        {
            return known;
        }

        var calendar = TermCalendar.OfAuthority(laCode);
        db.TermCalendars.Add(calendar);
        return calendar;
    }
}
