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
            select p.id, m.code, m.marks from placements.placement p
            left join lateral (
              select code, count(*)::int as marks from placements.mark_in_sight
              where placement_id = p.id and date >= $3 and date <= $4 group by code) m on true
            where p.id = any($1) and {visible}
            """
    );

    public async Task<IReadOnlyDictionary<PlacementId, AttendanceSummary>> Handle(
        GetAttendanceSummaries query,
        CancellationToken cancellationToken
    )
    {
        var (text, organisation) = Statement.Of(viewer);
        var counts = await reads.ReadAsync(
            new SqlRead<Dictionary<PlacementId, List<(string Code, int Marks)>>>(
                text,
                ReadCountsAsync,
                Sql.Ids(query.Ids, id => id.Value),
                organisation,
                Sql.Value(query.From ?? DateOnly.MinValue),
                Sql.Value(query.To ?? DateOnly.MaxValue)
            ),
            cancellationToken
        );
        return counts.ToDictionary(placement => placement.Key, placement => AttendanceCodes.Summarise(placement.Value));
    }

    private static async Task<Dictionary<PlacementId, List<(string Code, int Marks)>>> ReadCountsAsync(
        NpgsqlDataReader reader,
        CancellationToken cancellationToken
    )
    {
        Dictionary<PlacementId, List<(string Code, int Marks)>> counts = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var placement = new PlacementId(reader.GetGuid(0));
            if (!counts.TryGetValue(placement, out var codes))
            {
                counts.Add(placement, codes = []);
            }

            if (!reader.IsDBNull(1))
            {
                codes.Add((reader.GetString(1), reader.GetInt32(2)));
            }
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
