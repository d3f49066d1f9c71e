namespace AltProvision.Safeguarding.Contracts;

/// <summary>Is somebody responsible for the child's safety at every session? The event date is the start of the placement.</summary>
/// <param name="HasSettingDsl">A safeguarding lead at the setting is named for every session.</param>
/// <param name="HasCommissionerDsl">A safeguarding lead of the home school or, for a child on no roll, of the authority is named.</param>
/// <param name="IsOnRoll">The child is on the roll of a home school.</param>
public sealed record ResponsibleDslFacts(bool HasSettingDsl, bool HasCommissionerDsl, bool IsOnRoll);

/// <summary>May a session be scheduled, as to who leads on safeguarding there? The event date is the day of the session.</summary>
/// <param name="On">Day of the session.</param>
/// <param name="Session">Which session it is, in words: "Thursday afternoon".</param>
/// <param name="IsDslAvailable">The safeguarding lead is available.</param>
/// <param name="IsDeputyAvailable">A deputy is available.</param>
public sealed record SessionDslFacts(DateOnly On, string Session, bool IsDslAvailable, bool IsDeputyAvailable);

/// <summary>What somebody wants to do with a safeguarding record.</summary>
public enum RecordChange
{
    /// <summary>Add to it.</summary>
    Addendum,

    /// <summary>Change what is written.</summary>
    Edit,

    /// <summary>Delete it.</summary>
    Delete,

    /// <summary>Close it.</summary>
    Close,
}

/// <summary>May a safeguarding record be changed in this way? The event date is the day of the change.</summary>
/// <param name="Change">What is wanted.</param>
public sealed record RecordChangeFacts(RecordChange Change)
{
    /// <summary>The outcome is written down, "no action" among them.</summary>
    public bool HasOutcome { get; init; }

    /// <summary>The reasons for it are written down.</summary>
    public bool HasReason { get; init; }
}

/// <summary>How long is a safeguarding file kept, and where? The event date is the day on which is asked.</summary>
/// <param name="BirthDate">The child's date of birth.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record FileRetentionFacts(DateOnly BirthDate, DateOnly AsOf)
{
    /// <summary>Somebody wants to destroy the file.</summary>
    public bool IsToBeDestroyed { get; init; }

    /// <summary>A legal hold forbids it: an inquiry, a claim.</summary>
    public bool HasLegalHold { get; init; }

    /// <summary>Day on which the file was sent on; null when it was not.</summary>
    public DateOnly? SentOn { get; init; }

    /// <summary>The receipt has come.</summary>
    public bool HasReceipt { get; init; }

    /// <summary>The provider has returned the file after the placement and still holds a copy.</summary>
    public bool ProviderHoldsCopyAfterReturn { get; init; }
}

/// <summary>Is information about a child shared? The event date is the day of the decision.</summary>
/// <param name="IsShared">The decision is to share.</param>
public sealed record SharingFacts(bool IsShared)
{
    /// <summary>Sharing is needed to keep a child safe.</summary>
    public bool IsNeededForSafety { get; init; }

    /// <summary>Consent was refused or not asked for.</summary>
    public bool IsWithoutConsent { get; init; }

    /// <summary>The lawful basis is recorded.</summary>
    public bool HasLawfulBasis { get; init; }
}

/// <summary>What the safeguarding lead decided about telling the parents of a concern.</summary>
public enum TellingParents
{
    /// <summary>Nothing yet.</summary>
    NotDecided,

    /// <summary>The parents are told by a person.</summary>
    Told,

    /// <summary>Not told: it would raise the risk.</summary>
    RaisesRisk,

    /// <summary>Not told: it would prejudice an inquiry.</summary>
    PrejudicesInquiry,

    /// <summary>Not told for another reason.</summary>
    OtherReason,
}

/// <summary>Are the parents told of a concern? The event date is the day on which it was raised.</summary>
/// <param name="RaisedOn">Local date of raising.</param>
/// <param name="Decision">What the safeguarding lead has decided.</param>
public sealed record TellingParentsFacts(DateOnly RaisedOn, TellingParents Decision)
{
    /// <summary>The portal would tell them by itself.</summary>
    public bool IsAutomatic { get; init; }
}
