using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

internal sealed class GetSchoolsByIdHandler(SqlReads reads) : IRequestHandler<GetSchoolsById, IReadOnlyDictionary<SchoolId, SchoolView>>
{
    private static readonly ViewRows<SchoolView> Rows = new("school_roll.school s");
    private static readonly string Statement = $"{Rows.Select} where s.id = any($1)";

    public Task<IReadOnlyDictionary<SchoolId, SchoolView>> Handle(GetSchoolsById query, CancellationToken cancellationToken) =>
        reads.ReadAsync(Rows.ByKey(Statement, s => s.Id, Sql.Ids(query.Ids, id => id.Value)), cancellationToken);
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

internal sealed class GetBankHolidaysHandler(SchoolRollDbContext db) : IRequestHandler<GetBankHolidays, IReadOnlyList<DateOnly>>
{
    public async Task<IReadOnlyList<DateOnly>> Handle(GetBankHolidays query, CancellationToken cancellationToken) =>
        await db.BankHolidays.Select(holiday => holiday.Date).OrderBy(date => date).ToListAsync(cancellationToken);
}

internal sealed class GetLocalAuthoritiesByCodeHandler(LocalAuthorityNames names, SqlReads reads)
    : IRequestHandler<GetLocalAuthoritiesByCode, IReadOnlyDictionary<string, LocalAuthorityView>>
{
    private static readonly ViewRows<LocalAuthorityView> Rows = new("school_roll.local_authority a");

    public async Task<IReadOnlyDictionary<string, LocalAuthorityView>> Handle(
        GetLocalAuthoritiesByCode query,
        CancellationToken cancellationToken
    ) => names.Find(query.Codes) ?? names.Keep(await reads.ReadAsync(Rows.ByKey(Rows.Select, a => a.Code), cancellationToken), query.Codes);
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
