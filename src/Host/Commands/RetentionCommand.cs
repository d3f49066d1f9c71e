using System.Globalization;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>An operator asks what is past its time, or has it destroyed (docs/adr/0019).</summary>
internal static class RetentionCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var (enforce, decided) = args switch
        {
            [] or ["--dry-run"] => (false, "dry run"),
            ["--enforce", var words] when !string.IsNullOrWhiteSpace(words) => (true, words.Trim()),
            _ => throw new HostException("usage: retention [--dry-run] | retention --enforce \"WHO, WHY\""),
        };
        var schedule = services.GetRequiredService<RetentionSchedule>();
        var report = await schedule.RunAsync(enforce, decided, cancellationToken);
        await output.WriteLineAsync(Line("kind", "years", "due", "destroyed", "held", "open", "due since"));
        foreach (var (kind, years, due, destroyed, held, open, since) in report)
        {
            await output.WriteLineAsync(
                Line(kind, years, due, destroyed, held, open, since?.ToString("yyyy-MM", CultureInfo.InvariantCulture))
            );
        }

        var left = report.Sum(count => count.Due - count.Destroyed - count.Held - count.Open);
        await output.WriteLineAsync(
            enforce
                ? $"{report.Sum(count => count.Destroyed)} records were destroyed."
                : $"Nothing was destroyed. {left} records would be, by: retention --enforce \"WHO, WHY\""
        );
        return 0;
    }

    private static string Line(string kind, object years, object due, object destroyed, object held, object open, string? since) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind, -26}{years, 6}{due, 10}{destroyed, 11}{held, 8}{open, 8}  {since}").TrimEnd();
}
