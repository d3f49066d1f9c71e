namespace AltProvision.Providers.Contracts;

/// <summary>What a provider is, as law and the national register tell providers apart.</summary>
public enum ProviderCategory
{
    /// <summary>Pupil referral unit.</summary>
    PupilReferralUnit,

    /// <summary>Alternative provision academy or free school.</summary>
    ApAcademy,

    /// <summary>Another state school.</summary>
    OtherStateSchool,

    /// <summary>Special school.</summary>
    SpecialSchool,

    /// <summary>Registered independent school.</summary>
    IndependentSchool,

    /// <summary>Further education or sixth-form college.</summary>
    College,

    /// <summary>Hospital school.</summary>
    HospitalSchool,

    /// <summary>Online provider.</summary>
    Online,

    /// <summary>Non-school alternative provision: tuition, work-based, further-education-like or other.</summary>
    NonSchool,
}

/// <summary>A written policy that a provider has to have.</summary>
public enum ProviderPolicy
{
    /// <summary>Child protection and safeguarding.</summary>
    ChildProtection,

    /// <summary>Health and safety.</summary>
    HealthAndSafety,

    /// <summary>Complaints.</summary>
    Complaints,

    /// <summary>Behaviour.</summary>
    Behaviour,

    /// <summary>Staff conduct and low-level concerns.</summary>
    StaffConduct,

    /// <summary>Whistleblowing.</summary>
    Whistleblowing,

    /// <summary>Safer recruitment.</summary>
    SaferRecruitment,

    /// <summary>Attendance.</summary>
    Attendance,

    /// <summary>First aid and medicines.</summary>
    FirstAid,

    /// <summary>Fire.</summary>
    Fire,

    /// <summary>Online safety.</summary>
    OnlineSafety,

    /// <summary>Equality.</summary>
    Equality,

    /// <summary>Data protection.</summary>
    DataProtection,

    /// <summary>Physical intervention.</summary>
    PhysicalIntervention,

    /// <summary>Educational visits.</summary>
    EducationalVisits,

    /// <summary>Missing child.</summary>
    MissingChild,

    /// <summary>Exclusion and ending of placements.</summary>
    EndingPlacements,
}

/// <summary>A policy on file.</summary>
/// <param name="Policy">Which one.</param>
/// <param name="ReviewedOn">Day of its last review.</param>
public sealed record PolicyFact(ProviderPolicy Policy, DateOnly ReviewedOn);

/// <summary>How far a theme of the voluntary national standards is met, as the authority verified it.</summary>
public enum StandardResult
{
    /// <summary>Not assessed.</summary>
    NotAssessed,

    /// <summary>Met.</summary>
    Met,

    /// <summary>Working towards it.</summary>
    WorkingTowards,

    /// <summary>Not met.</summary>
    NotMet,

    /// <summary>Does not apply to this provider.</summary>
    NotApplicable,
}

/// <summary>How a provider stands on the four themes of the voluntary national standards (August 2025).</summary>
/// <param name="Safeguarding">Theme 1: safeguarding and wellbeing.</param>
/// <param name="HealthAndSafety">Theme 2: health and safety.</param>
/// <param name="Admissions">Theme 3: admissions, support and guidance.</param>
/// <param name="Education">Theme 4: quality of education.</param>
public sealed record StandardsFact(
    StandardResult Safeguarding,
    StandardResult HealthAndSafety,
    StandardResult Admissions,
    StandardResult Education
)
{
    /// <summary>An action plan with dates is agreed for what is not met.</summary>
    public bool HasActionPlan { get; init; }
}

/// <summary>A designated safeguarding lead or deputy.</summary>
/// <param name="TrainedOn">Day of the full training.</param>
/// <param name="UpdatedOn">Day of the latest update; null when there was none since the training.</param>
public sealed record SafeguardingLeadFact(DateOnly TrainedOn, DateOnly? UpdatedOn = null);

/// <summary>Checks on drivers and vehicles of a provider that drives children itself.</summary>
public sealed record ProviderTransportFact
{
    /// <summary>The vehicles are insured for business use.</summary>
    public bool IsInsuredForBusiness { get; init; }

    /// <summary>Drivers have enhanced checks.</summary>
    public bool AreDriversChecked { get; init; }

    /// <summary>Licences are seen.</summary>
    public bool AreLicencesSeen { get; init; }

    /// <summary>Vehicles are checked.</summary>
    public bool AreVehiclesChecked { get; init; }
}

