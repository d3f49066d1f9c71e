using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

internal sealed class GetAttendanceSummariesHandler(PlacementsDbContext db)
    : IRequestHandler<GetAttendanceSummaries, IReadOnlyDictionary<PlacementId, AttendanceSummary>>
{
    public async Task<IReadOnlyDictionary<PlacementId, AttendanceSummary>> Handle(
        GetAttendanceSummaries query,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = (query.From ?? DateOnly.MinValue, query.To ?? DateOnly.MaxValue);
        var counts = await db
            .Placements.Where(p => query.Ids.Contains(p.Id))
            .SelectMany(
                p => db.Marks.Where(mark => mark.PlacementId == p.Id && mark.Date >= from && mark.Date <= to).DefaultIfEmpty(),
                (p, mark) => new { p.Id, Code = mark == null ? null : mark.Code }
            )
            .GroupBy(row => new { row.Id, row.Code })
            .Select(group => new
            {
                group.Key.Id,
                group.Key.Code,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return counts
            .GroupBy(count => count.Id)
            .ToDictionary(
                placement => placement.Key,
                placement =>
                    AttendanceCodes.Summarise([.. from count in placement where count.Code is not null select (count.Code, count.Count)])
            );
    }
}

[Allow]
internal sealed record GetAttendanceMarksById(IReadOnlyCollection<AttendanceMarkId> Ids)
    : IRequest<IReadOnlyDictionary<AttendanceMarkId, AttendanceMarkView>>;

internal sealed class GetAttendanceMarksByIdHandler(PlacementsDbContext db)
    : IRequestHandler<GetAttendanceMarksById, IReadOnlyDictionary<AttendanceMarkId, AttendanceMarkView>>
{
    public async Task<IReadOnlyDictionary<AttendanceMarkId, AttendanceMarkView>> Handle(
        GetAttendanceMarksById query,
        CancellationToken cancellationToken
    )
    {
        var marks = await db.Marks.AsNoTracking().Where(mark => query.Ids.Contains(mark.Id)).ToListAsync(cancellationToken);
        return marks.ToDictionary(mark => mark.Id, mark => mark.ToView());
    }
}

[Allow]
internal sealed record GetAttendanceCorrections(IReadOnlyCollection<AttendanceMarkId> Ids)
    : IRequest<IReadOnlyDictionary<AttendanceMarkId, IReadOnlyList<AttendanceCorrectionView>>>;

internal sealed class GetAttendanceCorrectionsHandler(PlacementsDbContext db)
    : IRequestHandler<GetAttendanceCorrections, IReadOnlyDictionary<AttendanceMarkId, IReadOnlyList<AttendanceCorrectionView>>>
{
    private const int Most = 50;

    public async Task<IReadOnlyDictionary<AttendanceMarkId, IReadOnlyList<AttendanceCorrectionView>>> Handle(
        GetAttendanceCorrections query,
        CancellationToken cancellationToken
    )
    {
        var marks = await db
            .Marks.AsNoTracking()
            .Include(mark => mark.Corrections.OrderByDescending(correction => correction.Number).Take(Most))
            .Where(mark => query.Ids.Contains(mark.Id))
            .ToListAsync(cancellationToken);
        return marks.ToDictionary(
            mark => mark.Id,
            mark =>
                (IReadOnlyList<AttendanceCorrectionView>)
                    [.. mark.Corrections.OrderByDescending(correction => correction.Number).Select(correction => correction.ToView())]
        );
    }
}
