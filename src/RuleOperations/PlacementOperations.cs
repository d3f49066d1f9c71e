using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about placements and the admission register.</summary>
internal static class PlacementOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [
        new("activation", Activation),
        new("ehcpChange", EhcpChange),
        new("journey", Journey),
        new("partTimeTimetable", PartTime),
        new("weeklyHours", WeeklyHours),
        new("pexDeletion", PexDeletion),
        new("placementLimits", PlacementLimits),
        new("registerDeletion", RegisterDeletion),
        new("sessionPlan", SessionPlan),
    ];

    private static JsonObject SessionPlan(OperationCall call)
    {
        var facts = call.Facts;
        var decision = call.Check(
            Words.NoDateGiven,
            new SessionPlanFacts(
                [
                    .. facts
                        .Objects("sessions")
                        .Select(session => new PlannedSession(
                            new(session.RequiredWord("day", Words.Days), session.RequiredWord("part", Words.HalfDays)),
                            session.Text("site")
                        )
                        {
                            Week = session.Word("week", Words.TimetableWeeks) ?? TimetableWeek.Every,
                        }),
                ],
                facts.Texts("knownSites")
            )
            {
                AgreedOff = [.. facts.Texts("agreedOff").Select(Words.Slot)],
            }
        );

        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["overlaps"] = Answer.List(decision.Coded("sessionsOverlap").Get("overlaps")),
            ["gaps"] = Answer.List(decision.Coded("sessionsWithoutPlace").Get("gaps")),
            ["unknownSites"] = Answer.List(decision.Coded("siteUnknown").Get("unknownSites")),
        };
    }

    private static JsonObject PlacementLimits(OperationCall call)
    {
        var facts = call.Facts;
        var start = facts.RequiredDate("start");
        var isNonSchool = facts.Flag("nonSchool");
        var decision = call.Check(
            start,
            new PlacementLimitFacts(start, facts.Date("plannedEnd"))
            {
                IsNonSchool = isNonSchool,
                SessionsPerWeek = isNonSchool ? facts.RequiredInteger("sessionsPerWeek") : facts.Integer("sessionsPerWeek") ?? 0,
            }
        );

        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["reason"] = decision.Blocks.Concat(decision.Warnings).FirstOrDefault()?.Code,
            ["weeks"] = Answer.Number(decision.Of("ENG-PLC-007").Get("weeks")),
        };
    }

    private static JsonObject EhcpChange(OperationCall call)
    {
        var facts = call.Facts;
        var decision = call.Check(
            Words.NoDateGiven,
            new EhcpChangeFacts(facts.RequiredFlag("ehcp"), facts.RequiredWord("kind", Words.EhcpChangeKinds))
            {
                LaHasAmendedPlan = facts.Flag("laAmendedPlan"),
                IsCaseworkerConsulted = facts.Flag("caseworkerConsulted"),
                UnmappedSectionFItems = facts.Integer("unmappedSectionF") ?? 0,
                LaAcceptsGap = facts.Flag("laAcceptsGap"),
                Weeks = facts.Number("weeks"),
                IsRepeated = facts.Flag("repeated"),
                IsPermanentlyExcluded = facts.Flag("permanentlyExcluded"),
                EarlyReviewDate = facts.Date("earlyReviewDate"),
            }
        );

        // What only the authority can decide comes first.
        var reason = decision.Blocks.OrderBy(block => block.RuleId is "ENG-REF-021" ? 0 : 1).Concat(decision.Warnings).FirstOrDefault();
        return new() { ["outcome"] = Answer.Gate(decision), ["reason"] = reason?.Code };
    }

    private static JsonObject WeeklyHours(OperationCall call)
    {
        var facts = call.Facts;
        var decision = call.Check(
            Words.NoDateGiven,
            new WeeklyHoursFacts(
                facts.RequiredWord("keyStage", Words.KeyStages).ToString().ToUpperInvariant(),
                [
                    .. facts
                        .Objects("elements")
                        .Select(element => new WeekElement(
                            element.Text("where") ?? "",
                            element.RequiredNumber("hours"),
                            element.Texts("subjects")
                        )
                        {
                            IsOneToOne = element.Flag("oneToOne"),
                        }),
                ]
            )
            {
                LawfulPartTimeReason =
                    facts.Text("lawfulPartTimeReason") is { } reason && Words.FewerHoursReasons.TryGetValue(reason, out var lawful)
                        ? lawful
                        : null,
                MeetsExclusionDuty = facts.Flag("exclusionDuty"),
            }
        );

        var week = decision.Of("ENG-PLC-008");
        return new()
        {
            ["totalHours"] = Answer.Number(week.Get("totalHours")),
            ["yardstick"] = Answer.Number(week.Get("yardstick")),
            ["fullTime"] = Answer.Truth(week.Get("fullTime")),
            ["missingSubjects"] = Answer.List(decision.Of("ENG-PLC-011").Get("missingSubjects")),
            ["outcome"] = Answer.Gate(decision),
        };
    }

    private static JsonObject PartTime(OperationCall call)
    {
        var facts = call.Facts;
        var start = facts.RequiredDate("start");
        var reason = facts.Text("reason");
        var decision = call.Check(
            start,
            new PartTimeTimetableFacts(call.Calendar, reason is null ? null : Words.PartTimeReasonOf(reason), start, facts.Date("end"))
            {
                IsParentAgreed = facts.Flag("parentAgreed"),
                ReviewDates = facts.Dates("reviewDates"),
                HasEhcp = facts.Flag("ehcp"),
                IsCaseworkerConsulted = facts.Flag("caseworkerConsulted"),
                HasSocialWorker = facts.Flag("socialWorker"),
                IsSocialWorkerTold = facts.Flag("socialWorkerInformed"),
            }
        );

        var limits = decision.Deadlines.FirstOrDefault(finding => finding.RuleId == "ENG-PLC-010");
        return new()
        {
            ["maxEnd"] = limits.Get("maxEnd"),
            ["notifyLaBy"] = limits?.DueDate?.Iso(),
            ["problems"] = Answer.Codes(decision.Blocks.Concat(decision.Warnings)),
            ["outcome"] = Answer.Gate(decision),
        };
    }

    private static JsonObject Journey(OperationCall call)
    {
        var facts = call.Facts;
        var asOf = facts.RequiredDate("asOf");
        var decision = call.Check(
            asOf,
            new JourneyFacts(facts.RequiredDate("dob"), asOf, facts.RequiredNumber("routeMiles"))
            {
                Minutes = facts.Integer("minutes"),
                IsLowIncome = facts.Flag("lowIncome"),
                IsOneOfThreeNearest = facts.OptionalFlag("oneOfThreeNearest"),
                IsRouteUnsafe = facts.Flag("unsafeRoute"),
                CannotReasonablyWalk = facts.Flag("cannotReasonablyWalk"),
                HasTravelPlan = facts.Flag("travelPlan"),
            }
        );

        var walk = decision.Of("ENG-PLC-012");
        return new()
        {
            ["age"] = Answer.Number(walk.Get("age")),
            ["walkingLimitMiles"] = Answer.Number(walk.Get("walkingLimitMiles")),
            ["travelDuty"] = walk.Get("travelDuty"),
            ["timeLimitMinutes"] = Answer.Number(decision.Of("ENG-PLC-013").Get("timeLimitMinutes")),
            ["outcome"] = Answer.Gate(decision),
            ["problems"] = Answer.Codes(decision.Blocks.Concat(decision.Warnings)),
        };
    }

    private static JsonObject PexDeletion(OperationCall call)
    {
        var facts = call.Facts;
        var proposed = facts.RequiredDate("proposedDeletionDate");
        var decision = call.Check(
            proposed,
            new RegisterDeletionFacts(call.Calendar, DeletionGround.PermanentExclusion, proposed) { Exclusion = Process(facts) }
        );

        var judged = decision.Of("ENG-PLC-003");
        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["lastDayForIrpApplication"] = judged.Get("lastDayForIrpApplication"),
            ["basis"] = judged.Get("basis"),
            ["earliestDeletion"] = judged.Get("earliestDeletion"),
        };
    }

    private static JsonObject RegisterDeletion(OperationCall call)
    {
        var facts = call.Facts;
        var proposed = facts.RequiredDate("proposedDeletionDate");
        var decision = call.Check(
            proposed,
            new RegisterDeletionFacts(call.Calendar, facts.RequiredWord("ground", Words.DeletionGrounds), proposed)
            {
                RequestedOn = facts.Date("requestedOn"),
                SpecialSchoolPlacedByLa = facts.Flag("specialSchoolPlacedByLa"),
                LaConsent = facts.Flag("laConsent"),
                WrittenNoticeFromParent = facts.Flag("writtenNoticeFromParent"),
                LastDayAtSchoolPerNotice = facts.Date("lastDayAtSchoolPerNotice"),
                FirstAbsentDay = facts.Date("firstAbsentDay"),
                IsUnauthorised = facts.Flag("unauthorised"),
                NoReasonToThinkIllOrUnavoidable = facts.Flag("noReasonToThinkIllOrUnavoidable"),
                JointEnquiriesMade = facts.Flag("jointEnquiriesMade"),
                WhereaboutsUnknown = facts.Flag("whereaboutsUnknown"),
                RegisteredAtAnotherSchool = facts.Flag("registeredAtAnotherSchool"),
                AttendanceOrderNamesThisSchool = facts.Flag("attendanceOrderNamesThisSchool"),
                IsMainSchoolOfMobileChild = facts.Flag("mainSchoolOfMobileChild"),
                DualRegistrationAgreed = facts.Flag("dualRegistrationAgreed"),
                OtherSchoolsConsent = facts.Flag("otherSchoolsConsent"),
                WillNotAttendAgain = facts.Flag("willNotAttendAgain"),
                AttendanceOrderChanged = facts.Flag("attendanceOrderChanged"),
                LivesBeyondReasonableDistance = facts.Flag("livesBeyondReasonableDistance"),
                LeaveEndedOn = facts.Date("leaveEndedOn"),
                DetainedAndNotExpectedBack = facts.Flag("detainedAndNotExpectedBack"),
                GroundConfirmed = facts.Flag("groundConfirmed"),
                Exclusion = Process(facts),
            }
        );

        var block = decision.Blocks.FirstOrDefault();
        var judged = decision.Of("ENG-PLC-003");
        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["reason"] = block?.Code,
            ["missing"] = block.Get("missing") is { } missing ? Answer.List(missing) : null,
            ["earliestDate"] = judged.Get("earliestDeletion") ?? decision.Coded("earliestDate").Get("earliestDate"),
        };
    }

    private static ExclusionProcess Process(OperationFacts facts) =>
        new(facts.Date("gbDecisionNoticeGiven"), facts.Date("waiverInWritingOn"), facts.Date("irpAppliedOn"), facts.Date("processEndedOn"));

    private static JsonObject Activation(OperationCall call)
    {
        var facts = call.Facts;
        var parties = facts.RequiredObject("parties");
        var plan = facts.RequiredObject("plan");
        var decision = call.Check(
            Words.NoDateGiven,
            new ActivationFacts(
                Party(parties, "homeSchool"),
                Party(parties, "provider"),
                Party(parties, "parent"),
                Party(parties, "child"),
                new()
                {
                    HasPurpose = plan.Flag("purpose"),
                    HasMeasurableGoal = plan.Flag("measurableGoal"),
                    HasEndDate = plan.Flag("endDate"),
                    HasFirstReviewDate = plan.Flag("firstReviewDate"),
                    HasNextStep = plan.Flag("nextStep"),
                    HasRiskAssessment = plan.Flag("riskAssessment"),
                    HasTravelPlan = plan.Flag("travelPlan"),
                    // The cases do not speak of these two parts of the plan.
                    HasTimetable = plan.Flag("timetable", otherwise: true),
                    HasSafeguardingContacts = plan.Flag("contacts", otherwise: true),
                }
            )
            {
                IsLaNeeded = facts.Flag("laNeeded"),
                La = Party(parties, "la"),
                IsOffSiteDirection = facts.Flag("offsiteDirection"),
                MeetsExclusionDuty = facts.Flag("exclusionDuty"),
            }
        );

        return new() { ["outcome"] = Answer.Gate(decision), ["problems"] = Answer.Codes(decision.Blocks.Concat(decision.Warnings)) };
    }

    private static PartyAnswer Party(OperationFacts parties, string party) =>
        parties.Word(party, Words.PartyAnswers) ?? PartyAnswer.NotAsked;
}
