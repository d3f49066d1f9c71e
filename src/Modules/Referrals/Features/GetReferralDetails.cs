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
