using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

[Allow]
internal sealed record GetReferralFindings(IReadOnlyCollection<ReferralId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleFinding>>>;

internal sealed class GetReferralFindingsHandler(ReferralsDbContext db)
    : IRequestHandler<GetReferralFindings, IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleFinding>>>
{
    public async Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleFinding>>> Handle(
        GetReferralFindings query,
        CancellationToken cancellationToken
    )
    {
        // Decisions have no filter of their own: only those of visible referrals are read.
        var visible = await db.Referrals.Where(r => query.Ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancellationToken);
        var findings = await db.FindingsOfAsync([.. visible.Select(id => id.Value)], cancellationToken);
        return findings.ToDictionary(entry => new ReferralId(entry.Key), entry => entry.Value);
    }
}

/// <summary>What the referrer said of the legal event beside its date; which parts there are depends on the reason.</summary>
/// <param name="ExclusionSession">When on the day a permanent exclusion took effect; null for other reasons.</param>
/// <param name="Suspensions">The suspensions that might form one run, at most 20; empty for other reasons.</param>
/// <param name="DirectionPurpose">What a direction off site is for; null for other reasons.</param>
[Holds(DataClass.SpecialCategory)]
internal sealed record ReferralCircumstances(
    ExclusionSession? ExclusionSession,
    IReadOnlyList<SuspensionPeriodView> Suspensions,
    DirectionPurpose? DirectionPurpose
);

/// <summary>A period of suspension, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
[Holds(DataClass.SpecialCategory)]
internal sealed record SuspensionPeriodView(DateOnly From, DateOnly To);

[Allow]
internal sealed record GetReferralCircumstances(IReadOnlyCollection<ReferralId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralId, ReferralCircumstances>>;

internal sealed class GetReferralCircumstancesHandler(ReferralsDbContext db)
    : IRequestHandler<GetReferralCircumstances, IReadOnlyDictionary<ReferralId, ReferralCircumstances>>
{
    public async Task<IReadOnlyDictionary<ReferralId, ReferralCircumstances>> Handle(
        GetReferralCircumstances query,
        CancellationToken cancellationToken
    )
    {
        var referrals = await db.Referrals.AsNoTracking().Where(r => query.Ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return referrals.ToDictionary(referral => referral.Id, referral => Of(referral.ToContent()));
    }

    private static ReferralCircumstances Of(ReferralContent content) =>
        new(
            content.ExclusionSession,
            [.. content.Suspensions?.Select(period => new SuspensionPeriodView(period.From, period.To)) ?? []],
            content.DirectionPurpose
        );
}

[Allow]
internal sealed record GetReferralsByPupil(IReadOnlyCollection<PupilId> Ids)
    : IRequest<IReadOnlyDictionary<PupilId, IReadOnlyList<ReferralView>>>;

internal sealed class GetReferralsByPupilHandler(ReferralsDbContext db)
    : IRequestHandler<GetReferralsByPupil, IReadOnlyDictionary<PupilId, IReadOnlyList<ReferralView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<ReferralView>>> Handle(
        GetReferralsByPupil query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Referrals.AsNoTracking()
            .Where(r => query.Ids.Contains(r.PupilId))
            .GroupBy(r => r.PupilId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(
            list => list.Key,
            list => (IReadOnlyList<ReferralView>)[.. list.Newest.Select(referral => referral.ToView())]
        );
    }
}
