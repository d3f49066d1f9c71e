using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-001: the home school marks each session of a school day, electronically, in a register open for no more than 30 minutes, and keeps the entries for six years (School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208) regs 5-7, 10).</summary>
internal sealed class RegistersCalled : IRule<RegisterDayFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-001",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208) regs 5-7, 10"
        )
        {
            Title = "Registers",
            Statement =
                "The home school marks each session of a school day, electronically, in a register open for no more than 30 minutes, and keeps the entries for six years.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int LongestMinutesOpen = 30;

    private const int YearsKept = 6;

    public IEnumerable<Finding> Check(RegisterDayFacts facts) =>
        facts.Calendar.IsSchoolDay(facts.Day) ? [.. Sessions(facts), .. Entries(facts), Kept(facts.Day)] : [];

    private static IEnumerable<Finding> Sessions(RegisterDayFacts facts)
    {
        if (facts.IsMorningMarked is false)
        {
            yield return Finding.Warn(
                "morningRegisterMissing",
                $"The morning register of {facts.Day.InWords()} is missing. Call it or say why not."
            );
        }

        if (facts.IsAfternoonMarked is false)
        {
            yield return Finding.Warn(
                "afternoonRegisterMissing",
                $"The afternoon register of {facts.Day.InWords()} is missing. Call it or say why not."
            );
        }

        if (facts.MinutesOpen > LongestMinutesOpen)
        {
            yield return Finding.Warn(
                "registerOpenTooLong",
                $"A register was open for {facts.MinutesOpen.Value.Figure()} minutes. Close it after {LongestMinutesOpen.Figure()} at the latest."
            );
        }
    }

    private static IEnumerable<Finding> Entries(RegisterDayFacts facts)
    {
        if (facts.IsOnPaper)
        {
            yield return Finding.Warn("registerOnPaper", "Entries must be made electronically. Enter them in the school's system.");
        }

        if (facts.WouldReplaceSchoolEntry)
        {
            yield return Finding.Block(
                "schoolEntryKept",
                "A provider's mark informs the home school and never replaces its own entry. Ask the school to amend the register."
            );
        }
    }

    private static Finding Kept(DateOnly day)
    {
        var until = day.AddYears(YearsKept);
        return Finding.Inform("registerKept", $"Keep the entries until {until.InWords()}.", FindingData.Of(("keepUntil", until.Iso())));
    }
}
