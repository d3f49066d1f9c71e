using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Referrals.Contracts;

/// <summary>Names a document of a referral.</summary>
public readonly record struct ReferralDocumentId(Guid Value);

/// <summary>What a document of a referral is.</summary>
public enum ReferralDocumentKind
{
    /// <summary>Attendance certificate.</summary>
    AttendanceCertificate,

    /// <summary>Education, health and care plan.</summary>
    EhcPlan,

    /// <summary>Report of the latest annual review of such a plan.</summary>
    AnnualReview,

    /// <summary>Personal education plan of a looked-after child.</summary>
    PersonalEducationPlan,

    /// <summary>Health plan of the school.</summary>
    HealthPlan,

    /// <summary>Risk assessment.</summary>
    RiskAssessment,

    /// <summary>Plan of support that was tried before, and its review.</summary>
    PreviousPlan,

    /// <summary>Evidence of a doctor or another health professional.</summary>
    MedicalEvidence,

    /// <summary>Report of another professional.</summary>
    ProfessionalReport,

    /// <summary>What parents or carers wrote or signed.</summary>
    ParentalView,

    /// <summary>What the child wrote or signed.</summary>
    ChildView,

    /// <summary>Letter of an exclusion or a suspension.</summary>
    ExclusionLetter,

    /// <summary>Notice of a direction off site.</summary>
    DirectionNotice,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A document of a referral. What is in it is fetched by HTTP. Personal data.</summary>
/// <param name="Id">Opaque identifier: <c>GET /documents/{id}</c> answers the content.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FileName">Name of the file, with the ending of its type.</param>
/// <param name="MediaType">Type of the content, as the content itself shows it.</param>
/// <param name="Size">Bytes of the content.</param>
/// <param name="UploadedAt">When it was attached.</param>
/// <param name="Organisation">Who attached it: <c>school:…</c> or <c>la:…</c>. Only they remove it.</param>
/// <param name="RemovedAt">When it was removed, after which nobody fetches it; null while it is there.</param>
/// <param name="RemovalReason">Why it was removed; null while it is there.</param>
[Holds(DataClass.SpecialCategory)]
public sealed record ReferralDocumentView(
    ReferralDocumentId Id,
    int Version,
    ReferralId ReferralId,
    ReferralDocumentKind Kind,
    string FileName,
    string MediaType,
    int Size,
    DateTimeOffset UploadedAt,
    string Organisation,
    DateTimeOffset? RemovedAt,
    string? RemovalReason
);

/// <summary>How much is taken. <c>AltProvision:Documents</c> sets it.</summary>
/// <param name="MostBytes">Bytes of one document.</param>
/// <param name="MostPerReferral">Documents of one referral, removed ones left out.</param>
public sealed record DocumentLimits(int MostBytes = 10 * 1024 * 1024, int MostPerReferral = 50)
{
    /// <summary>Why a larger one is not taken.</summary>
    public Refusal TooLarge =>
        Refusal.Of(
            "document.too-large",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A document has {MostBytes / (1024 * 1024m):0.##} MB at most. Split it, or scan it with fewer dots."
            ),
            "content"
        );
}

/// <summary>Attaches a document to an open referral.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FileName">Name of the file, 1 to 200 characters.</param>
/// <param name="Content">All of it.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.MisClient)]
public sealed record AttachDocument(
    ReferralId ReferralId,
    ReferralDocumentKind Kind,
    string FileName,
    [property: JsonIgnore] ReadOnlyMemory<byte> Content,
    string? IdempotencyKey = null
) : ICommand<ReferralDocumentView>, ICreate
{
    /// <summary>Stands for the content where a repeated request is compared with the first.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Content.Span));
}

/// <summary>A document with its content; null for one that does not exist, was removed, or is not the viewer's to see.</summary>
[Allow]
public sealed record GetDocumentContent(ReferralDocumentId Id) : IRequest<DocumentContent?>;

/// <summary>A document, and all of its content.</summary>
public sealed record DocumentContent(ReferralDocumentView Document, byte[] Bytes);
