namespace AltProvision.Kernel;

/// <summary>
/// The one class by which an assembly of rules introduces itself. The rules beside it are found by scanning; nobody keeps a list.
/// </summary>
public abstract class RulePack
{
    /// <summary>Short stable identifier, such as <c>england</c>.</summary>
    public abstract string Id { get; }

    public abstract string Name { get; }

    public abstract string Description { get; }

    /// <summary>Who answers for the pack: <c>England</c>, or the name of an authority.</summary>
    public abstract string Owner { get; }

    /// <summary>Three-digit code of the only authority that the pack is for; null when it is for all.</summary>
    public virtual string? LaCode => null;

    /// <summary>Packs speak and set parameters in this order, so the highest has the last word on a parameter.</summary>
    public virtual int Priority => 0;

    /// <summary>Parameters that the pack brings for its own rules, and that an authority may set like any other.</summary>
    public virtual IReadOnlyList<OwnParameter> Parameters => [];

    /// <summary>Parameters as this pack wants them for a legal event on the date. Pure.</summary>
    public virtual RuleParameters Adjust(RuleParameters parameters, DateOnly eventDate) => parameters;
}

/// <summary>A parameter that a pack brings for its own rules.</summary>
/// <param name="Key">Name for configuration, which no other pack may have: <c>la332.panelDays</c>.</param>
/// <param name="RuleId">The rule that it belongs to.</param>
/// <param name="Default">Value as text where nobody has set another.</param>
/// <param name="Description">What it is, with its unit.</param>
public sealed record OwnParameter(string Key, string RuleId, string Default, string Description);
