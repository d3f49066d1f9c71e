using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AltProvision.Placements;

internal sealed class GetAttendanceSummariesHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetAttendanceSummaries, IReadOnlyDictionary<PlacementId, AttendanceSummary>>
{
    // A mark is of the placement's school, authority and provider: who may see the one may see the other.
    private static readonly Visibility.VisibleStatement Statement = PlacementRows.Visible.Statement(visible =>
        $"""
            select p.id, m.code, count(m.code)::int from placements.placement p
            left join placements.attendance_mark m on m.placement_id = p.id and m.date >= $3 and m.date <= $4
            where p.id = any($1) and {visible} group by p.id, m.code
            """
    );

    public async Task<IReadOnlyDictionary<PlacementId, AttendanceSummary>> Handle(
        GetAttendanceSummaries query,
        CancellationToken cancellationToken
    )
    {
        var (text, organisation) = Statement.Of(viewer);
        var counts = await reads.ReadAsync(
            new SqlRead<IReadOnlyList<(PlacementId Placement, string? Code, int Count)>>(
                text,
                ReadCountsAsync,
                Sql.Ids(query.Ids, id => id.Value),
                organisation,
                Sql.Value(query.From ?? DateOnly.MinValue),
                Sql.Value(query.To ?? DateOnly.MaxValue)
            ),
            cancellationToken
        );
        return counts
            .GroupBy(count => count.Placement)
            .ToDictionary(
                placement => placement.Key,
                placement =>
                    AttendanceCodes.Summarise([.. from count in placement where count.Code is not null select (count.Code, count.Count)])
            );
    }

    private static async Task<IReadOnlyList<(PlacementId, string?, int)>> ReadCountsAsync(
        NpgsqlDataReader reader,
        CancellationToken cancellationToken
    )
    {
        List<(PlacementId, string?, int)> counts = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(
                (
                    new PlacementId(reader.GetGuid(0)),
                    await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1),
                    reader.GetInt32(2)
                )
            );
        }

        return counts;
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
