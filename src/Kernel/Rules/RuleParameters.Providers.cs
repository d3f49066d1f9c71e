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
}
