using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

/// <summary>Which referrals to list. Conditions add up.</summary>
/// <param name="Statuses">Any of these states, at most 10.</param>
/// <param name="Reason">This reason only.</param>
/// <param name="PupilId">This pupil only.</param>
/// <param name="SchoolId">Referred by this school only.</param>
/// <param name="DueBefore">With a statutory date before this day.</param>
internal sealed record ReferralFilter(
    IReadOnlyList<ReferralStatus>? Statuses = null,
    ProvisionReason? Reason = null,
    PupilId? PupilId = null,
    SchoolId? SchoolId = null,
    DateOnly? DueBefore = null
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

internal sealed class ListReferralsHandler(ReferralsDbContext db) : IRequestHandler<ListReferrals, Page<ReferralView>>
{
    private static readonly DateOnly Never = DateOnly.MaxValue;

    public Task<Page<ReferralView>> Handle(ListReferrals query, CancellationToken cancellationToken) =>
        Filter(db.Referrals.AsNoTracking(), query.Where)
            .ToPageAsync(query.Paging, Order(query.OrderBy), referral => referral.ToView(), query.IsCounted, cancellationToken);

    private static IQueryable<Referral> Filter(IQueryable<Referral> referrals, ReferralFilter? where)
    {
        referrals = where?.Statuses is { Count: > 0 } statuses ? referrals.Where(r => statuses.Contains(r.Status)) : referrals;
        referrals = where?.Reason is { } reason ? referrals.Where(r => r.Reason == reason) : referrals;
        referrals = where?.PupilId is { } pupil ? referrals.Where(r => r.PupilId == pupil) : referrals;
        referrals = where?.SchoolId is { } school ? referrals.Where(r => r.SchoolId == school) : referrals;
        return where?.DueBefore is { } before ? referrals.Where(r => r.DueDate < before) : referrals;
    }

    private static Keyset<Referral> Order(ReferralOrder? order)
    {
        var isDescending = order is null or { Direction: SortDirection.Desc };
        return order?.Field is ReferralOrderField.DueDate
            ? Keyset<Referral>.By(r => r.DueDate ?? Never, isDescending).ThenBy(r => r.Id)
            : Keyset<Referral>.By(r => r.CreatedAt, isDescending).ThenBy(r => r.Id);
    }
}
