using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-005: When a parent, or with an EHCP the authority, asks in writing, a meeting is held as soon as practicable, unless one took place in the ten weeks before. (source: SI 2010/1156 reg 4 as amended by SI 2012/2532; local target for the days).</summary>
internal sealed class ReviewOnRequest(RuleParameters parameters) : IRule<ReviewRequestFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REV-005",
            1,
            From: new(2013, 1, 1),
            Until: null,
            "SI 2010/1156 reg 4 as amended by SI 2012/2532; local target for the days"
        )
        {
            Title = "Review on request",
            Statement =
                "When a parent, or with an EHCP the authority, asks in writing, a meeting is held as soon as practicable, unless one took place in the ten weeks before.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int TenWeeks = 70;

    public IEnumerable<Finding> Check(ReviewRequestFacts facts)
    {
        if (Why(facts) is var (code, message))
        {
            yield return Finding.Inform(code, message);
            yield break;
        }

        var holdBy = facts.Calendar.SchoolDaysAfter(facts.RequestDate, parameters.ReviewOnRequestSchoolDays);
        yield return Finding.Deadline(
            "reviewAskedFor",
            holdBy,
            "governing board or trust",
            $"Hold the review that was asked for as soon as practicable; the local target is {holdBy.InWords()}.",
            "Passed: hold it now; there is no lawful reason to wait."
        );
    }

    private static (string Code, string Message)? Why(ReviewRequestFacts facts) =>
        facts switch
        {
            { IsInWriting: false } => (
                "requestNotInWriting",
                "Not asked in writing. Ask for it in writing; you may hold the review all the same."
            ),
            { IsByAuthority: true, HasEhcp: false } => ("authorityNeedsEhcp", "The authority may ask only for a child with an EHCP."),
            { LastReview: { } last } when last < facts.RequestDate && last >= facts.RequestDate.AddDays(-TenWeeks) => (
                "reviewInPreceding10Weeks",
                $"A review was held {(facts.RequestDate.DayNumber - last.DayNumber).Figure()} days ago: not required."
            ),
            _ => null,
        };
}
