using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

[Allow]
internal sealed record ListAttendanceMarks(PagingArguments Paging, PlacementId PlacementId, DateOnly? From, DateOnly? To, bool IsCounted)
    : IRequest<Page<AttendanceMarkView>>;

[QueryType]
internal static class ListAttendanceMarksQuery
{
    /// <summary>Marks of a placement in the order of its sessions; none for a placement that you may not see.</summary>
    /// <param name="placementId">The placement.</param>
    /// <param name="from">First day; null means from the start.</param>
    /// <param name="to">Last day; null means until now.</param>
    [UsePaging]
    public static Task<Page<AttendanceMarkView>> GetAttendanceMarksAsync(
        PagingArguments paging,
        PlacementId placementId,
        DateOnly? from,
        DateOnly? to,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListAttendanceMarks(paging, placementId, from, to, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListAttendanceMarksHandler(PlacementsDbContext db) : IRequestHandler<ListAttendanceMarks, Page<AttendanceMarkView>>
{
    public Task<Page<AttendanceMarkView>> Handle(ListAttendanceMarks query, CancellationToken cancellationToken)
    {
        var marks = db.Marks.AsNoTracking().Where(mark => mark.PlacementId == query.PlacementId);
        marks = query.From is { } from ? marks.Where(mark => mark.Date >= from) : marks;
        marks = query.To is { } to ? marks.Where(mark => mark.Date <= to) : marks;
        var order = Keyset<AttendanceMark>.By(mark => mark.Date).ThenBy(mark => mark.Session).ThenBy(mark => mark.Id);
        return marks.ToPageAsync(query.Paging, order, mark => mark.ToView(), query.IsCounted, cancellationToken);
    }
}

[QueryType]
internal static class AttendanceCodesQuery
{
    /// <summary>The national attendance codes that may mark a session on a day.</summary>
    /// <param name="on">The day; today when absent.</param>
    [ListSize(AssumedSize = 40)]
    [Holds(DataClass.Public)]
    public static IReadOnlyList<AttendanceCode> GetAttendanceCodes(DateOnly? on, TimeProvider time)
    {
        var day = on ?? LondonTime.Today(time);
        return [.. AttendanceCodes.All.Where(code => code.IsInForceOn(day))];
    }
}
