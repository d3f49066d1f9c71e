using System.Globalization;

namespace AltProvision.Host;

internal static class NumberSettings
{
    /// <summary>A whole number that is set; otherwise the default.</summary>
    /// <exception cref="HostException">It is none, or less than <paramref name="least"/>. The message names the setting.</exception>
    public static int ReadNumber(this IConfigurationSection section, string name, int otherwise, int least = 1) =>
        section[name] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw new HostException($"{section.Path}:{name} is '{text}'; it has to be a whole number of {least} or more.");
}
