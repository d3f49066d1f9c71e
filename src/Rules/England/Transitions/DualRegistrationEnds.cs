using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-003: a dual registration ends on one date in both systems, on the right ground (source: SI 2024/208 reg 9).</summary>
internal sealed class DualRegistrationEnds : IRule<DualRegistrationEndFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-TRN-003",
            1,
            From: null,
            Until: null,
            "School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208) reg 9"
        )
        {
            Title = "Ending dual registration",
            Statement =
                "On a return the second registration ends and the home school consents; on a permanent move the home registration ends on a ground of its own. Both systems have the same date.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(DualRegistrationEndFacts facts)
    {
        var isReturn = facts.Ending is DualRegistrationEnding.ReturnToHomeSchool;
        if (isReturn && !facts.HomeSchoolConsents)
        {
            yield return Finding.Block(
                "homeSchoolConsentMissing",
                "The home school has not consented to the end of the second registration. Ask for it in writing."
            );
        }

        if (!isReturn && !facts.HasDeletionGround)
        {
            yield return Finding.Block(
                "deletionGroundMissing",
                "No ground is recorded on which the home school may delete the name. Record the one that applies; without one the child stays on roll."
            );
        }

        yield return Finding.Deadline(
            "endRegistration",
            facts.EndsOn,
            isReturn ? "provider school" : "home school",
            $"End the registration at the {(isReturn ? "provider" : "home")} school on {facts.EndsOn.InWords()}, with that date in both systems.",
            "Both registers still count the child: correct the end date in both systems and tell the local authority.",
            FindingData.Of(("ends", isReturn ? "subsidiary" : "main"))
        );
        if ((facts.EndInHomeSystem ?? facts.EndsOn) != facts.EndsOn || (facts.EndInOtherSystem ?? facts.EndsOn) != facts.EndsOn)
        {
            yield return Finding.Warn(
                "datesDiffer",
                $"The systems do not agree on the end of dual registration. Enter {facts.EndsOn.InWords()} in both."
            );
        }
    }
}
