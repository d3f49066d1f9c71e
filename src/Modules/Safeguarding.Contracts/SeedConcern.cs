using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Safeguarding.Contracts;

/// <summary>An invented acknowledgement.</summary>
/// <param name="Subject">Who acknowledged.</param>
/// <param name="Organisation">For which organisation: <c>school:GUID</c>, <c>provider:GUID</c> or <c>la:CODE</c>.</param>
/// <param name="At">When.</param>
/// <param name="Note">What was noted; null for nothing.</param>
public sealed record SeededAcknowledgement(string Subject, string Organisation, DateTimeOffset At, string? Note = null);

/// <summary>
/// Puts an invented concern into the demo. A concern that is there already stays as it is; one that is new is delivered to the feeds of its
/// recipients like any other.
/// </summary>
/// <param name="Id">Chosen by the seed, so that it can run again.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="PlacementId">The placement; null when it has to do with none.</param>
/// <param name="Kind">What it is mainly about.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="HappenedOn">Day on which it happened; null when not known.</param>
/// <param name="Account">What was seen or heard. Invented.</param>
/// <param name="ActionTaken">What was done at once; null for nothing.</param>
/// <param name="IsAboutAdult">Whether it is about an adult who works with children.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="RaisedBy">Who raised it.</param>
/// <param name="RaisedByOrganisation">For which organisation: <c>school:GUID</c>, <c>provider:GUID</c> or <c>la:CODE</c>.</param>
/// <param name="Recipients">Organisations whose safeguarding leads are told, as keys like the one above.</param>
/// <param name="Acknowledgements">Who acknowledged it; null for nobody.</param>
[AllowSystem]
public sealed record SeedConcern(
    ConcernId Id,
    PupilId PupilId,
    PlacementId? PlacementId,
    ConcernKind Kind,
    ConcernSeverity Severity,
    DateOnly? HappenedOn,
    string Account,
    string? ActionTaken,
    bool IsAboutAdult,
    DateTimeOffset RaisedAt,
    string RaisedBy,
    string RaisedByOrganisation,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<SeededAcknowledgement>? Acknowledgements = null
) : IRequest<Result<ConcernId>>;
