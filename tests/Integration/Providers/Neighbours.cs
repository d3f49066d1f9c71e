using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Tests.Integration.Providers;

/// <summary>Answers what providers ask of other modules, with two schools in two authorities and as many places taken as a test says.</summary>
internal sealed class Neighbours
    : IRequestHandler<GetSiteLoads, IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>>,
        IRequestHandler<GetSchoolsById, IReadOnlyDictionary<SchoolId, SchoolView>>,
        IRequestHandler<GetLocalAuthoritiesByCode, IReadOnlyDictionary<string, LocalAuthorityView>>,
        IRequestHandler<LocatePostcodes, IReadOnlyDictionary<Postcode, GridPoint>>
{
    public static readonly Postcode Centre = new("DY1 1AA");
    public static readonly GridPoint CentrePoint = new(394_000, 290_000);

    public SchoolId School { get; } = new(Guid.CreateVersion7());

    public SchoolId OtherSchool { get; } = new(Guid.CreateVersion7());

    public Dictionary<SiteId, IReadOnlyDictionary<string, int>> Loads { get; } = [];

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IRequestHandler<GetSiteLoads, IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>>>(this);
        services.AddSingleton<IRequestHandler<GetSchoolsById, IReadOnlyDictionary<SchoolId, SchoolView>>>(this);
        services.AddSingleton<IRequestHandler<GetLocalAuthoritiesByCode, IReadOnlyDictionary<string, LocalAuthorityView>>>(this);
        services.AddSingleton<IRequestHandler<LocatePostcodes, IReadOnlyDictionary<Postcode, GridPoint>>>(this);
    }

    public Task<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>> Handle(
        GetSiteLoads query,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>>(Loads);

    public Task<IReadOnlyDictionary<SchoolId, SchoolView>> Handle(GetSchoolsById query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<SchoolId, SchoolView>>(
            new[] { Make(School, "332"), Make(OtherSchool, "333") }.Where(s => query.Ids.Contains(s.Id)).ToDictionary(s => s.Id)
        );

    public Task<IReadOnlyDictionary<string, LocalAuthorityView>> Handle(
        GetLocalAuthoritiesByCode query,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, LocalAuthorityView>>(
            query
                .Codes.Where(code => code is "332" or "333")
                .ToDictionary(code => code, code => new LocalAuthorityView(code, null, code, null))
        );

    public Task<IReadOnlyDictionary<Postcode, GridPoint>> Handle(LocatePostcodes query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Postcode, GridPoint>>(
            query.Postcodes.Where(postcode => postcode == Centre).ToDictionary(postcode => postcode, _ => CentrePoint)
        );

    private static SchoolView Make(SchoolId id, string laCode) =>
        new(
            id,
            null,
            "A school",
            laCode,
            null,
            "Academy converter",
            default,
            "Secondary",
            SchoolStatus.Open,
            11,
            16,
            null,
            null,
            null,
            null,
            null,
            null,
            null
        );
}
