namespace AltProvision.Kernel;

// What an authority may set about placements.
public sealed partial record RuleParameters
{
    [Parameter("hours.ks1", "ENG-PLC-008")]
    public decimal KeyStage1Hours { get; init; } = 21m;

    [Parameter("hours.ks2", "ENG-PLC-008")]
    public decimal KeyStage2Hours { get; init; } = 23.5m;

    [Parameter("hours.ks3", "ENG-PLC-008")]
    public decimal KeyStage3Hours { get; init; } = 24m;

    [Parameter("hours.ks4", "ENG-PLC-008")]
    public decimal KeyStage4Hours { get; init; } = 25m;

    [Parameter("ptt.maxDays", "ENG-PLC-010")]
    public int PartTimeMaxDays { get; init; } = 42;

    [Parameter("ptt.notifySchoolDays", "ENG-PLC-010")]
    public int PartTimeNotifySchoolDays { get; init; } = 10;

    [Parameter("journey.primaryMinutes", "ENG-PLC-013")]
    public int PrimaryJourneyMinutes { get; init; } = 45;

    [Parameter("journey.secondaryMinutes", "ENG-PLC-013")]
    public int SecondaryJourneyMinutes { get; init; } = 75;

    [Parameter("nonschool.maxWeeks", "ENG-PLC-020")]
    public int NonSchoolMaxWeeks { get; init; } = 12;

    [Parameter("nonschool.longSessionsPerWeek", "ENG-PLC-020")]
    public int NonSchoolLongSessionsPerWeek { get; init; } = 4;

    [Parameter("intervention.maxWeeks", "ENG-PLC-007")]
    public int InterventionMaxWeeks { get; init; } = 12;

    [Parameter("check.visitSchoolDays", "ENG-PLC-017")]
    public int CheckVisitSchoolDays { get; init; } = 5;

    [Parameter("offer.holdSchoolDays", "ENG-PLC-019")]
    public int OfferHoldSchoolDays { get; init; } = 3;

    [Parameter("offer.holdSixthDaySchoolDays", "ENG-PLC-019")]
    public int OfferHoldSixthDaySchoolDays { get; init; } = 1;

    [Parameter("start.escalateSchoolDay", "ENG-PLC-023")]
    public int StartEscalateSchoolDay { get; init; } = 3;

    [Parameter("homeSchool.decideSchoolDays", "ENG-PLC-025")]
    public int NewHomeSchoolDecideSchoolDays { get; init; } = 5;

    [Parameter("contact.schoolDays", "ENG-PLC-029")]
    public int ContactSchoolDays { get; init; } = 5;

    [Parameter("records.returnSchoolDays", "ENG-PLC-030")]
    public int RecordsReturnSchoolDays { get; init; } = 10;

    [Parameter("plan.completeSchoolDays", "ENG-PLC-006")]
    public int PlanCompleteSchoolDays { get; init; } = 10;

    [Parameter("hours.oneToOneFactor", "ENG-PLC-008")]
    public decimal OneToOneFactor { get; init; } = 1.0m;

    /// <summary>Month of the day by which examinations are entered for.</summary>
    [Parameter("exams.entryMonth", "ENG-PLC-011")]
    public int ExamEntryMonth { get; init; } = 2;

    [Parameter("exams.entryDay", "ENG-PLC-011")]
    public int ExamEntryDay { get; init; } = 21;

    [Parameter("info.beforeStartSchoolDays", "ENG-PLC-016")]
    public int InformationBeforeStartSchoolDays { get; init; } = 2;
}
