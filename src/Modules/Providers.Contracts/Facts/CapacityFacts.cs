namespace AltProvision.Providers.Contracts;

/// <summary>Is there room at a site in every session of the pattern? The event date is the day of the offer.</summary>
/// <param name="Capacity">Places in each session.</param>
/// <param name="Sessions">Keys of the sessions that are wanted.</param>
/// <param name="Booked">Places taken by session; a session that is not named has none taken.</param>
/// <param name="SlotsNeeded">Places that the child takes; 2 where two staff are with one child.</param>
public sealed record CapacityFacts(
    int Capacity,
    IReadOnlyList<string> Sessions,
    IReadOnlyDictionary<string, int> Booked,
    int SlotsNeeded = 1
);

/// <summary>Does a provider suit a child's age, stage and needs? The event date is the planned start.</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Start">Planned first day.</param>
/// <param name="PlannedEnd">Planned last day; null while not agreed.</param>
/// <param name="LowAge">Youngest age, in whole years.</param>
/// <param name="HighAge">Oldest age, in whole years.</param>
/// <param name="KeyStages">Key stages offered: "KS3".</param>
/// <param name="IsRegisteredRange">The ages are those of a school's registration, which binds.</param>
public sealed record AgeAndStageFacts(
    DateOnly BirthDate,
    DateOnly Start,
    DateOnly? PlannedEnd,
    int LowAge,
    int HighAge,
    IReadOnlyList<string> KeyStages,
    bool IsRegisteredRange
)
{
    /// <summary>National curriculum year in which the child is taught; null when it is that of the age.</summary>
    public int? RecordedYear { get; init; }

    /// <summary>The setting takes only boys or only girls, and the child is not one of them.</summary>
    public bool IsOutsideSingleSex { get; init; }

    /// <summary>Needs of the child that the provider does not offer for.</summary>
    public IReadOnlyList<string> NeedsNotOffered { get; init; } = [];
}
