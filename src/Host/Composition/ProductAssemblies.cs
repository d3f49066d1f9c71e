using System.Reflection;

namespace AltProvision.Host;

/// <summary>What stands beside the host. A module or rule pack that is not referenced is not there, and the rest does without it.</summary>
internal static class ProductAssemblies
{
    private const string RulesPrefix = "AltProvision.Rules.";

    private static readonly IReadOnlyList<string> Names =
    [
        .. Directory
            .GetFiles(AppContext.BaseDirectory, "AltProvision.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal)!,
    ];

    /// <summary>Modules, with the few other assemblies of their name pattern, in which no module is found.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } = [.. Names.Where(name => name.Count(c => c is '.') == 1).Select(Assembly.Load)];

    public static IReadOnlyList<Assembly> Rules { get; } =
    [.. Names.Where(name => name.StartsWith(RulesPrefix, StringComparison.Ordinal)).Select(Assembly.Load)];
}
