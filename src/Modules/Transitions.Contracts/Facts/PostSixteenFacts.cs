namespace AltProvision.Transitions.Contracts;

/// <summary>What is due for a Year 11 pupil who leaves? The event date is the day on which it is asked.</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="LeavingYear">Calendar year in which Year 11 ends.</param>
public sealed record PostSixteenFacts(DateOnly BirthDate, int LeavingYear)
{
    /// <summary>Day on which is asked what is late; null when only the dates are wanted.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The pupil has an EHCP.</summary>
    public bool HasEhcp { get; init; }

    /// <summary>The destination plan is written.</summary>
    public bool IsDestinationPlanWritten { get; init; }

    /// <summary>There is an offer of suitable education or training that stands; null when not known. One that was withdrawn is none.</summary>
    public bool? HasOffer { get; init; }

    /// <summary>An adviser is named; null when not known.</summary>
    public bool? HasNamedAdviser { get; init; }

    /// <summary>It is confirmed that the pupil started at the destination.</summary>
    public bool IsInPlaceConfirmed { get; init; }
}

/// <summary>Which change of phase an EHCP has to be ready for.</summary>
public enum EhcpPhase
{
    /// <summary>From early years into school.</summary>
    IntoSchool,

    /// <summary>From infant to junior school.</summary>
    InfantToJunior,

    /// <summary>From primary to middle school.</summary>
    PrimaryToMiddle,

    /// <summary>From primary to secondary school.</summary>
    PrimaryToSecondary,

    /// <summary>From middle to secondary school.</summary>
    MiddleToSecondary,

    /// <summary>From secondary school to a post-16 setting.</summary>
    SecondaryToPost16,

    /// <summary>From one post-16 setting to another.</summary>
    BetweenPost16Settings,
}

/// <summary>By when must an EHCP name the setting of the next phase? The event date is the first day of the year of transfer.</summary>
/// <param name="Phase">The change.</param>
/// <param name="TransferYear">Calendar year of the transfer.</param>
public sealed record EhcpPhaseFacts(EhcpPhase Phase, int TransferYear)
{
    /// <summary>Day of the move between post-16 settings; null means 1 September.</summary>
    public DateOnly? MovesOn { get; init; }
}
