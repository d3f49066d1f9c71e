using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-004: Monday to Friday except bank holidays in England and Wales; school holidays are irrelevant. (source: Working together to safeguard children; Keeping children safe in education).</summary>
internal sealed class WorkingDayShown : IRule<WorkingDayFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-004", 1, From: null, Until: null, "Working together to safeguard children; Keeping children safe in education")
        {
            Title = "Working day",
            Statement = "Monday to Friday except bank holidays in England and Wales; school holidays are irrelevant.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(WorkingDayFacts facts)
    {
        var days = new WorkingDays(facts.BankHolidays);
        var next = days.After(facts.Date, 1);
        var data = FindingData.Of(("nextWorkingDay", next.Iso()));
        yield return days.IsWorkingDay(facts.Date)
            ? Finding.Inform("workingDay", $"{facts.Date.InWords()} is a working day; the next is {next.InWords()}.", data)
            : Finding.Inform("noWorkingDay", $"{facts.Date.InWords()} is no working day; the next is {next.InWords()}.", data);
    }
}
