using System.Globalization;

namespace AltProvision.Rules.England;

/// <summary>Numbers as findings write them, the same on every machine.</summary>
internal static class Figures
{
    public static string Figure(this int number) => number.ToString(CultureInfo.InvariantCulture);
}
