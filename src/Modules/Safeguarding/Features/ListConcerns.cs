using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Safeguarding;

/// <summary>Which concerns to list. Conditions add up.</summary>
/// <param name="Statuses">Any of these states, at most 10.</param>
/// <param name="IsAcknowledgedByUs">Whether a lead of your own organisation has acknowledged it.</param>
/// <param name="IsOverdue">Whether the time to acknowledge it has passed and nobody has.</param>
/// <param name="PupilId">About this pupil only.</param>
/// <param name="Severities">Any of these severities, at most 10.</param>
/// <param name="Kinds">Any of these kinds, at most 20.</param>
/// <param name="Since">Raised at this moment or later.</param>
internal sealed record ConcernFilter(
    IReadOnlyList<ConcernStatus>? Statuses = null,
    bool? IsAcknowledgedByUs = null,
    bool? IsOverdue = null,
    PupilId? PupilId = null,
    IReadOnlyList<ConcernSeverity>? Severities = null,
    IReadOnlyList<ConcernKind>? Kinds = null,
    DateTimeOffset? Since = null
);

/// <summary>What concerns are sorted by.</summary>
internal enum ConcernOrderField
{
    /// <summary>When it was raised.</summary>
    RaisedAt,

    /// <summary>By when it has to be acknowledged.</summary>
    AcknowledgeBy,
}

/// <summary>How concerns are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record ConcernOrder(ConcernOrderField Field, SortDirection Direction = SortDirection.Asc);

[Allow]
internal sealed record ListConcerns(PagingArguments Paging, ConcernFilter? Where, ConcernOrder? OrderBy, bool IsCounted)
    : IRequest<Page<ConcernView>>;

[QueryType]
internal static class ListConcernsQuery
{
    /// <summary>
    /// Concerns addressed to your organisation's safeguarding leads, if you are one, and those that you raised yourself; the newest first
    /// unless told otherwise.
    /// </summary>
    /// <param name="where">Which concerns; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<ConcernView>> GetConcernsAsync(
        PagingArguments paging,
        ConcernFilter? where,
        ConcernOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListConcerns(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListConcernsHandler(SafeguardingDbContext db, Viewer viewer, TimeProvider time)
    : IRequestHandler<ListConcerns, Page<ConcernView>>
{
    public Task<Page<ConcernView>> Handle(ListConcerns query, CancellationToken cancellationToken) =>
        ByProgress(SafeguardingDbContext.RowsOf(Filter(query.Where)), query.Where)
            .ToPageAsync(query.Paging, Order(query.OrderBy), row => row.ToView(), query.IsCounted, cancellationToken);

    private IQueryable<Concern> Filter(ConcernFilter? where)
    {
        IQueryable<Concern> concerns = db.Concerns;
        concerns = where?.PupilId is { } pupil ? concerns.Where(c => c.PupilId == pupil) : concerns;
        concerns = where?.Severities is { Count: > 0 } severities ? concerns.Where(c => severities.Contains(c.Severity)) : concerns;
        concerns = where?.Kinds is { Count: > 0 } kinds ? concerns.Where(c => kinds.Contains(c.Kind)) : concerns;
        concerns = where?.Since?.ToUniversalTime() is { } since ? concerns.Where(c => c.RaisedAt >= since) : concerns;
        return where?.IsAcknowledgedByUs is { } isByUs
            ? concerns.Where(c => c.Acknowledgements.Any(a => a.Organisation == viewer.Organisation) == isByUs)
            : concerns;
    }

    private IQueryable<ConcernRow> ByProgress(IQueryable<ConcernRow> rows, ConcernFilter? where)
    {
        if (where?.Statuses is { Count: > 0 } statuses)
        {
            var (raised, delivered, acknowledged) = (
                statuses.Contains(ConcernStatus.Raised),
                statuses.Contains(ConcernStatus.Delivered),
                statuses.Contains(ConcernStatus.Acknowledged)
            );
            rows = rows.Where(r =>
                (acknowledged && r.AcknowledgedAt != null)
                || (delivered && r.AcknowledgedAt == null && r.DeliveredAt != null)
                || (raised && r.AcknowledgedAt == null && r.DeliveredAt == null)
            );
        }

        var now = time.GetUtcNow();
        return where?.IsOverdue is { } isOverdue ? rows.Where(r => (r.AcknowledgedAt == null && r.AcknowledgeBy < now) == isOverdue) : rows;
    }

    private static Keyset<ConcernRow> Order(ConcernOrder? order)
    {
        var isDescending = order is null or { Direction: SortDirection.Desc };
        return order?.Field is ConcernOrderField.AcknowledgeBy
            ? Keyset<ConcernRow>.By(r => r.AcknowledgeBy, isDescending).ThenBy(r => r.Id)
            : Keyset<ConcernRow>.By(r => r.RaisedAt, isDescending).ThenBy(r => r.Id);
    }
}
