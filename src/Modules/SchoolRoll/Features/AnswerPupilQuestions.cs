using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

internal sealed class GetPupilsByIdHandler(SchoolRollDbContext db, TimeProvider time)
    : IRequestHandler<GetPupilsById, IReadOnlyDictionary<PupilId, PupilView>>
{
    public async Task<IReadOnlyDictionary<PupilId, PupilView>> Handle(GetPupilsById query, CancellationToken cancellationToken)
    {
        var pupils = await db.Pupils.AsNoTracking().Where(p => query.Ids.Contains(p.Id)).ToListAsync(cancellationToken);
        var today = LondonTime.Today(time);
        return pupils.ToDictionary(p => p.Id, p => p.ToView(today));
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
