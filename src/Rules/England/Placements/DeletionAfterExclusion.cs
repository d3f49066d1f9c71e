using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-003: when a permanently excluded child leaves the roll (source: School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; SI 2024/208 reg 9).</summary>
internal sealed class DeletionAfterExclusion : IRule<RegisterDeletionFacts>
{
    private const int ReviewWindowSchoolDays = 15;

    public RuleVersion Version { get; } =
        new(
            "ENG-PLC-003",
            1,
            From: null,
            Until: null,
            "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; SI 2024/208 reg 9"
        )
        {
            Title = "When a permanently excluded child leaves the roll",
            Statement =
                "Not before the parents waive a review in writing, or 15 school days pass without an application, or the review is finished.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(RegisterDeletionFacts facts)
    {
        if (facts.Ground is not DeletionGround.PermanentExclusion)
        {
            return [];
        }

        if (facts.Exclusion is not { NoticeGiven: { } notice } process)
        {
            return
            [
                new(
                    Outcome.Block,
                    "noDecisionNotice",
                    "The parents have had no notice of a decision not to reinstate. Until then the child stays on roll."
                ),
            ];
        }

        return [Judge(facts, process, facts.Calendar.SchoolDaysAfter(notice, ReviewWindowSchoolDays))];
    }

    private static Finding Judge(RegisterDeletionFacts facts, ExclusionProcess process, DateOnly lastDay)
    {
        var (basis, earliest) = Earliest(process, lastDay);
        var data = FindingData.Of(("lastDayForIrpApplication", lastDay.Iso()), ("basis", basis), ("earliestDeletion", earliest?.Iso()));
        return earliest switch
        {
            null => new(
                Outcome.Block,
                "reviewPending",
                "A review was asked for in time and is not finished. The child stays on roll until it is.",
                Data: data
            ),
            { } day when facts.ProposedDeletionDate < day => new(
                Outcome.Block,
                "tooEarly",
                $"The name may be removed from {day.InWords()}; the parents may ask for a review until {lastDay.InWords()}.",
                Data: data
            ),
            { } day => new(Outcome.Inform, "mayBeRemoved", $"The name may be removed from {day.InWords()}.", Data: data),
        };
    }

    // An application in time keeps the child on roll, whatever was written before it.
    private static (string Basis, DateOnly? Earliest) Earliest(ExclusionProcess process, DateOnly lastDay) =>
        process switch
        {
            { ReviewAppliedOn: { } applied } when applied <= lastDay => ("reviewFinished", process.ProcessEndedOn?.AddDays(1)),
            // A waiver written after the window has closed comes too late to matter.
            { WaiverInWritingOn: { } waiver } when waiver <= lastDay => ("waiver", waiver.AddDays(1)),
            _ => ("noApplicationInTime", lastDay.AddDays(1)),
        };
}
