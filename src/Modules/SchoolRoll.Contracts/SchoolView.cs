using AltProvision.Kernel;
using MediatR;

namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Whether an establishment is open, as the Department's register says.</summary>
public enum SchoolStatus
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Open, but proposed to close.</summary>
    ProposedToClose,

    /// <summary>Closed. Its history stays.</summary>
    Closed,

    /// <summary>Proposed to open.</summary>
    ProposedToOpen,
}

/// <summary>A school or other establishment. Facts from the Department's register; nothing about pupils.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Urn">Unique reference number; null for invented schools of the demo authority.</param>
/// <param name="Name">Name on the register.</param>
/// <param name="LaCode">Three-digit code of the authority in whose area it lies.</param>
/// <param name="EstablishmentNumber">Four digits that with the LA code make the LAESTAB; null where there is none.</param>
/// <param name="Type">Type of establishment as the register words it: "Academy converter".</param>
/// <param name="Kind">Who governs it, as exclusion and off-site direction law tell schools apart.</param>
/// <param name="Phase">Phase of education as the register words it.</param>
/// <param name="Status">Whether it is open.</param>
/// <param name="LowAge">Youngest age on the register; null when not given.</param>
/// <param name="HighAge">Oldest age on the register; null when not given.</param>
/// <param name="Ukprn">UK provider reference number; null when it has none.</param>
/// <param name="Town">Town; null when not given.</param>
/// <param name="Postcode">Postcode; null when not given.</param>
/// <param name="Easting">Metres east on the British National Grid; null when the place is not known.</param>
/// <param name="Northing">Metres north on the British National Grid; null when the place is not known.</param>
/// <param name="OpenedOn">Date of opening; null for many old schools.</param>
/// <param name="ClosedOn">Date of closing; null while open or not known.</param>
[Holds(DataClass.Public)]
public sealed record SchoolView(
    SchoolId Id,
    Urn? Urn,
    string Name,
    string LaCode,
    string? EstablishmentNumber,
    string Type,
    SchoolKind Kind,
    string Phase,
    SchoolStatus Status,
    int? LowAge,
    int? HighAge,
    Ukprn? Ukprn,
    string? Town,
    Postcode? Postcode,
    int? Easting,
    int? Northing,
    DateOnly? OpenedOn,
    DateOnly? ClosedOn
)
{
    /// <summary>Metres in a straight line from the place that the list was searched by; null when it was not searched by place.</summary>
    public int? DistanceMetres { get; init; }
}

/// <summary>Unknown IDs are absent from the answer, not an error.</summary>
[Allow]
public sealed record GetSchoolsById(IReadOnlyCollection<SchoolId> Ids) : IRequest<IReadOnlyDictionary<SchoolId, SchoolView>>;

/// <summary>Unknown numbers are absent from the answer, not an error.</summary>
[Allow]
public sealed record GetSchoolsByUrn(IReadOnlyCollection<Urn> Urns) : IRequest<IReadOnlyDictionary<Urn, SchoolView>>;

/// <summary>
/// The calendar that counts for each school: its own, or its authority's default, then marked provisional. A school without either is absent.
/// </summary>
[Allow]
public sealed record GetSchoolCalendars(IReadOnlyCollection<SchoolId> Ids) : IRequest<IReadOnlyDictionary<SchoolId, SchoolCalendar>>;

/// <summary>The default calendar of each authority, by three-digit code. An authority without one is absent.</summary>
[Allow]
public sealed record GetLaCalendars(IReadOnlyCollection<string> LaCodes) : IRequest<IReadOnlyDictionary<string, SchoolCalendar>>;

public static class CalendarQueries
{
    /// <summary>The calendar by which the days of a child are counted: the school's, else, for a child without one, the authority's default.</summary>
    /// <returns>Null when there is none on file.</returns>
    public static async Task<SchoolCalendar?> FindCalendarAsync(
        this IMediator mediator,
        SchoolId? school,
        string laCode,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(mediator);
        return school is { } id
            ? (await mediator.Send(new GetSchoolCalendars([id]), cancellationToken)).GetValueOrDefault(id)
            : (await mediator.Send(new GetLaCalendars([laCode]), cancellationToken)).GetValueOrDefault(laCode);
    }
}

/// <summary>The bank holidays in England and Wales that are on file, the earliest first.</summary>
[Allow]
public sealed record GetBankHolidays : IRequest<IReadOnlyList<DateOnly>>;

/// <summary>A local authority.</summary>
/// <param name="Code">Three-digit code of the Department for Education.</param>
/// <param name="GssCode">Nine-character code of the Office for National Statistics; null for invented ones.</param>
/// <param name="Name">Short name: "Dudley".</param>
/// <param name="Region">Region of England; null when not given.</param>
[Holds(DataClass.Public)]
public sealed record LocalAuthorityView(string Code, string? GssCode, string Name, string? Region)
{
    /// <summary>Opaque identifier.</summary>
    public LocalAuthorityId Id => LocalAuthorityId.Of(Code);
}

/// <summary>By three-digit code. Unknown codes are absent.</summary>
[Allow]
public sealed record GetLocalAuthoritiesByCode(IReadOnlyCollection<string> Codes)
    : IRequest<IReadOnlyDictionary<string, LocalAuthorityView>>;

/// <summary>A point on the British National Grid.</summary>
/// <param name="Easting">Metres east.</param>
/// <param name="Northing">Metres north.</param>
public sealed record GridPoint(int Easting, int Northing);

/// <summary>Where postcodes lie. Postcodes that are not on file are absent.</summary>
[Allow]
public sealed record LocatePostcodes(IReadOnlyCollection<Postcode> Postcodes) : IRequest<IReadOnlyDictionary<Postcode, GridPoint>>;

/// <summary>Term dates changed, of one school or of an authority's default: whatever was counted on them has to be counted anew.</summary>
/// <param name="EventId">Names the event.</param>
/// <param name="SchoolId">The school; null for an authority's default.</param>
/// <param name="LaCode">The authority, three digits; null for one school.</param>
/// <param name="Cause">What changed, as a sentence.</param>
public sealed record TermDatesChanged(Guid EventId, SchoolId? SchoolId, string? LaCode, string Cause) : IIntegrationEvent;
