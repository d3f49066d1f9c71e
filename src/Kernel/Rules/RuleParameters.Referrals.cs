namespace AltProvision.Kernel;

// What an authority may set about referrals.
public sealed partial record RuleParameters
{
    [Parameter("pex.count", "ENG-REF-002")]
    public SixthDayCount SixthDayCount { get; init; } = SixthDayCount.Inclusive;

    [Parameter("susp.partialDayCounts", "ENG-REF-005")]
    public bool PartialSuspensionDayCounts { get; init; } = true;

    [Parameter("susp.warnDays", "ENG-REF-010")]
    public decimal SuspensionWarnDays { get; init; } = 35m;

    [Parameter("med.startWithinSchoolDays", "ENG-REF-013")]
    public int MedicalStartWithinSchoolDays { get; init; } = 6;
}
