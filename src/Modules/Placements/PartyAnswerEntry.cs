namespace AltProvision.Placements;

/// <summary>One answer of one party. The latest of a party counts; earlier ones stay.</summary>
internal sealed class PartyAnswerEntry
{
    public PlacementId PlacementId { get; init; }

    /// <summary>Counts from 1 within the placement, and so tells which answer is the latest.</summary>
    public int Number { get; init; }

    public PlacementParty Party { get; init; }

    public PartyAnswer Answer { get; init; }

    public string? Note { get; init; }

    public string RecordedBy { get; init; } = "";

    public string Organisation { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
