using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Referrals;

/// <summary>Which referrals to list. Conditions add up.</summary>
/// <param name="Statuses">Any of these states, at most 10.</param>
/// <param name="Reason">This reason only.</param>
/// <param name="PupilId">This pupil only.</param>
/// <param name="SchoolId">Referred by this school only.</param>
/// <param name="DueBefore">With a statutory date before this day.</param>
/// <param name="Information">More was asked of the school, and it stands so.</param>
/// <param name="InformationDueBefore">Waiting for an answer that was due before this day.</param>
internal sealed record ReferralFilter(
    IReadOnlyList<ReferralStatus>? Statuses = null,
    ProvisionReason? Reason = null,
    PupilId? PupilId = null,
    SchoolId? SchoolId = null,
    DateOnly? DueBefore = null,
    InformationState? Information = null,
    DateOnly? InformationDueBefore = null
);

/// <summary>What referrals are sorted by.</summary>
internal enum ReferralOrderField
{
    /// <summary>When the draft was begun.</summary>
    CreatedAt,

    /// <summary>The statutory date; referrals without one come last.</summary>
    DueDate,
}

/// <summary>How referrals are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record ReferralOrder(ReferralOrderField Field, SortDirection Direction = SortDirection.Asc);

[Allow]
internal sealed record ListReferrals(PagingArguments Paging, ReferralFilter? Where, ReferralOrder? OrderBy, bool IsCounted)
    : IRequest<Page<ReferralView>>;

[QueryType]
internal static class ListReferralsQuery
{
    /// <summary>Referrals that you may see, the newest first unless told otherwise.</summary>
    /// <param name="where">Which referrals; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<ReferralView>> GetReferralsAsync(
        PagingArguments paging,
        ReferralFilter? where,
        ReferralOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListReferrals(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListReferralsHandler(SqlReads reads, Viewer viewer) : IRequestHandler<ListReferrals, Page<ReferralView>>
{
    private static readonly SqlKey Id = SqlKey.Of<Guid>("r.id");
    private static readonly SqlKey CreatedAt = SqlKey.OfMoment("r.created_at");

    // As in the index. Those without a date are sorted as if theirs never came.
    private static readonly SqlKey DueDate = SqlKey.Of<DateOnly>("coalesce(r.due_date, 'infinity'::date)");

    public Task<Page<ReferralView>> Handle(ListReferrals query, CancellationToken cancellationToken) =>
        new SqlList<ReferralView>(ReferralRows.Views, ReferralRows.Visible.Of(viewer))
            .WhereIn("r.status", query.Where?.Statuses)
            .WhereIn<ProvisionReason>("r.reason", query.Where?.Reason is { } reason ? [reason] : null)
            .Where("r.pupil_id =", query.Where?.PupilId?.Value)
            .Where("r.school_id =", query.Where?.SchoolId?.Value)
            .Where("r.due_date <", query.Where?.DueBefore)
            .WhereIn<InformationState>("r.information", query.Where?.Information is { } information ? [information] : null)
            .Where("r.information_due_date <", query.Where?.InformationDueBefore)
            .ReadPageAsync(reads, query.Paging, Order(query.OrderBy), query.IsCounted, cancellationToken);

    private static SqlOrder Order(ReferralOrder? order) =>
        new(order is null or { Direction: SortDirection.Desc }, order?.Field is ReferralOrderField.DueDate ? DueDate : CreatedAt, Id);
}
