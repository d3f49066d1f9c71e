using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

internal sealed class GetPupilsByIdHandler(SqlReads reads, Viewer viewer, TimeProvider time)
    : IRequestHandler<GetPupilsById, IReadOnlyDictionary<PupilId, PupilView>>
{
    // $3 is today. Not "exists": that may be answered from all pupils of the organisation, here from the registrations of the one.
    private static readonly Visibility Visible = new(
        School: "$2 in (select e.school_id from school_roll.enrolment e where e.pupil_id = p.id)",
        La: "(p.home_la_code = $2 or $2 in (select e.school_la_code from school_roll.enrolment e where e.pupil_id = p.id))",
        Provider: """
        $2 in (select a.provider_id from school_roll.pupil_provider_access a
          where a.pupil_id = p.id and (a.until is null or a.until >= $3))
        """
    );

    private static readonly ViewRows<PupilView> Rows = new(
        "school_roll.pupil_in_sight p",
        nameof(PupilView.Sex),
        nameof(PupilView.HomePostcode)
    );

    private static readonly Visibility.VisibleStatement Statement = Visible.Statement(visible =>
        $"{Rows.Select} where p.id = any($1) and {visible}"
    );

    public Task<IReadOnlyDictionary<PupilId, PupilView>> Handle(GetPupilsById query, CancellationToken cancellationToken)
    {
        var (text, organisation) = Statement.Of(viewer);
        return reads.ReadAsync(
            Rows.ByKey(text, p => p.Id, Sql.Ids(query.Ids, id => id.Value), organisation, Sql.Value(LondonTime.Today(time))),
            cancellationToken
        );
    }
}

/// <summary>A pupil's registrations and facts of all times, the newest first.</summary>
internal sealed record PupilRecord(IReadOnlyList<EnrolmentView> Enrolments, IReadOnlyList<PupilFactView> Facts);

/// <summary>Pupils that the viewer may see; others are absent.</summary>
[Allow]
internal sealed record GetPupilRecords(IReadOnlyCollection<PupilId> Ids) : IRequest<IReadOnlyDictionary<PupilId, PupilRecord>>;

internal sealed class GetPupilRecordsHandler(SchoolRollDbContext db, TimeProvider time)
    : IRequestHandler<GetPupilRecords, IReadOnlyDictionary<PupilId, PupilRecord>>
{
    // More than anybody has in a school life; the graph promises an end.
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<PupilId, PupilRecord>> Handle(GetPupilRecords query, CancellationToken cancellationToken)
    {
        var pupils = await db.Pupils.AsNoTracking().Where(p => query.Ids.Contains(p.Id)).ToListAsync(cancellationToken);
        var today = LondonTime.Today(time);
        return pupils.ToDictionary(p => p.Id, p => RecordOf(p, today));
    }

    private static PupilRecord RecordOf(Pupil pupil, DateOnly today) =>
        new(
            [.. pupil.Enrolments.OrderByDescending(e => e.From).Take(Most).Select(e => e.ToView(pupil.Enrolments, today))],
            [.. pupil.Facts.OrderByDescending(f => f.From).Take(Most).Select(f => f.ToView())]
        );
}

/// <summary>What was written anew of pupils that the viewer may see; others are absent. The newest first, at most 100.</summary>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient, Role.LaCommissioner)]
internal sealed record GetPupilCorrections(IReadOnlyCollection<PupilId> Ids)
    : IRequest<IReadOnlyDictionary<PupilId, IReadOnlyList<PupilCorrectionView>>>;

internal sealed class GetPupilCorrectionsHandler(SchoolRollDbContext db)
    : IRequestHandler<GetPupilCorrections, IReadOnlyDictionary<PupilId, IReadOnlyList<PupilCorrectionView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<PupilCorrectionView>>> Handle(
        GetPupilCorrections query,
        CancellationToken cancellationToken
    )
    {
        var pupils = await db
            .Pupils.AsNoTracking()
            .Where(p => query.Ids.Contains(p.Id))
            .Select(p => new { p.Id, Newest = p.Corrections.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return pupils.ToDictionary(p => p.Id, p => (IReadOnlyList<PupilCorrectionView>)[.. p.Newest.Select(c => c.ToView())]);
    }
}

/// <summary>Holds of the viewer's organisation on the records of pupils, the newest first, at most 100.</summary>
[Allow(Role.SafeguardingLead, Role.LaCommissioner)]
internal sealed record GetRecordHolds(IReadOnlyCollection<PupilId> Ids)
    : IRequest<IReadOnlyDictionary<PupilId, IReadOnlyList<RecordHoldView>>>;

internal sealed class GetRecordHoldsHandler(SchoolRollDbContext db)
    : IRequestHandler<GetRecordHolds, IReadOnlyDictionary<PupilId, IReadOnlyList<RecordHoldView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<RecordHoldView>>> Handle(
        GetRecordHolds query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Holds.AsNoTracking()
            .Where(hold => query.Ids.Contains(hold.PupilId))
            .GroupBy(hold => hold.PupilId)
            .Select(holds => new { holds.Key, Newest = holds.OrderByDescending(hold => hold.HeldAt).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyList<RecordHoldView>)[.. list.Newest.Select(hold => hold.ToView())]);
    }
}

[Allow]
internal sealed record GetEnrolmentsById(IReadOnlyCollection<EnrolmentId> Ids) : IRequest<IReadOnlyDictionary<EnrolmentId, EnrolmentView>>;

internal sealed class GetEnrolmentsByIdHandler(SchoolRollDbContext db, TimeProvider time)
    : IRequestHandler<GetEnrolmentsById, IReadOnlyDictionary<EnrolmentId, EnrolmentView>>
{
    public async Task<IReadOnlyDictionary<EnrolmentId, EnrolmentView>> Handle(GetEnrolmentsById query, CancellationToken cancellationToken)
    {
        var pupils = await db
            .Pupils.AsNoTracking()
            .Where(p => p.Enrolments.Any(e => query.Ids.Contains(e.Id)))
            .ToListAsync(cancellationToken);
        var today = LondonTime.Today(time);
        return pupils
            .SelectMany(p => p.Enrolments.Where(e => query.Ids.Contains(e.Id)).Select(e => e.ToView(p.Enrolments, today)))
            .ToDictionary(enrolment => enrolment.Id);
    }
}

[Allow]
internal sealed record GetPupilFactsById(IReadOnlyCollection<PupilFactId> Ids) : IRequest<IReadOnlyDictionary<PupilFactId, PupilFactView>>;

internal sealed class GetPupilFactsByIdHandler(SchoolRollDbContext db)
    : IRequestHandler<GetPupilFactsById, IReadOnlyDictionary<PupilFactId, PupilFactView>>
{
    public async Task<IReadOnlyDictionary<PupilFactId, PupilFactView>> Handle(GetPupilFactsById query, CancellationToken cancellationToken)
    {
        var pupils = await db.Pupils.AsNoTracking().Where(p => p.Facts.Any(f => query.Ids.Contains(f.Id))).ToListAsync(cancellationToken);
        return pupils.SelectMany(p => p.Facts).Where(f => query.Ids.Contains(f.Id)).Select(f => f.ToView()).ToDictionary(fact => fact.Id);
    }
}
