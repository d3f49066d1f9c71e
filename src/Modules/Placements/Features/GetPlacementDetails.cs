using AltProvision.Referrals.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

[Allow]
internal sealed record GetPlacementPlans(IReadOnlyCollection<PlacementId> Ids) : IRequest<IReadOnlyDictionary<PlacementId, PlacementPlan>>;

internal sealed class GetPlacementPlansHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetPlacementPlans, IReadOnlyDictionary<PlacementId, PlacementPlan>>
{
    private sealed record Row(PlacementId Id, PlacementPlan Plan);

    private static readonly ViewRows<Row> Rows = new ViewRows<Row>("placements.placement p").With(
        nameof(Row.Plan),
        "p.plan",
        PlacementsDbContext.ReadPlan
    );

    private static readonly Visibility.VisibleStatement Statement = PlacementRows.Visible.Statement(visible =>
        $"{Rows.Select} where p.id = any($1) and {visible}"
    );

    public async Task<IReadOnlyDictionary<PlacementId, PlacementPlan>> Handle(GetPlacementPlans query, CancellationToken cancellationToken)
    {
        var (text, organisation) = Statement.Of(viewer);
        var rows = await reads.ReadAsync(Rows.ByKey(text, p => p.Id, Sql.Ids(query.Ids, id => id.Value), organisation), cancellationToken);
        return rows.ToDictionary(row => row.Key, row => row.Value.Plan);
    }
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

internal sealed class GetPlacementPartiesHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetPlacementParties, IReadOnlyDictionary<PlacementId, IReadOnlyList<PlacementPartyStanding>>>
{
    private const int MostAnswers = 50;

    // A placement without answers is one row without an answer.
    private sealed record Row(
        PlacementId Id,
        SchoolId? SchoolId,
        bool IsLaNeeded,
        PlacementParty? Party,
        PartyAnswer? Answer,
        string? Note,
        string? Organisation,
        DateTimeOffset? At
    );

    private static readonly ViewRows<Row> Rows = new ViewRows<Row>(
        "placements.placement p left join placements.party_answer_entry a on a.placement_id = p.id"
    )
        .With(nameof(Row.Party), "a.party")
        .With(nameof(Row.Answer), "a.answer")
        .With(nameof(Row.Note), "a.note")
        .With(nameof(Row.Organisation), "a.organisation")
        .With(nameof(Row.At), "a.at");

    private static readonly Visibility.VisibleStatement Statement = PlacementRows.Visible.Statement(visible =>
        $"{Rows.Select} where p.id = any($1) and {visible} order by a.number desc"
    );

    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<PlacementPartyStanding>>> Handle(
        GetPlacementParties query,
        CancellationToken cancellationToken
    )
    {
        var (text, organisation) = Statement.Of(viewer);
        var placements = await reads.ReadAsync(
            Rows.ListsByKey(text, row => row.Id, Sql.Ids(query.Ids, id => id.Value), organisation),
            cancellationToken
        );
        return placements.ToDictionary(placement => placement.Key, placement => Standings(placement.Value));
    }

    private static IReadOnlyList<PlacementPartyStanding> Standings(IReadOnlyList<Row> rows) =>
        [.. Enum.GetValues<PlacementParty>().Select(party => Standing(party, rows))];

    private static PlacementPartyStanding Standing(PlacementParty party, IReadOnlyList<Row> rows)
    {
        PlacementPartyAnswer[] answers =
        [
            .. rows.Where(row => row.Party == party)
                .Take(MostAnswers)
                .Select(row => new PlacementPartyAnswer(row.Answer!.Value, row.Note, row.Organisation!, row.At!.Value)),
        ];
        return new(party, IsNeeded(rows[0], party), answers is [var latest, ..] ? latest.Answer : PartyAnswer.NotAsked, answers);
    }

    private static bool IsNeeded(Row placement, PlacementParty party) =>
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
