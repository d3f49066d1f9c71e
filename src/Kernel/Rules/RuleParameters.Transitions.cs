namespace AltProvision.Kernel;

// What an authority may set about transitions.
public sealed partial record RuleParameters
{
    [Parameter("cpFile.workingDays", "ENG-TRN-006")]
    public int ChildProtectionFileWorkingDays { get; init; } = 5;

    /// <summary>Month at whose end the offer is first asked for, in the year in which Year 11 ends.</summary>
    [Parameter("offer.firstWarningMonth", "ENG-TRN-009")]
    public int OfferFirstWarningMonth { get; init; } = 1;

    /// <summary>Month at whose end it is asked for again.</summary>
    [Parameter("offer.secondWarningMonth", "ENG-TRN-009")]
    public int OfferSecondWarningMonth { get; init; } = 5;

    /// <summary>Month at whose end the destination plan is written, in the year in which Year 11 ends.</summary>
    [Parameter("destinationPlan.byMonth", "ENG-TRN-011")]
    public int DestinationPlanMonth { get; init; } = 1;

    /// <summary>Month in which it is confirmed that the pupil has started at the destination.</summary>
    [Parameter("destinationPlan.checkMonth", "ENG-TRN-011")]
    public int DestinationCheckMonth { get; init; } = 10;

    /// <summary>A return that breaks down within so many weeks of school reopens the case.</summary>
    [Parameter("return.reopenSchoolWeeks", "ENG-TRN-014")]
    public int ReturnReopenSchoolWeeks { get; init; } = 12;

    [Parameter("return.reviewSchoolDays", "ENG-TRN-014")]
    public int FailedReturnReviewSchoolDays { get; init; } = 5;

    [Parameter("followUp.firstSchoolWeeks", "ENG-TRN-015")]
    public int FollowUpFirstSchoolWeeks { get; init; } = 6;

    [Parameter("followUp.secondSchoolWeeks", "ENG-TRN-015")]
    public int FollowUpSecondSchoolWeeks { get; init; } = 12;

    /// <summary>Home education so soon after a refusal of alternative provision is looked at as possible off-rolling.</summary>
    [Parameter("ehe.afterRefusalSchoolDays", "ENG-TRN-017")]
    public int HomeEducationAfterRefusalSchoolDays { get; init; } = 10;

    /// <summary>
    /// Whether the consent that the Children's Wellbeing and Schools Act 2026 asks for is in force. Set it from the day on which it is
    /// commenced.
    /// </summary>
    [Parameter("ehe.consentCommenced", "ENG-TRN-017")]
    public bool IsHomeEducationConsentCommenced { get; init; }
}
