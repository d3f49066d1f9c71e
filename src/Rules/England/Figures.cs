using System.Globalization;

namespace AltProvision.Rules.England;

/// <summary>Numbers as findings write them, the same on every machine.</summary>
internal static class Figures
{
    /// <summary>At most two decimals and no trailing zeros: 18.0 is 18 once it has been stored.</summary>
    public static string Figure(this decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Figure(this int number) => number.ToString(CultureInfo.InvariantCulture);
}