/// <summary>May the authority approve a provider, or keep it approved? The event date is the day of the decision.</summary>
/// <param name="AsOf">Day of the decision.</param>
/// <param name="Category">What the provider is; null while it is not classified.</param>
public sealed record ProviderApprovalFacts(DateOnly AsOf, ProviderCategory? Category)
{
    /// <summary>Unique reference number on the national register of establishments; null when it has none.</summary>
    public string? Urn { get; init; }

    /// <summary>UK provider reference number; null when it has none.</summary>
    public string? Ukprn { get; init; }

    /// <summary>Census setting type of a provider without either number: NFE, OOT, WBP or OTH.</summary>
    public string? SettingType { get; init; }

    /// <summary>The provider attests that recruitment checks are made on everybody who works there.</summary>
    public bool IsRecruitmentAttested { get; init; }

    /// <summary>Day on which the single central record was last sampled; null when it never was.</summary>
    public DateOnly? RegisterSampledOn { get; init; }

    /// <summary>Designated safeguarding lead; null when none is named.</summary>
    public SafeguardingLeadFact? Lead { get; init; }

    /// <summary>Deputy of the lead; null when none is named.</summary>
    public SafeguardingLeadFact? Deputy { get; init; }

    /// <summary>A lead or deputy can be reached whenever children are on site.</summary>
    public bool IsLeadReachable { get; init; } = true;

    /// <summary>Policies on file.</summary>
    public IReadOnlyList<PolicyFact> Policies { get; init; } = [];

    /// <summary>Day of the oldest site risk assessment among its sites; null when a site has none.</summary>
    public DateOnly? SiteRiskAssessedOn { get; init; }

    /// <summary>Day of the oldest fire risk assessment among its sites; null when a site has none.</summary>
    public DateOnly? FireRiskAssessedOn { get; init; }

    /// <summary>First aiders are on site whenever children are.</summary>
    public bool HasFirstAiders { get; init; }

    /// <summary>Standing on the voluntary national standards; null when not assessed. For non-school provision.</summary>
    public StandardsFact? Standards { get; init; }

    /// <summary>Day of the latest quality visit; null when there was none.</summary>
    public DateOnly? LastVisitOn { get; init; }

    /// <summary>The report on that visit is written.</summary>
    public bool IsVisitReportWritten { get; init; } = true;

    /// <summary>Bank holidays in England and Wales around that visit; needed while its report is not written.</summary>
    public IReadOnlyList<DateOnly> BankHolidays { get; init; } = [];

    /// <summary>Visits in a row that the provider called off.</summary>
    public int VisitsCalledOff { get; init; }

    /// <summary>The inspection of a commissioning school went to this non-school provider.</summary>
    public bool WasVisitedAtSchoolInspection { get; init; }

    /// <summary>A safeguarding concern about the setting itself has come up since the latest visit.</summary>
    public bool HasSafeguardingConcern { get; init; }

    /// <summary>Day of the latest inspection; null when it was not inspected.</summary>
    public DateOnly? InspectedOn { get; init; }

    /// <summary>The inspection gave the worst outcome, or a warning or enforcement stands.</summary>
    public bool IsInspectionOutcomeWorst { get; init; }

    /// <summary>An officer of the authority has signed the inspection outcome off.</summary>
    public bool IsInspectionSignedOff { get; init; }

    /// <summary>Children go online there.</summary>
    public bool ChildrenGoOnline { get; init; }

    /// <summary>Filtering and monitoring are confirmed.</summary>
    public bool IsFilteringConfirmed { get; init; }

    /// <summary>Staff are trained on Prevent.</summary>
    public bool IsPreventTrained { get; init; }

    /// <summary>Checks on transport; null when the provider does not drive children.</summary>
    public ProviderTransportFact? Transport { get; init; }

    /// <summary>The data protection fee is paid.</summary>
    public bool HasDataProtectionFee { get; init; }

    /// <summary>The sharing agreement is signed, with a named contact and a route for breaches.</summary>
    public bool HasSharingAgreement { get; init; }

    /// <summary>How many other authorities approve the provider.</summary>
    public int ApprovedByOthers { get; init; }

    /// <summary>How many other authorities have suspended it.</summary>
    public int SuspendedByOthers { get; init; }

    /// <summary>An online provider is accredited by the national scheme.</summary>
    public bool IsOnlineAccredited { get; init; }

    /// <summary>There is a plan for supervision and welfare checks of children who learn online.</summary>
    public bool HasOnlineSupervisionPlan { get; init; }
}
