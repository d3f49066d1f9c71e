using System.Globalization;

namespace AltProvision.Bench;

/// <summary>Processor time and memory from <c>/proc</c>.</summary>
internal static class ProcessTimes
{
    private const double SecondsPerTick = 0.01;

    /// <summary>Seconds that a process and its children have used.</summary>
    public static double Of(int process) => Read(process) is { } stat ? Seconds(stat) : 0;

    /// <summary>Memory of a process that is in RAM, in kB.</summary>
    public static long ResidentKilobytes(int process) =>
        long.Parse(
            File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^3],
            CultureInfo.InvariantCulture
        );

    /// <summary>Seconds that all PostgreSQL processes of this machine have used, those included that have ended.</summary>
    public static double OfPostgres() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => name!.All(char.IsAsciiDigit))
            .Select(name => Read(int.Parse(name!, CultureInfo.InvariantCulture)))
            .Where(stat => stat is not null && stat.Contains("(postgres)", StringComparison.Ordinal))
            .Sum(stat => Seconds(stat!));

    // utime, stime, and those of children that were waited for.
    private static double Seconds(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) * SecondsPerTick;
    }

    private static string? Read(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat");
        }
        catch (IOException)
        {
            // It has just ended.
            return null;
        }
    }
}
