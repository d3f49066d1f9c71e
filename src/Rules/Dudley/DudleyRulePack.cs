using AltProvision.Kernel;

namespace AltProvision.Rules.Dudley;

/// <summary>
/// An EXAMPLE of local policy, for those who write one for their own authority. It is not the policy of Dudley Metropolitan
/// Borough Council, and nothing in it was agreed with the council.
/// </summary>
internal sealed class DudleyRulePack : RulePack
{
    public override string Id => "dudley-example";

    public override string Name => "Dudley (example of local policy)";

    public override string Description =>
        "EXAMPLE ONLY, not the policy of the council: public liability cover of 10 million pounds from September 2025, "
        + "and a reason to be recorded for placements of more than 26 weeks.";

    public override string Owner => "Dudley (example)";

    public override string? LaCode => "332";

    public override int Priority => 100;

    // Many authorities ask for 10 million; the later date shows a parameter that changes with the date of the event.
    public override RuleParameters Adjust(RuleParameters parameters, DateOnly eventDate) =>
        eventDate < new DateOnly(2025, 9, 1) ? parameters : parameters with { PublicLiabilityMinimum = 10_000_000m };
}
