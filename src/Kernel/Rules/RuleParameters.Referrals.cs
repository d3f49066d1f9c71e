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

    [Parameter("s19.decideSchoolDays", "ENG-REF-016")]
    public int OtherwiseDecisionSchoolDays { get; init; } = 10;

    [Parameter("referral.restSchoolDays", "ENG-REF-023")]
    public int ReferralRestSchoolDays { get; init; } = 5;

    [Parameter("panel.triageWorkingDays", "ENG-REF-026")]
    public int TriageWorkingDays { get; init; } = 2;

    [Parameter("panel.answerSchoolDays", "ENG-REF-026")]
    public int ProviderAnswerSchoolDays { get; init; } = 15;

    [Parameter("panel.urgentAnswerSchoolDays", "ENG-REF-026")]
    public int UrgentProviderAnswerSchoolDays { get; init; } = 3;

    [Parameter("panel.informationSchoolDays", "ENG-REF-026")]
    public int InformationSchoolDays { get; init; } = 5;

    [Parameter("noRoll.schoolDays", "ENG-REF-030")]
    public int NoRollSchoolDays { get; init; } = 10;
}
