using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-012: Parents apply within 15 school days of notice; the panel meets within 15 of the application; reconsideration within 10. (source: School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012).</summary>
internal sealed class IndependentReviewPanel : IRule<ReviewPanelFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-012", 1, From: null, Until: null, "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012")
        {
            Title = "Independent review panel",
            Statement =
                "Parents apply within 15 school days of notice; the panel meets within 15 of the application; reconsideration within 10.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ReviewPanelFacts facts)
    {
        var lastDay = facts.Calendar.SchoolDaysAfter(facts.NoticeGiven, 15);
        if (facts.AppliedOn is not { } applied)
        {
            yield return Finding.Deadline(
                "applyForPanel",
                lastDay,
                "parents",
                $"Parents may apply until {lastDay.InWords()}.",
                "No application: the exclusion process has ended and the name may be deleted."
            );
            yield break;
        }

        if (applied > lastDay)
        {
            yield return Finding.Inform("outOfTime", $"The application came after {lastDay.InWords()}: it is out of time.");
            yield break;
        }

        var meet = facts.Calendar.SchoolDaysAfter(applied, 15);
        yield return Finding.Deadline(
            "panelMeets",
            meet,
            "local authority or academy trust",
            $"The panel meets by {meet.InWords()}.",
            "Late: it meets as soon as it can; the child stays on the roll meanwhile."
        );
        if (facts.ReconsiderationAskedOn is { } asked)
        {
            var reconsider = facts.Calendar.SchoolDaysAfter(asked, 10);
            yield return Finding.Deadline(
                "governorsReconsider",
                reconsider,
                "governing board",
                $"Governors reconsider by {reconsider.InWords()}.",
                "Late: after a direction the school may have to pay an adjustment."
            );
        }
    }
}
