namespace AltProvision.RuleOperations;

/// <summary>Questions about moves, transfers and leaving school.</summary>
internal static class TransitionOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } = [];
}
