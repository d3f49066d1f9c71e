using MediatR;

namespace AltProvision.Placements;

[ObjectType<AttendanceMarkView>, Node]
internal static class AttendanceMarkType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<AttendanceMarkId, AttendanceMarkView>> GetMarksAsync(
        IReadOnlyList<AttendanceMarkId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetAttendanceMarksById(ids), cancellationToken);

    /// <summary>The placement.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementAsync(
        [Parent(nameof(AttendanceMarkView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);

    /// <summary>How the mark was corrected, the newest correction first, at most 50; empty when it stands as it was made.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<AttendanceMarkId, IReadOnlyList<AttendanceCorrectionView>>> GetCorrectionsAsync(
        [Parent(nameof(AttendanceMarkView.Id))] IReadOnlyList<AttendanceMarkId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetAttendanceCorrections(ids), cancellationToken);

    /// <summary>What the code counts as in statistics; null for a code that is not in the national set any more.</summary>
    public static AttendanceCategory? GetCategory([Parent] AttendanceMarkView mark) => AttendanceCodes.CategoryOf(mark.Code);
}

[ObjectType<UnmarkedSessionView>]
internal static class UnmarkedSessionType
{
    /// <summary>The placement, and through it the pupil.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementAsync(
        [Parent(nameof(UnmarkedSessionView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);
}
