using AltProvision.Placements.Contracts;

namespace AltProvision.Host;

/// <summary>
/// Marks of every session on the timetable. Pupils differ much; over all about three sessions in five are attended, and absences have the
/// reasons that state-funded alternative provision gave in England, autumn and spring terms 2022/23.
/// </summary>
internal static class DemoAttendance
{
    private const int LowestPercent = 26;
    private const int HighestPercent = 86;

    // A code N has to be resolved within five school days.
    private const int DaysUntilKnown = 4;

    // Of a thousand absent sessions. "Other authorised" is told apart into leave by code as the national codes have it since.
    private static readonly (string Code, int Share)[] Absences =
    [
        ("O", 440),
        ("C2", 190),
        ("I", 175),
        ("C", 110),
        ("E", 40),
        ("M", 18),
        ("U", 14),
        ("G", 8),
        ("J1", 3),
        ("R", 2),
    ];

    public static IReadOnlyList<SeedAttendanceMark> Make(DemoStory story, DemoTime time)
    {
        var (stay, chance) = (story.Stay!, story.Chance("attendance"));
        var until = stay.LastDay < time.Today ? stay.LastDay : time.Today.AddDays(-1);
        var rate = chance.Between(LowestPercent, HighestPercent);
        var justNow = time.Back(DaysUntilKnown);
        List<SeedAttendanceMark> marks = [];
        foreach (var date in time.SchoolDays(stay.Start, until))
        {
            HalfDay[] sessions =
            [
                .. ((HalfDay[])[HalfDay.Am, HalfDay.Pm]).Where(half => stay.HalfDays.Contains(SessionKeys.Of(date, half))),
            ];
            if (sessions.Length > 0)
            {
                // A placement starts with its first attended session.
                var isThere = marks.Count == 0 || chance.Hits(rate);
                marks.AddRange(Day(date, sessions, isThere, date >= justNow, chance));
            }
        }

        return marks;
    }

    private static IEnumerable<SeedAttendanceMark> Day(DateOnly date, HalfDay[] sessions, bool isThere, bool isRecent, DemoChance chance)
    {
        if (isThere)
        {
            // Some leave at noon; nobody comes for the afternoon alone.
            var leaves = sessions.Length > 1 && chance.Hits(5);
            return sessions.Select(
                (half, number) => new SeedAttendanceMark(date, half, leaves && number > 0 ? "O" : Present(half, chance))
            );
        }

        var code = Absent(isRecent, chance);
        return sessions.Select(half => new SeedAttendanceMark(date, half, code));
    }

    private static string Present(HalfDay half, DemoChance chance)
    {
        var drawn = chance.Between(1, 100);
        return (drawn, half) switch
        {
            (<= 7, HalfDay.Am) => "L",
            (8, _) => "V",
            (9, _) => "W",
            (_, HalfDay.Am) => "/",
            _ => "\\",
        };
    }

    private static string Absent(bool isRecent, DemoChance chance)
    {
        if (chance.Hits(2))
        {
            return "Y1";
        }

        if (isRecent && chance.Hits(50))
        {
            return "N";
        }

        var drawn = chance.Between(1, Absences.Sum(absence => absence.Share));
        return Absences.First(absence => (drawn -= absence.Share) <= 0).Code;
    }
}
