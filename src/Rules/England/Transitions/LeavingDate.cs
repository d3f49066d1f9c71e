using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-008: a Year 11 pupil is of compulsory school age until the last Friday in June and must take part in education or training until 18 (source: Education Act 1996 s.8; Education and Skills Act 2008 Part 1).</summary>
internal sealed class LeavingDate : IRule<PostSixteenFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-TRN-008",
            1,
            From: null,
            Until: null,
            "Education Act 1996 s.8; Education (School Leaving Date) Order 1997; Education and Skills Act 2008 Part 1"
        )
        {
            Title = "Year 11: leaving date and participation",
            Statement =
                "Compulsory school age ends on the last Friday in June; the duty to take part in education or training lasts until 18. A placement may run on to results and enrolment, with other funding and another duty from that date.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int ParticipationUntil = 18;

    public IEnumerable<Finding> Check(PostSixteenFacts facts)
    {
        var ends = CompulsorySchoolAge.End(facts.BirthDate);
        var until = facts.BirthDate.AddYears(ParticipationUntil);
        yield return Finding.Inform(
            "compulsorySchoolAgeEnds",
            $"Compulsory school age ends {ends.InWords()}: duty and funding change then. The young person takes part in education or training until 18, on {until.InWords()}.",
            FindingData.Of(("csaEnds", ends.Iso()), ("participationUntil", until.Iso()))
        );
    }
}
