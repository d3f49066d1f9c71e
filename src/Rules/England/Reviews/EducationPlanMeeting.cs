using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-012: the personal education plan is reviewed every term; start, change and end of a placement are matters for it, and the virtual school is invited (Promoting the education of looked-after children (statutory guidance)).</summary>
internal sealed class EducationPlanMeeting : IRule<EducationPlanMeetingFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-012", 1, From: null, Until: null, "Promoting the education of looked-after children (statutory guidance)")
        {
            Title = "PEP for looked-after children",
            Statement =
                "The personal education plan is reviewed every term; start, change and end of a placement are matters for it, and the virtual school is invited.",
            Strength = RuleStrength.StatutoryGuidanceMust,
        };

    public IEnumerable<Finding> Check(EducationPlanMeetingFacts facts) => facts.IsLookedAfter ? [.. Date(facts), .. Placement(facts)] : [];

    private static IEnumerable<Finding> Date(EducationPlanMeetingFacts facts)
    {
        if (facts.NextPlanMeeting is not { } next)
        {
            yield return Finding.Warn(
                "planMeetingMissing",
                "No date for the personal education plan. Fix one in this term with the virtual school."
            );
        }
        else if (next < facts.AsOf)
        {
            yield return Finding.Warn(
                "planMeetingPast",
                $"The date of the personal education plan, {next.InWords()}, has passed. Fix the next one."
            );
        }
    }

    private static IEnumerable<Finding> Placement(EducationPlanMeetingFacts facts)
    {
        var school = facts.IsPlacedByAnotherLa ? "the virtual school of the authority that looks after the child" : "the virtual school";
        if (facts.Event is not PlacementEvent.None)
        {
            yield return Finding.Inform("planEvent", $"This is a matter for the personal education plan. Tell {school}.");
        }

        if (!facts.IsVirtualSchoolInvited)
        {
            yield return Finding.Warn("virtualSchoolNotInvited", $"Invite {school}.");
        }
    }
}
