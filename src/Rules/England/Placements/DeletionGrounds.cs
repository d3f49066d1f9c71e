using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-002: only the listed grounds allow deletion from the admission register (source: School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208) reg 9).</summary>
internal sealed class DeletionGrounds : IRule<RegisterDeletionFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PLC-002",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208) reg 9"
        )
        {
            Title = "Only the listed grounds allow deletion from the admission register",
            Statement = "A name is deleted when, and only when, a ground in regulation 9 applies. Alternative provision is not one.",
            Strength = RuleStrength.StatutoryDuty,
            // Letters A to E and the principle are confirmed; the wording of the later grounds is not.
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(RegisterDeletionFacts facts)
    {
        if (facts.Ground is DeletionGround.AlternativeProvision)
        {
            return
            [
                new(
                    Outcome.Block,
                    "alternativeProvisionIsNotAGround",
                    "Alternative provision is not a lawful reason to remove a pupil from roll. The child stays on your register."
                ),
            ];
        }

        return [.. Backwards(facts), .. WithoutConsent(facts), .. WithoutGround(facts), .. TooEarly(facts), .. Earliest(facts)];
    }

    private static IEnumerable<Finding> Backwards(RegisterDeletionFacts facts)
    {
        if (facts.ProposedDeletionDate < facts.RequestedOn)
        {
            yield return new(
                Outcome.Block,
                "retrospective",
                $"A register is never changed backwards. Choose {facts.RequestedOn.Value.InWords()} or later."
            );
        }
    }

    private static IEnumerable<Finding> WithoutConsent(RegisterDeletionFacts facts)
    {
        if (facts is { SpecialSchoolPlacedByLa: true, LaConsent: false })
        {
            yield return new(
                Outcome.Block,
                "laConsentNeeded",
                "The authority placed this child at a special school, so it must consent first. Ask the SEND caseworker."
            );
        }
    }

    private static IEnumerable<Finding> WithoutGround(RegisterDeletionFacts facts)
    {
        if (Conditions(facts).Where(condition => !condition.IsMet).ToList() is not [] and var missing)
        {
            yield return new(
                Outcome.Block,
                "conditionsNotMet",
                $"Ground not met. Still to be shown: {string.Join("; ", missing.Select(condition => condition.Words))}.",
                Data: FindingData.Of(
                    ("missing", string.Join(",", missing.Select(condition => condition.Code))),
                    ("earliestDate", EarliestDate(facts)?.Iso())
                )
            );
        }
    }

    private static IEnumerable<Finding> TooEarly(RegisterDeletionFacts facts)
    {
        if (EarliestDate(facts) is { } earliest && facts.ProposedDeletionDate < earliest)
        {
            yield return new(
                Outcome.Block,
                facts.Ground is DeletionGround.TwentySchoolDays ? "fewerThan20SchoolDays" : "tooEarly",
                $"On this ground the name may not go before {earliest.InWords()}.",
                Data: FindingData.Of(("earliestDate", earliest.Iso()))
            );
        }
    }

    private static IEnumerable<Finding> Earliest(RegisterDeletionFacts facts)
    {
        if (EarliestDate(facts) is { } earliest)
        {
            yield return Finding.Inform(
                "earliestDate",
                $"On this ground the name may go from {earliest.InWords()} at the earliest.",
                FindingData.Of(("earliestDate", earliest.Iso()))
            );
        }
    }

    private static DateOnly? EarliestDate(RegisterDeletionFacts facts) =>
        facts switch
        {
            { Ground: DeletionGround.TwentySchoolDays, FirstAbsentDay: { } first } => facts.Calendar.NthSchoolDay(first, 20),
            { Ground: DeletionGround.NotReturnedFromLeave, LeaveEndedOn: { } ended } => facts
                .Calendar.SchoolDaysAfter(ended, 10)
                .AddDays(1),
            { Ground: DeletionGround.ElectiveHomeEducation, LastDayAtSchoolPerNotice: { } last } => last.AddDays(1),
            _ => null,
        };

    private static IEnumerable<Condition> Conditions(RegisterDeletionFacts facts) =>
        facts.Ground switch
        {
            DeletionGround.AnotherSchool =>
            [
                new(facts.RegisteredAtAnotherSchool, "registeredAtAnotherSchool", "registered at another school"),
                new(!facts.AttendanceOrderNamesThisSchool, "noAttendanceOrderHere", "no attendance order names this school"),
                new(!facts.IsMainSchoolOfMobileChild, "notMainSchoolOfMobileChild", "not the main school of a mobile child"),
                new(!facts.DualRegistrationAgreed, "dualRegistrationNotAgreed", "no agreement to be registered at both"),
            ],
            DeletionGround.DualRegistrationEnds =>
            [
                new(facts.RegisteredAtAnotherSchool, "registeredAtAnotherSchool", "registered at another school"),
                new(facts.WillNotAttendAgain, "willNotAttendAgain", "will not attend here again"),
                new(facts.OtherSchoolsConsent, "otherSchoolsConsent", "the other schools consent"),
                new(!facts.AttendanceOrderNamesThisSchool, "noAttendanceOrderHere", "no attendance order names this school"),
            ],
            DeletionGround.AttendanceOrderAmended or DeletionGround.AttendanceOrderRevoked =>
            [
                new(facts.AttendanceOrderChanged, "attendanceOrderChanged", "the attendance order was changed or revoked"),
            ],
            DeletionGround.ElectiveHomeEducation =>
            [
                new(facts.WrittenNoticeFromParent, "writtenNoticeFromParent", "the parent's notice in writing"),
                new(facts.LastDayAtSchoolPerNotice is not null, "lastDayAtSchool", "the last day at school by that notice"),
            ],
            DeletionGround.MovedAway =>
            [
                new(facts.LivesBeyondReasonableDistance, "livesBeyondReasonableDistance", "no longer lives within reasonable distance"),
                new(facts.WillNotAttendAgain, "willNotAttendAgain", "will not attend here again"),
            ],
            DeletionGround.NotReturnedFromLeave =>
            [
                new(facts.LeaveEndedOn is not null, "leaveEndedOn", "when the leave ended"),
                .. Whereabouts(facts),
            ],
            DeletionGround.TwentySchoolDays =>
            [
                new(facts.FirstAbsentDay is not null, "firstAbsentDay", "the first day of the absence"),
                new(facts.IsUnauthorised, "unauthorised", "the absence is unauthorised"),
                .. Whereabouts(facts),
            ],
            DeletionGround.Custody =>
            [
                new(
                    facts.DetainedAndNotExpectedBack,
                    "detainedAndNotExpectedBack",
                    "a final order of at least four months, not expected back"
                ),
            ],
            DeletionGround.NurseryNotContinuing or DeletionGround.OverAge or DeletionGround.BoardingEnded =>
            [
                new(facts.GroundConfirmed, "groundConfirmed", "that the ground is met"),
            ],
            // A death needs no proof here, and ENG-PLC-003 judges a permanent exclusion.
            _ => [],
        };

    private static IEnumerable<Condition> Whereabouts(RegisterDeletionFacts facts) =>
        [
            new(
                facts.NoReasonToThinkIllOrUnavoidable,
                "noReasonToThinkIllOrUnavoidable",
                "no reason to think of illness or an unavoidable cause"
            ),
            new(facts.JointEnquiriesMade, "jointEnquiriesMade", "school and authority have looked for the child together"),
            new(facts.WhereaboutsUnknown, "whereaboutsUnknown", "nobody knows where the child is"),
        ];

    private sealed record Condition(bool IsMet, string Code, string Words);
}
