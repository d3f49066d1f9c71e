using MediatR;

namespace AltProvision.Providers;

[Allow]
internal sealed record ListExpiries(PagingArguments Paging, DateOnly Before, string? LaCode, ProviderId? ProviderId, bool IsCounted)
    : IRequest<Page<ProviderEvidenceView>>;

[QueryType]
internal static class ListExpiriesQuery
{
    /// <summary>Documents that run out, or have run out, and were not renewed: the earliest first.</summary>
    /// <param name="expiringBefore">Those whose last day lies before this day.</param>
    /// <param name="laCode">Of providers in the area of this authority, three digits; all areas when left out.</param>
    /// <param name="providerId">Of this provider only.</param>
    [UsePaging]
    public static Task<Page<ProviderEvidenceView>> GetProviderExpiriesAsync(
        PagingArguments paging,
        DateOnly expiringBefore,
        string? laCode,
        ProviderId? providerId,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListExpiries(paging, expiringBefore, laCode, providerId, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListExpiriesHandler(ProvidersDbContext db) : IRequestHandler<ListExpiries, Page<ProviderEvidenceView>>
{
    private static readonly Keyset<Evidence> EarliestFirst = Keyset<Evidence>.By(e => e.ExpiresOn!.Value).ThenBy(e => e.Id);

    public Task<Page<ProviderEvidenceView>> Handle(ListExpiries query, CancellationToken cancellationToken)
    {
        var evidence = db.CurrentEvidence().Where(e => e.ExpiresOn != null && e.ExpiresOn < query.Before);
        evidence = query.ProviderId is { } provider ? evidence.Where(e => e.ProviderId == provider) : evidence;
        evidence = query.LaCode is { } laCode
            ? evidence.Where(e => db.Providers.Any(p => p.Id == e.ProviderId && p.LaCode == laCode))
            : evidence;
        return evidence.ToPageAsync(query.Paging, EarliestFirst, e => e.ToView(), query.IsCounted, cancellationToken);
    }
}
