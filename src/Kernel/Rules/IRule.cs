namespace AltProvision.Kernel;

/// <summary>
/// A rule: a pure function from facts to findings. No database, no clock, no other rule. Implement <see cref="IRule{TFacts}"/>;
/// a rule that needs parameters takes one <see cref="RuleParameters"/> in its constructor.
/// </summary>
public interface IRule
{
    /// <summary>Identity, range of event dates, source and words for display.</summary>
    RuleVersion Version { get; }
}

/// <summary>A rule about facts of one kind. Facts are contravariant, so a rule on an interface speaks wherever it is implemented.</summary>
public interface IRule<in TFacts> : IRule
    where TFacts : class
{
    /// <summary>Says what the facts mean; nothing at all when the rule does not concern them.</summary>
    IEnumerable<Finding> Check(TFacts facts);
}
