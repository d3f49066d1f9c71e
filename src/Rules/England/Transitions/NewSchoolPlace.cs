using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-004: an in-year application is answered within 15 school days, the aim is 10; a fair access case has a place within 20 school days (source: School Admissions Code 2021, 2.30 and 3.14-3.22).</summary>
internal sealed class NewSchoolPlace : IRule<NewSchoolFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-004", 1, From: null, Until: null, "School Admissions Code 2021, 2.30 and 3.14-3.22")
        {
            Title = "New school after a permanent exclusion or without a school place",
            Statement =
                "In-year applications are answered within 15 school days, aiming for 10. A fair access referral leads to a place within 20 school days. A child with an EHCP gets a school by its being named in the plan.",
            Strength = RuleStrength.StatutoryDuty,
            // Sure of 15 and 10 school days, less of 20.
            Confidence = RuleConfidence.Medium,
        };

    private const int AimSchoolDays = 10;
    private const int AnswerSchoolDays = 15;
    private const int PlaceSchoolDays = 20;

    public IEnumerable<Finding> Check(NewSchoolFacts facts)
    {
        if (facts.HasEhcp)
        {
            return
            [
                Finding.Block(
                    "namedInEhcp",
                    "A child with an EHCP gets a school by its being named in the plan, not by application or fair access. Ask the SEND team for a review."
                ),
            ];
        }

        return [.. Application(facts), .. FairAccess(facts)];
    }

    private static IEnumerable<Finding> Application(NewSchoolFacts facts)
    {
        if (facts.AppliedOn is { } applied)
        {
            var aim = facts.Calendar.SchoolDaysAfter(applied, AimSchoolDays);
            yield return Finding.Deadline(
                "aimToAnswer",
                aim,
                "admission authority",
                $"Aim to answer the application by {aim.InWords()}.",
                "The aim is missed; the answer is still due within 15 school days of the application."
            );
            var answer = facts.Calendar.SchoolDaysAfter(applied, AnswerSchoolDays);
            yield return Finding.Deadline(
                "answerApplication",
                answer,
                "admission authority",
                $"Answer the application in writing by {answer.InWords()}.",
                "The answer is late: the local authority asks the school for it and considers the fair access protocol."
            );
        }
    }

    private static IEnumerable<Finding> FairAccess(NewSchoolFacts facts)
    {
        if (facts.FairAccessReferredOn is { } referred)
        {
            var place = facts.Calendar.SchoolDaysAfter(referred, PlaceSchoolDays);
            yield return Finding.Deadline(
                "fairAccessPlace",
                place,
                "fair access panel",
                $"A school place must be allocated by {place.InWords()}.",
                "No place was allocated in time: the local authority considers a direction to admit, and keeps education going."
            );
        }
    }
}
