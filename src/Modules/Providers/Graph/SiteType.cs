using MediatR;

namespace AltProvision.Providers;

[ObjectType<SiteView>, Node]
internal static class SiteType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<SiteId, SiteView>> GetSitesAsync(
        IReadOnlyList<SiteId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSitesById(ids), cancellationToken);

    /// <summary>The provider that teaches here.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(SiteView.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    /// <summary>What is offered here, by name, at most 50.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SiteId, IReadOnlyList<OfferView>>> GetOffersAsync(
        [Parent(nameof(SiteView.Id))] IReadOnlyList<SiteId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetOffersBySite(ids), cancellationToken);

    /// <summary>Room in each half-day on which something is offered, over all commissioners: counts only.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<IReadOnlyList<FreePlaces>>> GetFreePlacesAsync(
        [Parent] IReadOnlyList<SiteView> sites,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetFreePlaces(sites), cancellationToken);
}

[ObjectType<OfferView>, Node]
internal static class OfferType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<OfferId, OfferView>> GetOffersAsync(
        IReadOnlyList<OfferId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetOffersById(ids), cancellationToken);

    /// <summary>The site.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SiteId, SiteView>> GetSiteAsync(
        [Parent(nameof(OfferView.SiteId))] IReadOnlyList<SiteId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSitesById(ids), cancellationToken);
}
