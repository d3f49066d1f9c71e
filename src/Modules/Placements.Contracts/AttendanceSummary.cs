using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Placements.Contracts;

/// <summary>Attendance at a placement by the national statistical categories. Sessions that are not possible or only administrative are left out.</summary>
/// <param name="Possible">Marked sessions that count: attended, authorised and unauthorised.</param>
/// <param name="Attended">Sessions attended.</param>
/// <param name="Late">Of these, sessions with a late arrival before the register closed (code L).</param>
/// <param name="AuthorisedAbsence">Sessions of authorised absence.</param>
/// <param name="UnauthorisedAbsence">Sessions of unauthorised absence, those with code N included.</param>
/// <param name="NotCounted">Marked sessions that are not possible attendances.</param>
public sealed record AttendanceSummary(int Possible, int Attended, int Late, int AuthorisedAbsence, int UnauthorisedAbsence, int NotCounted)
{
    /// <summary>Attended sessions in per cent of possible ones, to one decimal; null when none was possible.</summary>
    public decimal? AttendancePercent => Percent(Attended);

    /// <summary>Authorised absence in per cent of possible sessions, to one decimal; null when none was possible.</summary>
    public decimal? AuthorisedPercent => Percent(AuthorisedAbsence);

    /// <summary>Unauthorised absence in per cent of possible sessions, to one decimal; null when none was possible.</summary>
    public decimal? UnauthorisedPercent => Percent(UnauthorisedAbsence);

    private decimal? Percent(int sessions) =>
        Possible == 0 ? null : decimal.Round(100m * sessions / Possible, 1, MidpointRounding.AwayFromZero);
}

/// <summary>Attendance of each placement that the viewer may see, over both dates included. A placement without marks has a summary of zeros.</summary>
/// <param name="Ids">The placements.</param>
/// <param name="From">First day that counts; null means from the start.</param>
/// <param name="To">Last day that counts; null means until now.</param>
[Allow]
public sealed record GetAttendanceSummaries(IReadOnlyCollection<PlacementId> Ids, DateOnly? From = null, DateOnly? To = null)
    : IRequest<IReadOnlyDictionary<PlacementId, AttendanceSummary>>;
