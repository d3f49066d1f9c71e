using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-008: who discovers female genital mutilation of a girl under 18 reports it to the police in person by the close of the next working day (source: Female Genital Mutilation Act 2003 s.5B).</summary>
internal sealed class FgmReport : IRule<ConcernFacts>, IRule<FgmFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-008", 1, From: null, Until: null, "Female Genital Mutilation Act 2003 s.5B")
        {
            Title = "Female genital mutilation",
            Statement =
                "Teachers, health professionals and social workers who discover an act on a girl under 18 report it to the police themselves, normally by the close of the next working day. A suspicion goes to the safeguarding lead.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int ReportWorkingDays = 1;

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (facts.Kind is ConcernKind.Fgm)
        {
            yield return facts.IsFgmDiscovered ? Report(ConcernRoutes.WorkingDaysAfter(facts, ReportWorkingDays)) : Suspected();
        }
    }

    public IEnumerable<Finding> Check(FgmFacts facts)
    {
        yield return facts is { IsDiscovered: true, IsUnder18: true, Discoverer: not FgmDiscoverer.Other }
            ? Report(new WorkingDays(facts.BankHolidays).After(LondonTime.DateOf(facts.Moment), ReportWorkingDays))
            : Suspected();
    }

    private static Finding Report(DateOnly due) =>
        Finding.Deadline(
            "reportToPolice",
            due,
            "the person who discovered it",
            $"You must report this to the police yourself, by the close of {due.InWords()}. Nobody can do it for you. Tell the safeguarding lead too.",
            "The duty is breached: report to the police now, and the safeguarding lead tells the employer.",
            FindingData.Of(("external", ConcernRoutes.Police), ("delegable", "false"))
        );

    private static Finding Suspected() =>
        Finding.Inform(
            "leadDecides",
            "Tell the safeguarding lead now, who refers. A teacher, health professional or social worker who discovers it on a girl under 18 reports it to the police in person."
        );
}
