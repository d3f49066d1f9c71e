using AltProvision.Kernel;

namespace AltProvision.Safeguarding.Contracts;

/// <summary>A referral was made to children's social care: has it answered? The event date is the local date of the referral.</summary>
/// <param name="Moment">When the referral was made.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record SocialCareReferralFacts(DateTimeOffset Moment, IReadOnlyList<DateOnly> BankHolidays, DateOnly AsOf) : IMomentFacts
{
    /// <summary>Children's social care has said how it responds.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>It has declined the referral.</summary>
    public bool IsDeclined { get; init; }
}

/// <summary>Low-level concerns about one adult. The event date is the day of the latest.</summary>
/// <param name="RecordedOn">Days on which they were recorded, in any order.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record LowLevelPatternFacts(IReadOnlyList<DateOnly> RecordedOn, DateOnly AsOf);

/// <summary>Who has come to know of female genital mutilation.</summary>
public enum FgmDiscoverer
{
    /// <summary>A teacher.</summary>
    Teacher,

    /// <summary>A health professional or a social worker.</summary>
    HealthOrSocialWorker,

    /// <summary>Somebody else.</summary>
    Other,
}

/// <summary>Must an act of female genital mutilation be reported to the police in person? The event date is the local date of discovery.</summary>
/// <param name="Moment">When it was discovered or suspected.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
/// <param name="Discoverer">Who discovered or suspects it.</param>
/// <param name="IsDiscovered">It was discovered: the girl said so, or signs were seen. False when it is only suspected.</param>
/// <param name="IsUnder18">The girl is under 18.</param>
public sealed record FgmFacts(
    DateTimeOffset Moment,
    IReadOnlyList<DateOnly> BankHolidays,
    FgmDiscoverer Discoverer,
    bool IsDiscovered,
    bool IsUnder18
) : IMomentFacts;

/// <summary>May two children be put together after one has harmed the other? The event date is the day of the plan.</summary>
/// <param name="IsSameProvider">Both would be at one provider.</param>
/// <param name="IsSameSession">Both would be in one session at one site.</param>
public sealed record ChildrenTogetherFacts(bool IsSameProvider, bool IsSameSession);

/// <summary>Signs that a child is exploited. The event date is the day on which they are looked at.</summary>
public sealed record ExploitationFacts
{
    /// <summary>Signs of sexual exploitation.</summary>
    public bool HasSexualSigns { get; init; }

    /// <summary>Signs of criminal exploitation, county lines among them.</summary>
    public bool HasCriminalSigns { get; init; }

    /// <summary>Signs of serious violence.</summary>
    public bool HasViolenceSigns { get; init; }

    /// <summary>How often the child was missing or absent without reason in the last seven days.</summary>
    public int MissingThisWeek { get; init; }

    /// <summary>A peer or gang conflict is known at the provider that is proposed.</summary>
    public bool HasConflictAtProvider { get; init; }

    /// <summary>The child was removed from class or suspended again and again.</summary>
    public bool WasRemovedRepeatedly { get; init; }

    /// <summary>The child is on a part-time timetable.</summary>
    public bool IsOnPartTimeTimetable { get; init; }
}

/// <summary>A child left the site or is not seen during a session. The event date is the local date of it.</summary>
/// <param name="Moment">When the child was last seen.</param>
/// <param name="AsOf">Moment at which is asked.</param>
/// <param name="Severity">How great the risk is.</param>
public sealed record MissingFromSessionFacts(DateTimeOffset Moment, DateTimeOffset AsOf, ConcernSeverity Severity) : IMomentFacts
{
    /// <summary>The child is found and safe.</summary>
    public bool IsFound { get; init; }

    /// <summary>Parent and both safeguarding leads are called.</summary>
    public bool AreParentAndLeadsCalled { get; init; }

    /// <summary>The police are called.</summary>
    public bool ArePoliceCalled { get; init; }
}

/// <summary>Staff used force on a child or secluded a child. The event date is the day of it.</summary>
/// <param name="HappenedOn">Day of it.</param>
/// <param name="IsSchool">The setting is a school.</param>
public sealed record PhysicalInterventionFacts(DateOnly HappenedOn, bool IsSchool)
{
    /// <summary>The incident is significant.</summary>
    public bool IsSignificant { get; init; } = true;

    /// <summary>The child was secluded.</summary>
    public bool IsSeclusion { get; init; }

    /// <summary>It is recorded.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The parents are told.</summary>
    public bool AreParentsTold { get; init; }

    /// <summary>The home school's safeguarding lead is told.</summary>
    public bool IsHomeSchoolTold { get; init; }
}

/// <summary>An allegation about an adult is closed: must somebody be told of the adult? The event date is the day of closing.</summary>
/// <param name="ClosedOn">Day of closing.</param>
/// <param name="IsSubstantiated">It was found to be true.</param>
public sealed record AllegationClosedFacts(DateOnly ClosedOn, bool IsSubstantiated)
{
    /// <summary>The person was removed from work with children, or would have been without leaving first.</summary>
    public bool IsRemovedOrWouldHaveBeen { get; init; }

    /// <summary>Because of harm to a child or a risk of it.</summary>
    public bool IsBecauseOfHarmOrRisk { get; init; }

    /// <summary>The person does teaching work, and it was serious misconduct.</summary>
    public bool IsTeacherMisconduct { get; init; }
}

/// <summary>A concern at a provider, without identity.</summary>
/// <param name="RaisedOn">Local date of raising.</param>
/// <param name="Severity">How severe it is.</param>
public sealed record ProviderConcernFact(DateOnly RaisedOn, ConcernSeverity Severity);

/// <summary>Do concerns cluster at a provider, of whatever commissioner? The event date is the day on which is asked.</summary>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
/// <param name="Concerns">Concerns at the provider of late.</param>
public sealed record ProviderPatternFacts(DateOnly AsOf, IReadOnlyList<DateOnly> BankHolidays, IReadOnlyList<ProviderConcernFact> Concerns)
{
    /// <summary>Allegations that were found to be true and not yet followed by a visit.</summary>
    public int SubstantiatedAllegations { get; init; }
}
