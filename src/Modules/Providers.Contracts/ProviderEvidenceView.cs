using AltProvision.Kernel;

namespace AltProvision.Providers.Contracts;

/// <summary>What a document or check on a provider's file shows (rules ENG-PRV-001 and ENG-PRV-006 to ENG-PRV-013).</summary>
public enum EvidenceKind
{
    /// <summary>Employers' liability insurance (Employers' Liability (Compulsory Insurance) Act 1969); has an amount.</summary>
    EmployersLiabilityInsurance,

    /// <summary>Public liability insurance; has an amount.</summary>
    PublicLiabilityInsurance,

    /// <summary>Professional indemnity insurance; has an amount.</summary>
    ProfessionalIndemnityInsurance,

    /// <summary>Risk assessment of one site; without one in date the site does not count as known.</summary>
    SiteRiskAssessment,

    /// <summary>Fire risk assessment of one site.</summary>
    FireRiskAssessment,

    /// <summary>Registration as a school with the Department for Education.</summary>
    SchoolRegistration,

    /// <summary>Inspection by Ofsted.</summary>
    OfstedInspection,

    /// <summary>First aid cover and training.</summary>
    FirstAid,

    /// <summary>Policy on checks by the Disclosure and Barring Service. Certificates themselves are not stored.</summary>
    DbsPolicy,

    /// <summary>Single central record of staff checks, sampled.</summary>
    SingleCentralRecord,

    /// <summary>Child protection and safeguarding policy.</summary>
    SafeguardingPolicy,

    /// <summary>Training of the designated safeguarding lead.</summary>
    SafeguardingLeadTraining,

    /// <summary>Health and safety policy.</summary>
    HealthAndSafetyPolicy,

    /// <summary>Behaviour policy.</summary>
    BehaviourPolicy,

    /// <summary>Complaints policy.</summary>
    ComplaintsPolicy,

    /// <summary>Data protection: registration with the Information Commissioner and sharing agreement.</summary>
    DataProtection,

    /// <summary>Accreditation of an online provider.</summary>
    OnlineAccreditation,

    /// <summary>Quality assurance visit of the authority.</summary>
    QualityVisit,
}

/// <summary>Who put a record on a provider's file.</summary>
public enum RecordedBy
{
    /// <summary>The provider itself.</summary>
    Provider,

    /// <summary>An authority.</summary>
    Authority,

    /// <summary>The product: imported or seeded.</summary>
    Product,
}

/// <summary>A document or check, as it is put on file.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="IssuedOn">First day on which it holds; not in the future by more than 90 days.</param>
/// <param name="ExpiresOn">Last day on which it holds; null only for a registration or inspection, which do not run out.</param>
/// <param name="SiteId">The site that it is about; needed for risk assessments, null for what is about the whole provider.</param>
/// <param name="Amount">Cover in pounds; needed for insurance, null for the rest.</param>
/// <param name="Reference">Number or title of the document, at most 200 characters; null when it has none.</param>
public sealed record EvidenceContent(
    EvidenceKind Kind,
    DateOnly IssuedOn,
    DateOnly? ExpiresOn = null,
    SiteId? SiteId = null,
    Money? Amount = null,
    string? Reference = null
);

/// <summary>A document or check on a provider's file. Never changed: a renewal is a new one.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="SiteId">The site that it is about; null when it is about the whole provider.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="IssuedOn">First day on which it holds.</param>
/// <param name="ExpiresOn">Last day on which it holds; null when it does not run out.</param>
/// <param name="Amount">Cover in pounds, for insurance; null for the rest.</param>
/// <param name="Reference">Number or title of the document; null when it has none.</param>
/// <param name="RecordedBy">Who put it on file.</param>
/// <param name="RecordedAt">When it was put on file.</param>
[Holds(DataClass.Organisational)]
public sealed record ProviderEvidenceView(
    ProviderEvidenceId Id,
    ProviderId ProviderId,
    SiteId? SiteId,
    EvidenceKind Kind,
    DateOnly IssuedOn,
    DateOnly? ExpiresOn,
    Money? Amount,
    string? Reference,
    RecordedBy RecordedBy,
    DateTimeOffset RecordedAt
);
