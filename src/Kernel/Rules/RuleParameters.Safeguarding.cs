namespace AltProvision.Kernel;

// What an authority may set about safeguarding.
public sealed partial record RuleParameters
{
    [Parameter("ack.immediateMinutes", "ENG-SAF-003")]
    public int AcknowledgeImmediateMinutes { get; init; } = 15;

    [Parameter("ack.highMinutes", "ENG-SAF-003")]
    public int AcknowledgeHighMinutes { get; init; } = 60;

    [Parameter("lowLevel.count", "ENG-SAF-006")]
    public int LowLevelCount { get; init; } = 3;

    [Parameter("lowLevel.months", "ENG-SAF-006")]
    public int LowLevelMonths { get; init; } = 12;

    [Parameter("concern.reviewWorkingDays", "ENG-SAF-013")]
    public int ConcernReviewWorkingDays { get; init; } = 2;

    [Parameter("missing.callMinutes", "ENG-SAF-014")]
    public int MissingCallMinutes { get; init; } = 10;

    [Parameter("missing.policeMinutes", "ENG-SAF-014")]
    public int MissingPoliceMinutes { get; init; } = 30;

    /// <summary>
    /// Whether schools record every use of force and seclusion under the rules from April 2026, and not only significant incidents. Off
    /// until the details are confirmed.
    /// </summary>
    [Parameter("restraint.recordAllFrom2026", "ENG-SAF-015")]
    public bool RecordEveryRestraint { get; init; }

    [Parameter("file.keepUntilAge", "ENG-SAF-018")]
    public int KeepFileUntilAge { get; init; } = 25;

    /// <summary>Hour of a working day from which the authority's usual teams answer.</summary>
    [Parameter("office.fromHour", "ENG-SAF-021")]
    public int OfficeFromHour { get; init; } = 9;

    /// <summary>Hour from which they no longer do.</summary>
    [Parameter("office.untilHour", "ENG-SAF-021")]
    public int OfficeUntilHour { get; init; } = 17;

    [Parameter("pattern.concerns", "ENG-SAF-023")]
    public int PatternConcerns { get; init; } = 3;

    [Parameter("pattern.days", "ENG-SAF-023")]
    public int PatternDays { get; init; } = 30;

    [Parameter("pattern.visitWorkingDays", "ENG-SAF-023")]
    public int PatternVisitWorkingDays { get; init; } = 5;
}
