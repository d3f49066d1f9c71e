using AltProvision.Kernel;

namespace Westmarch;

/// <summary>Policy of the invented authority Westmarch. Copy this folder and put your own in its place.</summary>
public sealed class WestmarchRulePack : RulePack
{
    // Short, stable, never reused.
    public override string Id => "westmarch-sample";

    public override string Name => "Westmarch (sample)";

    public override string Description => "A sample to copy: a placement of more than 20 weeks needs a reason.";

    public override string Owner => "Westmarch";

    // The rules speak for this authority only. Leave it out for a pack that speaks for all.
    public override string? LaCode => "999";

    // Heard after the law of England, and with the last word on parameters.
    public override int Priority => 100;

    // What the authority may change without a new build: AltProvision:Rules:Parameters:999:westmarch.weeksWithoutReason
    public override IReadOnlyList<OwnParameter> Parameters =>
        [new("westmarch.weeksWithoutReason", "LA999-PRV-001", "20", "Weeks that a placement may last without a reason on record.")];
}
