using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-026: Triage within two working days; the next panel whose papers, closing on the Thursday of the week before, are not closed; urgent cases skip it; the provider answers in time, and so does a school that is asked for more. (source: Local policy on panels).</summary>
internal sealed class PanelTimes(RuleParameters parameters) : IRule<PanelTimesFacts>, IRule<InformationAskedFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-026", 1, From: null, Until: null, "Local policy on panels")
        {
            Title = "Panel and triage times",
            Statement =
                "Triage within two working days; the next panel whose papers, closing on the Thursday of the week before, are not closed; urgent cases skip it; the provider answers in time, and so does a school that is asked for more.",
            Strength = RuleStrength.LocalPolicy,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(InformationAskedFacts facts)
    {
        var answer = facts.Calendar.SchoolDaysAfter(facts.AskedOn, parameters.InformationSchoolDays);
        yield return Finding.Deadline(
            "informationAnswered",
            answer,
            "referring school",
            $"The school answers by {answer.InWords()}. Statutory clocks run meanwhile.",
            "No answer: the authority decides on what is there."
        );
    }

    public IEnumerable<Finding> Check(PanelTimesFacts facts)
    {
        var triage = new WorkingDays(facts.Calendar.BankHolidays).After(facts.SubmittedOn, parameters.TriageWorkingDays);
        yield return Finding.Deadline(
            "triage",
            triage,
            "authority",
            $"Looked at by {triage.InWords()}.",
            "Late: it is looked at next, before newer ones."
        );
        if (facts.IsUrgent)
        {
            yield return Finding.Inform("skipsPanel", "Urgent: decided without the panel.");
        }
        else if (
            facts.PanelDates.Where(date => Closing(date) >= facts.SubmittedOn).Order().FirstOrDefault() is { } panel
            && panel != default
        )
        {
            yield return Finding.Deadline(
                "panelPapers",
                Closing(panel),
                "referring school",
                $"Next panel: {panel.InWords()}. Papers by {Closing(panel).InWords()}.",
                "Late: the panel after it.",
                FindingData.Of(("panel", panel.Iso()))
            );
        }
        else
        {
            yield return Finding.Warn("noPanel", "No panel date is set whose papers are not closed. The chair decides; record it.");
        }

        if (facts.OfferAskedOn is { } asked)
        {
            var days = facts.IsUrgent ? parameters.UrgentProviderAnswerSchoolDays : parameters.ProviderAnswerSchoolDays;
            var answer = facts.Calendar.SchoolDaysAfter(asked, days);
            yield return Finding.Deadline(
                "providerAnswers",
                answer,
                "provider",
                $"The provider answers by {answer.InWords()}.",
                "No answer: the next provider is asked."
            );
        }
    }

    // Thursday of the week before, weeks beginning on Monday.
    private static DateOnly Closing(DateOnly panel) => panel.AddDays(-(((int)panel.DayOfWeek + 6) % 7) - 4);
}
