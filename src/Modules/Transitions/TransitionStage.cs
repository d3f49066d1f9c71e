namespace AltProvision.Transitions;

/// <summary>A step of the way, as it is kept. A change replaces the list, so that the transition's version guards it.</summary>
internal sealed record TransitionStage(int Number, DateOnly StartsOn, int HalfDaysPerWeek, DateOnly? ReachedOn = null)
{
    public TransitionStageView ToView() => new(Number, StartsOn, HalfDaysPerWeek, ReachedOn);
}
