namespace AltProvision.Tests.Rules;

/// <summary>Says which rules of the catalogue a test, or all tests of a class, show. The table in <c>docs/rules.md</c> is made from it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class CoversAttribute(params string[] ruleIds) : Attribute
{
    public IReadOnlyList<string> RuleIds { get; } = ruleIds;
}
