using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>Which emergency accesses to list. Conditions add up.</summary>
/// <param name="IsReviewed">Whether a safeguarding lead has looked into it.</param>
/// <param name="PupilId">To the concerns about this pupil only.</param>
internal sealed record EmergencyAccessFilter(bool? IsReviewed = null, PupilId? PupilId = null);

[Allow]
internal sealed record ListEmergencyAccesses(PagingArguments Paging, EmergencyAccessFilter? Where, bool IsCounted)
    : IRequest<Page<EmergencyAccessView>>;

[QueryType]
internal static class ListEmergencyAccessesQuery
{
    /// <summary>
    /// Emergency accesses to the concerns about children of your authority, if you are one of its safeguarding leads, and your own; the newest
    /// first.
    /// </summary>
    /// <param name="where">Which; all when absent.</param>
    [UsePaging]
    public static Task<Page<EmergencyAccessView>> GetEmergencyAccessesAsync(
        PagingArguments paging,
        EmergencyAccessFilter? where,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListEmergencyAccesses(paging, where, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListEmergencyAccessesHandler(SafeguardingDbContext db)
    : IRequestHandler<ListEmergencyAccesses, Page<EmergencyAccessView>>
{
    private static readonly Keyset<EmergencyAccessRow> Newest = Keyset<EmergencyAccessRow>
        .By(row => row.OpenedAt, true)
        .ThenBy(row => row.Id);

    public Task<Page<EmergencyAccessView>> Handle(ListEmergencyAccesses query, CancellationToken cancellationToken)
    {
        IQueryable<EmergencyAccess> accesses = db.EmergencyAccesses;
        accesses = query.Where?.PupilId is { } pupil ? accesses.Where(access => access.PupilId == pupil) : accesses;
        accesses = query.Where?.IsReviewed is { } isReviewed ? accesses.Where(access => access.Review != null == isReviewed) : accesses;
        return EmergencyAccessRow.Of(accesses).ToPageAsync(query.Paging, Newest, row => row.ToView(), query.IsCounted, cancellationToken);
    }
}

/// <summary>Emergency accesses that the viewer may know of; others are absent.</summary>
[Allow]
internal sealed record GetEmergencyAccessesById(IReadOnlyCollection<EmergencyAccessId> Ids)
    : IRequest<IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessView>>;

internal sealed class GetEmergencyAccessesByIdHandler(SafeguardingDbContext db)
    : IRequestHandler<GetEmergencyAccessesById, IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessView>>
{
    public async Task<IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessView>> Handle(
        GetEmergencyAccessesById query,
        CancellationToken cancellationToken
    )
    {
        var rows = await EmergencyAccessRow
            .Of(db.EmergencyAccesses.Where(access => query.Ids.Contains(access.Id)))
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id, row => row.ToView());
    }
}

/// <summary>What was said about an emergency access. Sensitive personal data.</summary>
/// <param name="Reason">Why it could not wait.</param>
/// <param name="ReviewedBy">Who looked into it, as their identity provider names them; null while nobody has. Personal data.</param>
/// <param name="ReviewNote">What they found; null while nobody has.</param>
internal sealed record EmergencyAccessAccount(string Reason, string? ReviewedBy, string? ReviewNote);

/// <summary>What was said about emergency accesses that the viewer may know of.</summary>
[Allow]
internal sealed record ReadEmergencyAccounts(IReadOnlyCollection<EmergencyAccessId> Ids)
    : IRequest<IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessAccount>>;

internal sealed class ReadEmergencyAccountsHandler(SafeguardingDbContext db, NarrativeKeys masters)
    : IRequestHandler<ReadEmergencyAccounts, IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessAccount>>
{
    public async Task<IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessAccount>> Handle(
        ReadEmergencyAccounts query,
        CancellationToken cancellationToken
    )
    {
        var locked = await db
            .EmergencyAccesses.AsNoTracking()
            .Where(access => query.Ids.Contains(access.Id))
            .Join(
                db.NarrativeKeys,
                access => (Guid)(object)access.Id,
                key => key.RecordId,
                (access, key) =>
                    new
                    {
                        access.Id,
                        access.Reason,
                        access.Review,
                        Key = key,
                    }
            )
            .ToListAsync(cancellationToken);
        return locked.ToDictionary(
            found => found.Id,
            found =>
            {
                var seal = NarrativeSeal.Of(found.Key, masters);
                return new EmergencyAccessAccount(
                    seal.Open(found.Reason, EmergencyTexts.Reason),
                    found.Review?.Subject,
                    found.Review is { } review ? seal.Open(review.Note, EmergencyTexts.Note) : null
                );
            }
        );
    }
}
