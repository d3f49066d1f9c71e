using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Referrals.Contracts;

/// <summary>
/// Writes a referral as it stands, for demo data and imports; no rule is asked. Written again under the same id it is brought up to date.
/// Tells what the real path tells, once: submitted, accepted, rejected.
/// </summary>
/// <param name="Id">Identifier; the same one again updates.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The referring home school; null when the authority refers a child on no roll.</param>
/// <param name="LaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="Reason">Main reason.</param>
/// <param name="Status">Where it stands. Placed and closed follow from the placement, so accepted is enough for one that has a placement.</param>
/// <param name="EventDate">Date of the legal event.</param>
/// <param name="Summary">Purpose and background.</param>
/// <param name="CreatedAt">When the draft was begun.</param>
/// <param name="SubmittedAt">When it was sent; null for a draft.</param>
/// <param name="DecidedAt">When it was decided on; null before.</param>
/// <param name="Responsible">The body that must arrange provision; null when none is named.</param>
/// <param name="DueDate">Last day by which full-time education must be in place; null when no dated duty applies.</param>
/// <param name="RejectionReason">Coded reason of a rejection; null otherwise.</param>
/// <param name="DecisionReason">Why it was rejected or withdrawn; null otherwise.</param>
/// <param name="Information">What the authority asked of the school, and what it answered; null when it asked for nothing.</param>
/// <param name="Documents">What is attached; null for nothing.</param>
[AllowSystem]
public sealed record SeedReferral(
    ReferralId Id,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProvisionReason Reason,
    ReferralStatus Status,
    DateOnly EventDate,
    string Summary,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt = null,
    DateTimeOffset? DecidedAt = null,
    ResponsibleBody? Responsible = null,
    DateOnly? DueDate = null,
    ReferralRejectionReason? RejectionReason = null,
    string? DecisionReason = null,
    SeedInformationRequest? Information = null,
    IReadOnlyList<SeedDocument>? Documents = null
) : IRequest<Result<ReferralView>>;

/// <summary>What an authority asked of a school.</summary>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="DueDate">Last day for the answer.</param>
/// <param name="Gaps">What was asked for, each with its answer; null while there is none.</param>
/// <param name="AnsweredAt">When the school answered; null while it has not.</param>
public sealed record SeedInformationRequest(
    DateTimeOffset AskedAt,
    DateOnly DueDate,
    IReadOnlyList<(InformationKind Kind, string Wanted, string? Answer)> Gaps,
    DateTimeOffset? AnsweredAt = null
);

/// <summary>A document of a seeded referral, of the referring school, or of the authority where there is none.</summary>
/// <param name="Id">Identifier; one that is there already stays as it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Content">All of it.</param>
/// <param name="UploadedAt">When it was attached.</param>
public sealed record SeedDocument(
    ReferralDocumentId Id,
    ReferralDocumentKind Kind,
    string FileName,
    ReadOnlyMemory<byte> Content,
    DateTimeOffset UploadedAt
);
