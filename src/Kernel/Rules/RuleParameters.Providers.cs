namespace AltProvision.Kernel;

// What an authority may set about providers.
public sealed partial record RuleParameters
{
    [Parameter("fullTimeHours", "ENG-PRV-003")]
    public decimal FullTimeHours { get; init; } = 18.0m;

    [Parameter("fullTimeWarnHours", "ENG-PRV-003")]
    public decimal FullTimeWarnHours { get; init; } = 15.0m;

    [Parameter("confirm.maxAgeMonths", "ENG-PRV-006")]
    public int ConfirmationMaxAgeMonths { get; init; } = 12;

    /// <summary>Statutory floor of 5 million (1998 Regulations); an authority may ask for more.</summary>
    [Parameter("insurance.employersLiabilityMin", "ENG-PRV-011")]
    public decimal EmployersLiabilityMinimum { get; init; } = 5_000_000m;

    [Parameter("insurance.publicLiabilityMin", "ENG-PRV-011")]
    public decimal PublicLiabilityMinimum { get; init; } = 5_000_000m;

    /// <summary>Zero where the authority does not ask for it.</summary>
    [Parameter("insurance.professionalIndemnityMin", "ENG-PRV-011")]
    public decimal ProfessionalIndemnityMinimum { get; init; }

    [Parameter("confirm.afterChangeSchoolDays", "ENG-PRV-007")]
    public int ConfirmationAfterChangeSchoolDays { get; init; } = 5;

    [Parameter("scr.maxAgeMonths", "ENG-PRV-008")]
    public int CentralRecordMaxAgeMonths { get; init; } = 12;

    [Parameter("dsl.warnDays", "ENG-PRV-009")]
    public int LeadTrainingWarnDays { get; init; } = 60;

    [Parameter("policies.maxAgeMonths", "ENG-PRV-010")]
    public int PolicyMaxAgeMonths { get; init; } = 12;

    [Parameter("site.assessmentMaxAgeMonths", "ENG-PRV-013")]
    public int SiteAssessmentMaxAgeMonths { get; init; } = 12;

    [Parameter("qa.visitMonths", "ENG-PRV-015")]
    public int VisitMonths { get; init; } = 12;

    [Parameter("qa.nonSchoolVisitMonths", "ENG-PRV-015")]
    public int NonSchoolVisitMonths { get; init; } = 6;

    [Parameter("qa.reportWorkingDays", "ENG-PRV-015")]
    public int VisitReportWorkingDays { get; init; } = 10;
}
