using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>An establishment that the register links to another.</summary>
/// <param name="Urn">Its unique reference number.</param>
/// <param name="Name">Its name in the register's link.</param>
/// <param name="Type">The link in the register's words: "Predecessor - merged".</param>
/// <param name="EstablishedOn">Since when; null when not given.</param>
internal sealed record SchoolLinkView(Urn Urn, string Name, string Type, DateOnly? EstablishedOn);

/// <summary>Which way a link goes.</summary>
internal enum LinkDirection
{
    Predecessors,
    Successors,
}

[Allow]
internal sealed record GetSchoolLinks(IReadOnlyCollection<Urn> Urns, LinkDirection Direction)
    : IRequest<IReadOnlyDictionary<Urn, IReadOnlyList<SchoolLinkView>>>;

internal sealed class GetSchoolLinksHandler(SchoolRollDbContext db)
    : IRequestHandler<GetSchoolLinks, IReadOnlyDictionary<Urn, IReadOnlyList<SchoolLinkView>>>
{
    private const int Most = 50;

    public async Task<IReadOnlyDictionary<Urn, IReadOnlyList<SchoolLinkView>>> Handle(
        GetSchoolLinks query,
        CancellationToken cancellationToken
    )
    {
        var (own, others) = query.Direction is LinkDirection.Predecessors ? ("Predecessor", "Successor") : ("Successor", "Predecessor");
        IReadOnlyList<Urn?> urns = [.. query.Urns.Select(urn => (Urn?)urn)];

        // A link may be told from either end: my predecessor, or the one whose successor I am.
        var links = await db
            .SchoolLinks.Where(link => query.Urns.Contains(link.Urn) && link.Type.StartsWith(own))
            .Select(link => new
            {
                Of = link.Urn,
                Urn = link.LinkedUrn,
                Name = link.LinkedName,
                link.Type,
                link.EstablishedOn,
            })
            .Concat(
                from link in db.SchoolLinks
                where query.Urns.Contains(link.LinkedUrn) && link.Type.StartsWith(others)
                join school in db.Schools on (Urn?)link.Urn equals school.Urn
                select new
                {
                    Of = link.LinkedUrn,
                    link.Urn,
                    school.Name,
                    link.Type,
                    link.EstablishedOn,
                }
            )
            .ToListAsync(cancellationToken);
        return links
            .GroupBy(link => link.Of)
            .ToDictionary(
                group => group.Key,
                group =>
                    (IReadOnlyList<SchoolLinkView>)
                        [
                            .. group
                                .DistinctBy(link => link.Urn)
                                .OrderBy(link => link.Urn)
                                .Take(Most)
                                .Select(link => new SchoolLinkView(link.Urn, link.Name, link.Type, link.EstablishedOn)),
                        ]
            );
    }
}

internal sealed class GetSchoolsByUrnHandler(SchoolRollDbContext db)
    : IRequestHandler<GetSchoolsByUrn, IReadOnlyDictionary<Urn, SchoolView>>
{
    public async Task<IReadOnlyDictionary<Urn, SchoolView>> Handle(GetSchoolsByUrn query, CancellationToken cancellationToken)
    {
        IReadOnlyList<Urn?> urns = [.. query.Urns.Select(urn => (Urn?)urn)];
        var schools = await db.Schools.AsNoTracking().Where(s => urns.Contains(s.Urn)).ToListAsync(cancellationToken);
        return schools.ToDictionary(s => s.Urn!.Value, s => s.ToView());
    }
}

/// <summary>The term dates that a school keeps itself.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="HalfTerms">Its half terms; empty when it has recorded closures only and follows its authority.</param>
/// <param name="Closures">Training days and closures.</param>
internal sealed record SchoolTermDates(
    SchoolId SchoolId,
    int Version,
    IReadOnlyList<HalfTerm> HalfTerms,
    IReadOnlyList<ClosureDay> Closures
);

[Allow]
internal sealed record GetSchoolTermDates(IReadOnlyCollection<SchoolId> Ids) : IRequest<IReadOnlyDictionary<SchoolId, SchoolTermDates>>;

internal sealed class GetSchoolTermDatesHandler(SchoolRollDbContext db)
    : IRequestHandler<GetSchoolTermDates, IReadOnlyDictionary<SchoolId, SchoolTermDates>>
{
    public async Task<IReadOnlyDictionary<SchoolId, SchoolTermDates>> Handle(GetSchoolTermDates query, CancellationToken cancellationToken)
    {
        IReadOnlyList<SchoolId?> ids = [.. query.Ids.Select(id => (SchoolId?)id)];
        var calendars = await db.TermCalendars.AsNoTracking().Where(c => ids.Contains(c.SchoolId)).ToListAsync(cancellationToken);
        return calendars.ToDictionary(c => c.SchoolId!.Value, TermDates.Of);
    }
}

internal static class TermDates
{
    public static SchoolTermDates Of(TermCalendar calendar) =>
        new(calendar.SchoolId!.Value, calendar.Version, calendar.ReadHalfTerms(), calendar.ReadClosures());
}
