using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

internal sealed class GetSchoolsByIdHandler(SchoolRollDbContext db)
    : IRequestHandler<GetSchoolsById, IReadOnlyDictionary<SchoolId, SchoolView>>
{
    public async Task<IReadOnlyDictionary<SchoolId, SchoolView>> Handle(GetSchoolsById query, CancellationToken cancellationToken)
    {
        var schools = await db.Schools.AsNoTracking().Where(s => query.Ids.Contains(s.Id)).ToListAsync(cancellationToken);
        return schools.ToDictionary(s => s.Id, s => s.ToView());
    }
}

internal sealed class GetSchoolCalendarsHandler(CalendarReader calendars)
    : IRequestHandler<GetSchoolCalendars, IReadOnlyDictionary<SchoolId, SchoolCalendar>>
{
    public async Task<IReadOnlyDictionary<SchoolId, SchoolCalendar>> Handle(
        GetSchoolCalendars query,
        CancellationToken cancellationToken
    ) => (await calendars.OfSchoolsAsync(query.Ids, cancellationToken)).ToDictionary(entry => entry.Key, entry => entry.Value.Calendar);
}

internal sealed class GetLaCalendarsHandler(CalendarReader calendars)
    : IRequestHandler<GetLaCalendars, IReadOnlyDictionary<string, SchoolCalendar>>
{
    public async Task<IReadOnlyDictionary<string, SchoolCalendar>> Handle(GetLaCalendars query, CancellationToken cancellationToken) =>
        (await calendars.OfAuthoritiesAsync(query.LaCodes, cancellationToken)).ToDictionary(
            entry => entry.Key,
            entry => entry.Value.Calendar
        );
}

internal sealed class GetLocalAuthoritiesByCodeHandler(SchoolRollDbContext db)
    : IRequestHandler<GetLocalAuthoritiesByCode, IReadOnlyDictionary<string, LocalAuthorityView>>
{
    public async Task<IReadOnlyDictionary<string, LocalAuthorityView>> Handle(
        GetLocalAuthoritiesByCode query,
        CancellationToken cancellationToken
    )
    {
        var found = await db.LocalAuthorities.AsNoTracking().Where(la => query.Codes.Contains(la.Code)).ToListAsync(cancellationToken);
        return found.ToDictionary(la => la.Code, la => la.ToView());
    }
}

internal sealed class LocatePostcodesHandler(SchoolRollDbContext db)
    : IRequestHandler<LocatePostcodes, IReadOnlyDictionary<Postcode, GridPoint>>
{
    public async Task<IReadOnlyDictionary<Postcode, GridPoint>> Handle(LocatePostcodes query, CancellationToken cancellationToken)
    {
        // The file of postcodes may cover some areas only; a school of the same postcode is as good.
        IReadOnlyList<Postcode?> asked = [.. query.Postcodes.Select(postcode => (Postcode?)postcode)];
        var places = await db
            .PostcodePlaces.Where(place => query.Postcodes.Contains(place.Postcode))
            .Select(place => new
            {
                Postcode = (Postcode?)place.Postcode,
                Easting = (int?)place.Easting,
                Northing = (int?)place.Northing,
                Rank = 0,
            })
            .Concat(
                db.Schools.Where(school => asked.Contains(school.Postcode) && school.Easting != null && school.Northing != null)
                    .Select(school => new
                    {
                        school.Postcode,
                        school.Easting,
                        school.Northing,
                        Rank = 1,
                    })
            )
            .ToListAsync(cancellationToken);
        return places
            .GroupBy(place => place.Postcode!.Value)
            .ToDictionary(
                group => group.Key,
                group =>
                    group.OrderBy(place => place.Rank).Select(place => new GridPoint(place.Easting!.Value, place.Northing!.Value)).First()
            );
    }
}
