using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>Suspensions with no attended school day between them.</summary>
internal sealed record SuspensionRun(IReadOnlyList<SuspensionPeriod> Periods, IReadOnlyList<DateOnly> SchoolDays)
{
    public DateOnly From => Periods[0].From;

    public DateOnly To => Periods[^1].To;

    /// <summary>First school day on which education must be provided; null when the run is not longer than five.</summary>
    public DateOnly? SixthDay => SchoolDays.Count >= 6 ? SchoolDays[5] : null;

    /// <summary>Runs in date order.</summary>
    public static IReadOnlyList<SuspensionRun> Join(SuspensionFacts facts, bool partialDayCounts)
    {
        List<List<SuspensionPeriod>> runs = [];
        foreach (var period in Whole(facts))
        {
            if (runs is [.., var run] && Follows(facts.Calendar, run[^1], period))
            {
                run.Add(period);
            }
            else
            {
                runs.Add([period]);
            }
        }

        return [.. runs.Select(run => Count(facts.Calendar, run, partialDayCounts))];
    }

    /// <summary>Each suspension by itself, as the law stood before decisions were joined.</summary>
    public static IReadOnlyList<SuspensionRun> Apart(SuspensionFacts facts, bool partialDayCounts) =>
        [.. Whole(facts).Select(period => Count(facts.Calendar, [period], partialDayCounts))];

    private static IOrderedEnumerable<SuspensionPeriod> Whole(SuspensionFacts facts) =>
        facts.Periods.Where(period => !period.IsLunchtimeOnly).OrderBy(period => period.From);

    // Half a day back in school breaks the run just as a whole one does.
    private static bool Follows(SchoolCalendar calendar, SuspensionPeriod earlier, SuspensionPeriod later) =>
        !earlier.EndsPartWay && !later.StartsPartWay && calendar.CountSchoolDays(earlier.To.AddDays(1), later.From.AddDays(-1)) == 0;

    private static SuspensionRun Count(SchoolCalendar calendar, List<SuspensionPeriod> periods, bool partialDayCounts) =>
        new(periods, [.. periods.SelectMany(period => Days(calendar, period, partialDayCounts)).Distinct().Order()]);

    private static IEnumerable<DateOnly> Days(SchoolCalendar calendar, SuspensionPeriod period, bool partialDayCounts)
    {
        var from = period.StartsPartWay && !partialDayCounts ? period.From.AddDays(1) : period.From;
        var to = period.EndsPartWay && !partialDayCounts ? period.To.AddDays(-1) : period.To;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (calendar.IsSchoolDay(day))
            {
                yield return day;
            }
        }
    }
}
