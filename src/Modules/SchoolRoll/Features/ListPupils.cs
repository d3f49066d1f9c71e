using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Which pupils to list. Conditions add up.</summary>
/// <param name="Name">Given or family names that begin so, whatever the case. Personal data.</param>
/// <param name="SchoolId">On the roll of this school today only.</param>
/// <param name="HomeLaCode">Living in the area of this authority only; three digits.</param>
/// <param name="IsOnRoll">True for children on a roll today, false for those on none.</param>
/// <param name="Fact">Of whom this is true today.</param>
/// <param name="YearGroup">In this national curriculum year by age: 0 is Reception, 11 is Year 11.</param>
/// <param name="IsHeld">Whose records your organisation holds, or does not. For those who may hold them; to others nobody's are held.</param>
internal sealed record PupilFilter(
    string? Name = null,
    SchoolId? SchoolId = null,
    string? HomeLaCode = null,
    bool? IsOnRoll = null,
    PupilFactKind? Fact = null,
    int? YearGroup = null,
    bool? IsHeld = null
);

/// <summary>What pupils are sorted by.</summary>
internal enum PupilOrderField
{
    /// <summary>Family name, then given name.</summary>
    FamilyName,

    /// <summary>Date of birth.</summary>
    BirthDate,
}

/// <summary>How pupils are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record PupilOrder(PupilOrderField Field, SortDirection Direction = SortDirection.Asc);

/// <summary>Names one pupil in one of two ways.</summary>
/// <param name="Id">The opaque identifier.</param>
/// <param name="Upn">The unique pupil number. Personal data.</param>
[OneOf]
internal sealed record PupilKey(PupilId? Id = null, Upn? Upn = null);

[Allow]
internal sealed record ListPupils(PagingArguments Paging, PupilFilter? Where, PupilOrder? OrderBy, bool IsCounted)
    : IRequest<Page<PupilView>>;

[Allow]
internal sealed record FindPupil(PupilKey By) : IRequest<PupilView?>;

[QueryType]
internal static class PupilQueries
{
    /// <summary>Pupils that you may see: on your roll once, in your area, or placed with you. By family name unless told otherwise.</summary>
    /// <param name="where">Which pupils; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<PupilView>> GetPupilsAsync(
        PagingArguments paging,
        PupilFilter? where,
        PupilOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListPupils(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);

    /// <summary>One pupil; null when there is none whom you may see.</summary>
    /// <param name="by">Which one.</param>
    public static Task<PupilView?> GetPupilAsync(PupilKey by, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new FindPupil(by), cancellationToken);
}

internal sealed class FindPupilHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<FindPupil, PupilView?>
{
    public async Task<PupilView?> Handle(FindPupil query, CancellationToken cancellationToken)
    {
        var pupils = db.Pupils.AsNoTracking();
        pupils = query.By is { Id: { } id } ? pupils.Where(p => p.Id == id) : pupils.Where(p => p.Upn == query.By.Upn);
        return (await pupils.SingleOrDefaultAsync(cancellationToken))?.ToView(LondonTime.Today(time));
    }
}

internal sealed class ListPupilsHandler(SchoolRollDbContext db, TimeProvider time) : IRequestHandler<ListPupils, Page<PupilView>>
{
    public Task<Page<PupilView>> Handle(ListPupils query, CancellationToken cancellationToken)
    {
        var today = LondonTime.Today(time);
        return Filter(db.Pupils.AsNoTracking(), query.Where, today)
            .ToPageAsync(query.Paging, Order(query.OrderBy), pupil => pupil.ToView(today), query.IsCounted, cancellationToken);
    }

    private IQueryable<Pupil> Filter(IQueryable<Pupil> pupils, PupilFilter? where, DateOnly today)
    {
        if (where is null)
        {
            return pupils;
        }

        var beginning = LikePatterns.Beginning(where.Name);
        pupils = beginning is null
            ? pupils
            : pupils.Where(p => EF.Functions.ILike(p.FamilyName, beginning) || EF.Functions.ILike(p.GivenName, beginning));
        pupils = where.SchoolId is { } school
            ? pupils.Where(p => p.Enrolments.Any(e => e.SchoolId == school && e.From <= today && (e.Until == null || e.Until >= today)))
            : pupils;
        pupils = where.HomeLaCode is { } la ? pupils.Where(p => p.HomeLaCode == la) : pupils;
        pupils = where.IsOnRoll is { } isOnRoll
            ? pupils.Where(p => p.Enrolments.Any(e => e.From <= today && (e.Until == null || e.Until >= today)) == isOnRoll)
            : pupils;
        pupils = where.Fact is { } kind
            ? pupils.Where(p => p.Facts.Any(f => f.Kind == kind && f.From <= today && (f.Until == null || f.Until >= today)))
            : pupils;
        pupils = where.IsHeld is { } isHeld ? OfHolds(pupils, isHeld) : pupils;
        return where.YearGroup is { } year ? OfYear(pupils, year, today) : pupils;
    }

    // Holds are filtered: those of the viewer's organisation.
    private IQueryable<Pupil> OfHolds(IQueryable<Pupil> pupils, bool isHeld)
    {
        var mayKnow = db.Viewer.IsInAny([Role.SafeguardingLead, Role.LaCommissioner]);
        return pupils.Where(p => (mayKnow && db.Holds.Any(h => h.PupilId == p.Id && h.ReleasedAt == null)) == isHeld);
    }

    private static IQueryable<Pupil> OfYear(IQueryable<Pupil> pupils, int year, DateOnly today)
    {
        if (year is < -5 or > 20)
        {
            throw new BadRequestException($"yearGroup is {year}; it has to be -5 to 20.", "where", "yearGroup");
        }

        var born = new AcademicYear(AcademicYear.Of(today).StartYear - year - 5);
        var (first, last) = (born.FirstDay, born.LastDay);
        return pupils.Where(p => p.BirthDate >= first && p.BirthDate <= last);
    }

    private static Keyset<Pupil> Order(PupilOrder? order)
    {
        var isDescending = order is { Direction: SortDirection.Desc };
        return order?.Field is PupilOrderField.BirthDate
            ? Keyset<Pupil>.By(p => p.BirthDate, isDescending).ThenBy(p => p.Id)
            : Keyset<Pupil>.By(p => p.FamilyName, isDescending).ThenBy(p => p.GivenName).ThenBy(p => p.Id);
    }
}
