namespace AltProvision.RuleOperations;

/// <summary>Questions about attendance and its codes.</summary>
internal static class AttendanceOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } = [];
}
