using System.Reflection;

namespace AltProvision.Tests.Plugins;

/// <summary>The packs of the product.</summary>
internal static class Packs
{
    public static Assembly England { get; } = Assembly.Load("AltProvision.Rules.England");

    public static Assembly Dudley { get; } = Assembly.Load("AltProvision.Rules.Dudley");
}
