namespace AltProvision.Providers.Contracts;

/// <summary>Standing of a provider with a local authority.</summary>
public enum ProviderApproval
{
    /// <summary>Known, not yet decided on.</summary>
    NotApproved,

    /// <summary>May take new placements.</summary>
    Approved,

    /// <summary>May take new placements once a reason is recorded.</summary>
    ApprovedWithConditions,

    /// <summary>No new placements; live ones are reviewed at once.</summary>
    Suspended,

    /// <summary>No placements; live ones get an exit plan.</summary>
    Withdrawn,
}

/// <summary>Written confirmation that staff are checked and that the provider will tell of changes (KCSIE).</summary>
/// <param name="Date">Date of the confirmation.</param>
/// <param name="Covers">Keys of the commissioners it was given to.</param>
/// <param name="Sites">Keys of the sites it covers.</param>
/// <param name="IsStale">Staff or arrangements have changed since.</param>
public sealed record SafeguardingConfirmationFact(
    DateOnly Date,
    IReadOnlyList<string> Covers,
    IReadOnlyList<string> Sites,
    bool IsStale = false
)
{
    /// <summary>Keys of commissioners who have seen and accepted a confirmation that was given to another.</summary>
    public IReadOnlyList<string> AcceptedBy { get; init; } = [];

    /// <summary>It says that the checks on everybody who works there have been made, agency staff and tutors among them.</summary>
    public bool SaysStaffAreChecked { get; init; } = true;

    /// <summary>It says that the provider will tell of anything that may put the child at risk, such as changes of staff.</summary>
    public bool SaysChangesAreTold { get; init; } = true;
}

/// <summary>One insurance certificate.</summary>
/// <param name="Amount">Cover in pounds.</param>
/// <param name="Expires">Last day of cover.</param>
public sealed record InsuranceFact(decimal Amount, DateOnly Expires);

/// <summary>
/// Are the provider's documents and the commissioner's checks in order for a placement? The event date is the planned start. Keys of
/// commissioners and sites are whatever the caller identifies them by, the same throughout.
/// </summary>
/// <param name="Approval">Standing of the provider with the authority.</param>
/// <param name="Start">Planned first day of the placement.</param>
/// <param name="PlannedEnd">Planned last day; null while not agreed.</param>
/// <param name="Commissioner">Key of the commissioning school or authority.</param>
/// <param name="Site">Key of the site that the child would attend.</param>
/// <param name="KnownSites">Keys of the provider's sites on file, with address and risk assessment.</param>
/// <param name="IsCommissionerCheckRecorded">The commissioner has recorded its own check for this placement.</param>
public sealed record ProviderReadinessFacts(
    ProviderApproval Approval,
    DateOnly Start,
    DateOnly? PlannedEnd,
    string Commissioner,
    string Site,
    IReadOnlyList<string> KnownSites,
    bool IsCommissionerCheckRecorded
)
{
    /// <summary>Latest confirmation on file; null when there is none.</summary>
    public SafeguardingConfirmationFact? Confirmation { get; init; }

    /// <summary>Employers' liability certificate; null when there is none.</summary>
    public InsuranceFact? EmployersLiability { get; init; }

    /// <summary>Public liability certificate; null when there is none.</summary>
    public InsuranceFact? PublicLiability { get; init; }

    /// <summary>Professional indemnity certificate; null when there is none. Judged only where an authority asks for it.</summary>
    public InsuranceFact? ProfessionalIndemnity { get; init; }

    /// <summary>False for a sole trader without employees, who needs no employers' liability cover.</summary>
    public bool HasEmployees { get; init; } = true;

    /// <summary>A council-run provider that bears its own risks.</summary>
    public bool IsSelfInsured { get; init; }

    /// <summary>Day from which the standing holds; null when not known.</summary>
    public DateOnly? ApprovalSince { get; init; }

    /// <summary>Keys of sites that are suspended while the provider as a whole is not.</summary>
    public IReadOnlyList<string> SuspendedSites { get; init; } = [];
}
