using AltProvision.Referrals.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

[Allow]
internal sealed record GetPlacementPlans(IReadOnlyCollection<PlacementId> Ids) : IRequest<IReadOnlyDictionary<PlacementId, PlacementPlan>>;

internal sealed class GetPlacementPlansHandler(PlacementsDbContext db)
    : IRequestHandler<GetPlacementPlans, IReadOnlyDictionary<PlacementId, PlacementPlan>>
{
    public async Task<IReadOnlyDictionary<PlacementId, PlacementPlan>> Handle(
        GetPlacementPlans query,
        CancellationToken cancellationToken
    ) =>
        await db
            .Placements.AsNoTracking()
            .Where(p => query.Ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Plan })
            .ToDictionaryAsync(p => p.Id, p => p.Plan, cancellationToken);
}

/// <summary>Where one party stands.</summary>
/// <param name="Party">Who.</param>
/// <param name="IsNeeded">Whether the placement has to wait for this party to agree or to be heard.</param>
/// <param name="Answer">The answer that counts today.</param>
/// <param name="History">All answers, the newest first, at most 50.</param>
internal sealed record PlacementPartyStanding(
    PlacementParty Party,
    bool IsNeeded,
    PartyAnswer Answer,
    IReadOnlyList<PlacementPartyAnswer> History
);

/// <summary>One answer of a party, as it was recorded. Personal data.</summary>
/// <param name="Answer">What was said; NOT_ASKED marks that an earlier answer lapsed.</param>
/// <param name="Note">Views, attempts or reason; null when there is nothing to add. Personal data.</param>
/// <param name="Organisation">The organisation that recorded it.</param>
/// <param name="At">When it was recorded.</param>
internal sealed record PlacementPartyAnswer(PartyAnswer Answer, string? Note, string Organisation, DateTimeOffset At);

[Allow]
internal sealed record GetPlacementParties(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<PlacementPartyStanding>>>;

internal sealed class GetPlacementPartiesHandler(PlacementsDbContext db)
    : IRequestHandler<GetPlacementParties, IReadOnlyDictionary<PlacementId, IReadOnlyList<PlacementPartyStanding>>>
{
    private const int MostAnswers = 50;

    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<PlacementPartyStanding>>> Handle(
        GetPlacementParties query,
        CancellationToken cancellationToken
    )
    {
        var placements = await db
            .Placements.AsNoTracking()
            .Include(p => p.Answers)
            .Where(p => query.Ids.Contains(p.Id))
            .ToListAsync(cancellationToken);
        return placements.ToDictionary(p => p.Id, Standings);
    }

    private static IReadOnlyList<PlacementPartyStanding> Standings(Placement placement) =>
        [
            .. Enum.GetValues<PlacementParty>()
                .Select(party => new PlacementPartyStanding(
                    party,
                    IsNeeded(placement, party),
                    placement.AnswerOf(party),
                    [
                        .. placement
                            .Answers.Where(answer => answer.Party == party)
                            .OrderByDescending(answer => answer.Number)
                            .Take(MostAnswers)
                            .Select(answer => new PlacementPartyAnswer(answer.Answer, answer.Note, answer.Organisation, answer.At)),
                    ]
                )),
        ];

    private static bool IsNeeded(Placement placement, PlacementParty party) =>
        party switch
        {
            PlacementParty.HomeSchool => placement.SchoolId is not null,
            PlacementParty.La => placement.IsLaNeeded,
            _ => true,
        };
}

[Allow]
internal sealed record GetPlacementFindings(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>>;

internal sealed class GetPlacementFindingsHandler(PlacementsDbContext db)
    : IRequestHandler<GetPlacementFindings, IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>>
{
    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>> Handle(
        GetPlacementFindings query,
        CancellationToken cancellationToken
    )
    {
        // Decisions have no filter of their own: only those of visible placements are read.
        var visible = await db.Placements.Where(p => query.Ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellationToken);
        var findings = await db.FindingsOfAsync([.. visible.Select(id => id.Value)], cancellationToken);
        return findings.ToDictionary(entry => new PlacementId(entry.Key), entry => Once(entry.Value));
    }

    // Proposal and agreement ask some rules alike, and mostly hear the same.
    private static IReadOnlyList<RuleFinding> Once(IReadOnlyList<RuleFinding> findings) =>
        [.. findings.DistinctBy(finding => (finding.RuleId, finding.RuleVersion, finding.Code, finding.Message))];
}

[Allow]
internal sealed record GetPlacementsByPupil(IReadOnlyCollection<PupilId> Ids)
    : IRequest<IReadOnlyDictionary<PupilId, IReadOnlyList<PlacementView>>>;

internal sealed class GetPlacementsByPupilHandler(PlacementsDbContext db)
    : IRequestHandler<GetPlacementsByPupil, IReadOnlyDictionary<PupilId, IReadOnlyList<PlacementView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<PlacementView>>> Handle(
        GetPlacementsByPupil query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Placements.AsNoTracking()
            .Where(p => query.Ids.Contains(p.PupilId))
            .GroupBy(p => p.PupilId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(p => p.StartDate).ThenBy(p => p.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(
            list => list.Key,
            list => (IReadOnlyList<PlacementView>)[.. list.Newest.Select(placement => placement.ToView())]
        );
    }
}

[Allow]
internal sealed record GetPlacementsByReferral(IReadOnlyCollection<ReferralId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralId, IReadOnlyList<PlacementView>>>;

internal sealed class GetPlacementsByReferralHandler(PlacementsDbContext db)
    : IRequestHandler<GetPlacementsByReferral, IReadOnlyDictionary<ReferralId, IReadOnlyList<PlacementView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<PlacementView>>> Handle(
        GetPlacementsByReferral query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Placements.AsNoTracking()
            .Where(p => query.Ids.Contains(p.ReferralId))
            .GroupBy(p => p.ReferralId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(p => p.StartDate).ThenBy(p => p.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(
            list => list.Key,
            list => (IReadOnlyList<PlacementView>)[.. list.Newest.Select(placement => placement.ToView())]
        );
    }
}
