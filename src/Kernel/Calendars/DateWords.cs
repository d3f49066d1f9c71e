using System.Globalization;

namespace AltProvision.Kernel;

/// <summary>Dates as people in schools write them.</summary>
public static class DateWords
{
    /// <summary>For example <c>Wed 5 Nov 2025</c>.</summary>
    public static string InWords(this DateOnly date) => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>ISO form, for the data of a finding.</summary>
    public static string Iso(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
