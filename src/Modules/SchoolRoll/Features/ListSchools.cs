using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>A circle around a place.</summary>
/// <param name="Postcode">Its centre.</param>
/// <param name="Metres">Its radius in metres, in a straight line; 1 to 50,000.</param>
internal sealed record WithinDistance(Postcode Postcode, int Metres);

/// <summary>Which schools to list. Conditions add up.</summary>
/// <param name="Name">Beginnings of words of the name, in any order, whatever the case and accents: "st mary".</param>
/// <param name="Postcode">Of this postcode only.</param>
/// <param name="LaCode">In the area of this authority only; three digits.</param>
/// <param name="Type">Of this type only, as the register words it: "Pupil referral unit".</param>
/// <param name="Kind">Governed in this way only.</param>
/// <param name="Status">Of this status only; open and closed ones when absent.</param>
/// <param name="Near">Within a distance of a place.</param>
internal sealed record SchoolFilter(
    string? Name = null,
    Postcode? Postcode = null,
    string? LaCode = null,
    string? Type = null,
    SchoolKind? Kind = null,
    SchoolStatus? Status = null,
    WithinDistance? Near = null
);

/// <summary>What schools are sorted by.</summary>
internal enum SchoolOrderField
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The distance from the place searched by; only together with <c>near</c>.</summary>
    Distance,
}

/// <summary>How schools are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record SchoolOrder(SchoolOrderField Field, SortDirection Direction = SortDirection.Asc);

[Allow]
internal sealed record ListSchools(PagingArguments Paging, SchoolFilter? Where, SchoolOrder? OrderBy, bool IsCounted)
    : IRequest<Page<SchoolView>>;

[QueryType]
internal static class ListSchoolsQuery
{
    /// <summary>Schools by name, or by distance when searched by place.</summary>
    /// <param name="where">Which schools; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<SchoolView>> GetSchoolsAsync(
        PagingArguments paging,
        SchoolFilter? where,
        SchoolOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListSchools(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListSchoolsHandler(SchoolRollDbContext db, IMediator mediator) : IRequestHandler<ListSchools, Page<SchoolView>>
{
    private const int MostMetres = 50_000;

    public async Task<Page<SchoolView>> Handle(ListSchools query, CancellationToken cancellationToken)
    {
        var centre = query.Where?.Near is { } near ? await LocateAsync(near, cancellationToken) : null;
        var schools = Filter(db.Schools.AsNoTracking(), query.Where);
        schools = centre is null ? schools : Within(schools, centre, query.Where!.Near!.Metres);
        return await schools.ToPageAsync(
            query.Paging,
            Order(query.OrderBy, centre),
            school => school.ToView(centre),
            query.IsCounted,
            cancellationToken
        );
    }

    private async Task<GridPoint> LocateAsync(WithinDistance near, CancellationToken cancellationToken)
    {
        if (near.Metres is < 1 or > MostMetres)
        {
            throw new BadRequestException($"metres is {near.Metres}; it has to be 1 to {MostMetres}.", "where", "near", "metres");
        }

        var places = await mediator.Send(new LocatePostcodes([near.Postcode]), cancellationToken);
        return places.GetValueOrDefault(near.Postcode)
            ?? throw new BadRequestException(
                $"The place of {near.Postcode} is not on file. Take a postcode nearby.",
                "where",
                "near",
                "postcode"
            );
    }

    private static IQueryable<School> Filter(IQueryable<School> schools, SchoolFilter? where)
    {
        schools = where?.Name is { Length: > 0 } name ? Named(schools, name) : schools;
        schools = where?.Postcode is { } postcode ? schools.Where(s => s.Postcode == postcode) : schools;
        schools = where?.LaCode is { } laCode ? schools.Where(s => s.LaCode == laCode) : schools;
        schools = where?.Type is { } type ? schools.Where(s => s.Type == type) : schools;
        schools = where?.Kind is { } kind ? schools.Where(s => s.Kind == kind) : schools;
        return where?.Status is { } status ? schools.Where(s => s.Status == status) : schools;
    }

    private static IQueryable<School> Named(IQueryable<School> schools, string name)
    {
        var words = SchoolSearch.Query(name) ?? throw new BadRequestException("The name has neither letters nor digits.", "where", "name");
        return schools.Where(s =>
            EF.Property<NpgsqlTypes.NpgsqlTsVector>(s, SchoolRollDbContext.SearchColumn).Matches(EF.Functions.ToTsQuery("simple", words))
        );
    }

    // The square lets the index find them, the circle is what was asked for.
    private static IQueryable<School> Within(IQueryable<School> schools, GridPoint centre, int metres)
    {
        var (west, east) = (centre.Easting - metres, centre.Easting + metres);
        var (south, north) = (centre.Northing - metres, centre.Northing + metres);
        var (x, y, limit) = ((long)centre.Easting, (long)centre.Northing, (long)metres * metres);
        return schools
            .Where(s => s.Easting >= west && s.Easting <= east && s.Northing >= south && s.Northing <= north)
            .Where(s => (s.Easting!.Value - x) * (s.Easting!.Value - x) + (s.Northing!.Value - y) * (s.Northing!.Value - y) <= limit);
    }

    private static Keyset<School> Order(SchoolOrder? order, GridPoint? centre)
    {
        var isDescending = order is { Direction: SortDirection.Desc };
        var field = order?.Field ?? (centre is null ? SchoolOrderField.Name : SchoolOrderField.Distance);
        if (field is SchoolOrderField.Name)
        {
            return Keyset<School>.By(s => s.Name, isDescending).ThenBy(s => s.Id);
        }

        if (centre is null)
        {
            throw new BadRequestException("Schools have a distance only from a place: say where.near too.", "orderBy", "field");
        }

        var (x, y) = ((long)centre.Easting, (long)centre.Northing);
        return Keyset<School>
            .By(s => (s.Easting!.Value - x) * (s.Easting!.Value - x) + (s.Northing!.Value - y) * (s.Northing!.Value - y), isDescending)
            .ThenBy(s => s.Id);
    }
}
