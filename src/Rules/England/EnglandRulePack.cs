using AltProvision.Kernel;

namespace AltProvision.Rules.England;

/// <summary>Statute and statutory guidance for England.</summary>
internal sealed class EnglandRulePack : RulePack
{
    public override string Id => "england";

    public override string Name => "England";

    public override string Description =>
        "Who must arrange alternative provision, by when, and what must be in place: Acts, regulations and statutory guidance for England.";

    public override string Owner => "England";
}
