using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Tests.Unit;

/// <summary>Turns the facts of a case into the facts of a rule, and the decision back into the words of the case.</summary>
internal static class CaseOperations
{
    public static IReadOnlyDictionary<string, Func<JsonElement, JsonObject>> Covered { get; } =
        new Dictionary<string, Func<JsonElement, JsonObject>>
        {
            ["pexSixthDay"] = PexSixthDay,
            ["suspensionSixthDay"] = SuspensionSixthDay,
            ["responsibleBody"] = Responsible,
            ["pexDeletion"] = PexDeletion,
            ["registerDeletion"] = RegisterDeletion,
            ["halfTermReview"] = HalfTermReview,
            ["registrationThreshold"] = RegistrationThreshold,
            ["providerReadiness"] = ProviderReadiness,
            ["compulsorySchoolAge"] = CompulsorySchoolAge,
            ["yearGroup"] = YearGroup,
            ["activation"] = Activation,
            ["ladoDeadline"] = LadoDeadline,
        };

    private static JsonObject PexSixthDay(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var excludedOn = facts.Date("exclusionDate")!.Value;
        var decision = WorkedCases.Check(
            excludedOn,
            new PermanentExclusionFacts(Calendar(given), excludedOn, Session(facts.Text("session")!), facts.Flag("compulsorySchoolAge"))
            {
                HomeLa = La(facts.Text("homeLa")),
                SchoolLa = La(facts.Text("schoolLa")),
                NewHomeLa = La(facts.Text("newHomeLa")),
                MovedHomeLaOn = facts.Date("movedHomeLaOn"),
                NcYear = facts.Number("ncYear"),
                IsLookedAfter = facts.Flag("lookedAfter"),
                AllPublicExamsTaken = facts.Flag("allPublicExamsTaken"),
                CancelledOn = facts.Date("cancelledOn"),
            }
        );

        var duty = decision.Deadlines.SingleOrDefault(finding => finding.RuleId == "ENG-REF-002");
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["dutyApplies"] = duty is not null,
            ["responsible"] = Body(duty?.Data.GetValueOrDefault("responsible")),
            ["responsibleLa"] = duty?.Data.GetValueOrDefault("responsibleLa"),
            ["firstExcludedDay"] = duty?.Data.GetValueOrDefault("firstExcludedDay"),
            ["dueDate"] = duty?.DueDate?.Iso(),
            ["guidanceReadingDate"] = duty?.Data.GetValueOrDefault("guidanceReadingDate"),
            ["dayOneTarget"] = decision.DueBy("ENG-REF-006")?.Iso(),
            ["reason"] = decision.Findings.SingleOrDefault(finding => finding.RuleId == "ENG-REF-007")?.Code,
        };
    }

    private static JsonObject SuspensionSixthDay(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var periods = facts.GetProperty("periods").EnumerateArray().Select(period => new SuspensionPeriod(Day(period[0]), Day(period[1])));
        var decision = WorkedCases.Check(
            Day(facts.GetProperty("periods")[0][0]),
            new SuspensionFacts(Calendar(given), Kind(facts.Text("schoolType"))!.Value, [.. periods])
        );

        var duties = decision.Deadlines.Where(finding => finding.RuleId == "ENG-REF-004").ToList();
        var runs = decision.Findings.Where(finding => finding.RuleId == "ENG-REF-005");
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["responsible"] = Body(duties.FirstOrDefault()?.Data["responsible"]),
            ["dueDate"] = duties.FirstOrDefault()?.DueDate?.Iso(),
            ["runs"] = new JsonArray([
                .. runs.Select(run => new JsonObject
                {
                    ["from"] = run.Data["from"],
                    ["to"] = run.Data["to"],
                    ["schoolDays"] = int.Parse(run.Data["schoolDays"], CultureInfo.InvariantCulture),
                    ["dueDate"] = duties.Find(duty => duty.Data["from"] == run.Data["from"])?.DueDate?.Iso(),
                }),
            ]),
        };
    }

    private static JsonObject Responsible(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var decision = WorkedCases.Check(
            facts.Date("determinationDate") ?? new(2025, 11, 1),
            new ResponsibleBodyFacts(Reason(facts.Text("reason")!))
            {
                SchoolKind = Kind(facts.Text("schoolType")),
                HomeLa = La(facts.Text("homeLa")),
                ConsecutiveSchoolDays = facts.Number("consecutiveSchoolDays"),
                Purpose = facts.Text("purpose") is { } purpose ? Enum.Parse<DirectionPurpose>(purpose, ignoreCase: true) : null,
            }
        );

        var body = decision.Findings.FirstOrDefault(finding => finding.RuleId == "ENG-REF-001");
        var onRoll = body?.Data["staysOnRoll"];
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["responsible"] = Body(body?.Data["responsible"]),
            ["la"] = body?.Data.GetValueOrDefault("laName"),
            ["basis"] = body?.Data["basis"],
            ["staysOnRoll"] = bool.TryParse(onRoll, out var stays) ? stays : onRoll,
            ["procedure"] = decision
                .Findings.FirstOrDefault(finding => finding.RuleId == "ENG-REF-017")
                ?.Data.GetValueOrDefault("procedure"),
            ["reason"] = decision.Blocks.FirstOrDefault()?.Code,
        };
    }

    private static JsonObject PexDeletion(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var proposed = facts.Date("proposedDeletionDate")!.Value;
        var decision = WorkedCases.Check(
            proposed,
            new RegisterDeletionFacts(Calendar(given), DeletionGround.PermanentExclusion, proposed)
            {
                Exclusion = new(
                    facts.Date("gbDecisionNoticeGiven"),
                    facts.Date("waiverInWritingOn"),
                    facts.Date("irpAppliedOn"),
                    facts.Date("processEndedOn")
                ),
            }
        );

        var judged = decision.Findings.Single(finding => finding.RuleId == "ENG-PLC-003");
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["lastDayForIrpApplication"] = judged.Data["lastDayForIrpApplication"],
            ["basis"] = judged.Data["basis"],
            ["earliestDeletion"] = judged.Data["earliestDeletion"],
        };
    }

    private static JsonObject RegisterDeletion(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var proposed = facts.Date("proposedDeletionDate")!.Value;
        var decision = WorkedCases.Check(
            proposed,
            new RegisterDeletionFacts(Calendar(given), Ground(facts.Text("ground")!), proposed)
            {
                SpecialSchoolPlacedByLa = facts.Flag("specialSchoolPlacedByLa"),
                LaConsent = facts.Flag("laConsent"),
                WrittenNoticeFromParent = facts.Flag("writtenNoticeFromParent"),
                LastDayAtSchoolPerNotice = facts.Date("lastDayAtSchoolPerNotice"),
                FirstAbsentDay = facts.Date("firstAbsentDay"),
                IsUnauthorised = facts.Flag("unauthorised"),
                NoReasonToThinkIllOrUnavoidable = facts.Flag("noReasonToThinkIllOrUnavoidable"),
                JointEnquiriesMade = facts.Flag("jointEnquiriesMade"),
                WhereaboutsUnknown = facts.Flag("whereaboutsUnknown"),
            }
        );

        var block = decision.Blocks.SingleOrDefault();
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["reason"] = block?.Code,
            ["missing"] = new JsonArray([
                .. (block?.Data.GetValueOrDefault("missing")?.Split(',') ?? []).Select(code => JsonValue.Create(code)),
            ]),
            ["earliestDate"] = block?.Data.GetValueOrDefault("earliestDate"),
        };
    }

    private static JsonObject HalfTermReview(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var start = facts.Date("start")!.Value;
        var decision = WorkedCases.Check(
            facts.Date("lastReview") ?? start,
            new ReviewScheduleFacts(Calendar(given), start)
            {
                LastReview = facts.Date("lastReview"),
                AgreedReviewDate = facts.Date("agreedReviewDate"),
                PlannedEnd = facts.Date("plannedEnd"),
                AsOf = facts.Date("asOf"),
            }
        );

        var due = decision.Deadlines.Single(finding => finding.RuleId == "ENG-REV-001");
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["dueDate"] = due.DueDate?.Iso(),
            ["basis"] = due.Data["basis"],
            ["status"] = due.Data.GetValueOrDefault("status"),
        };
    }

    private static JsonObject RegistrationThreshold(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var decision = WorkedCases.Check(
            new(2025, 11, 24),
            new RegistrationThresholdFacts(
                facts.Flag("registeredSchool"),
                [.. facts.GetProperty("current").EnumerateArray().Select(Load)],
                Load(facts.GetProperty("proposed"))
            )
        );

        var judged = decision.Findings.Single();
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["fullTimeChildren"] = judged.Data.GetValueOrDefault("fullTimeChildren") is { } count
                ? int.Parse(count, CultureInfo.InvariantCulture)
                : null,
            ["reason"] = judged.Code,
        };
    }

    private static JsonObject ProviderReadiness(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var confirmation = facts.GetProperty("safeguardingConfirmation");
        var insurance = facts.GetProperty("insurance");
        var decision = WorkedCases.Check(
            facts.Date("start")!.Value,
            new ProviderReadinessFacts(
                Enum.Parse<ProviderApproval>(facts.Text("status")!),
                facts.Date("start")!.Value,
                facts.Date("plannedEnd"),
                facts.Text("commissioner")!,
                facts.Text("site")!,
                facts.Texts("knownSites"),
                facts.Flag("commissionerCheckRecorded")
            )
            {
                Confirmation = new(confirmation.Date("date")!.Value, confirmation.Texts("covers"), confirmation.Texts("sites")),
                EmployersLiability = Certificate(insurance.GetProperty("employersLiability")),
                PublicLiability = Certificate(insurance.GetProperty("publicLiability")),
                HasEmployees = !facts.Flag("noEmployees"),
            }
        );

        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["blocks"] = Codes(decision.Blocks),
            ["warnings"] = Codes(decision.Warnings),
        };
    }

    private static JsonObject CompulsorySchoolAge(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var decision = WorkedCases.Check(
            facts.Date("asOf")!.Value,
            new CompulsorySchoolAgeFacts(facts.Date("dob")!.Value, facts.Date("asOf")!.Value)
        );

        var judged = decision.Findings.Single();
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["csaStart"] = judged.Data["csaStart"],
            ["csaEnd"] = judged.Data["csaEnd"],
            ["isCsa"] = judged.Code == "compulsorySchoolAge",
        };
    }

    private static JsonObject YearGroup(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var decision = WorkedCases.Check(
            facts.Date("asOf")!.Value,
            new YearGroupFacts(facts.Date("dob")!.Value, facts.Date("asOf")!.Value)
        );

        var judged = decision.Findings.Single();
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["ncYear"] = int.Parse(judged.Data["ncYear"], CultureInfo.InvariantCulture),
            ["keyStage"] = judged.Data["keyStage"],
        };
    }

    private static JsonObject Activation(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var parties = facts.GetProperty("parties");
        var plan = facts.GetProperty("plan");
        var decision = WorkedCases.Check(
            new(2025, 11, 24),
            new ActivationFacts(
                Answer(parties.Text("homeSchool")),
                Answer(parties.Text("provider")),
                Answer(parties.Text("parent")),
                Answer(parties.Text("child")),
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
                La = Answer(parties.Text("la")),
                IsOffSiteDirection = facts.Flag("offsiteDirection"),
                MeetsExclusionDuty = facts.Flag("exclusionDuty"),
            }
        );

        return new() { ["outcome"] = OutcomeOf(decision), ["problems"] = Codes(decision.Blocks.Concat(decision.Warnings)) };
    }

    private static JsonObject LadoDeadline(JsonElement given)
    {
        var facts = given.GetProperty("facts");
        var received = facts.GetProperty("receivedAtUtc").GetDateTimeOffset();
        var decision = WorkedCases.Check(
            LondonTime.DateOf(received),
            new AllegationFacts(received, WorkedCases.BankHolidays, facts.Text("severity") is "High" or "Immediate")
        );

        var due = decision.Deadlines.Single();
        return new()
        {
            ["outcome"] = OutcomeOf(decision),
            ["localReceived"] = decision.Findings.Single(finding => finding.RuleId == "ENG-GEN-003").Data["localReceived"],
            ["dueDate"] = due.DueDate?.Iso(),
            ["actNow"] = bool.Parse(due.Data["actNow"]),
        };
    }

    private static string OutcomeOf(RuleDecision decision) =>
        decision.IsBlocked ? "block"
        : decision.Warnings.Any() ? "warn"
        : decision.Deadlines.Any() ? "deadline"
        : "inform";

    private static JsonArray Codes(IEnumerable<RuleFinding> findings) =>
        new([.. findings.Select(finding => JsonValue.Create(finding.Code))]);

    private static SchoolCalendar Calendar(JsonElement given) => WorkedCases.Calendar(given.Text("calendar")!);

    private static DateOnly Day(JsonElement date) => DateOnly.ParseExact(date.GetString()!, "yyyy-MM-dd");

    private static LocalAuthorityFact? La(string? name) =>
        name switch
        {
            null => null,
            "Dudley" => new("332", name),
            "Sandwell" => new("333", name),
            _ => new("999", name),
        };

    private static ExclusionSession Session(string session) =>
        session switch
        {
            "AM" => ExclusionSession.Morning,
            "PM" => ExclusionSession.Afternoon,
            _ => ExclusionSession.AfterSchool,
        };

    private static SchoolKind? Kind(string? kind) =>
        kind switch
        {
            null => null,
            "pru" => SchoolKind.PupilReferralUnit,
            _ => Enum.Parse<SchoolKind>(kind, ignoreCase: true),
        };

    private static ProvisionReason Reason(string reason) =>
        reason switch
        {
            "PEX" => ProvisionReason.PermanentExclusion,
            "OFFSITE_DIRECTION" => ProvisionReason.OffSiteDirection,
            _ => Enum.Parse<ProvisionReason>(reason, ignoreCase: true),
        };

    private static DeletionGround Ground(string ground) =>
        ground switch
        {
            "AP" => DeletionGround.AlternativeProvision,
            "DEL-20DAYS" => DeletionGround.TwentySchoolDays,
            "DEL-EHE" => DeletionGround.ElectiveHomeEducation,
            _ => throw new NotSupportedException(ground),
        };

    private static PartyAnswer Answer(string? answer) =>
        answer is null ? PartyAnswer.NotAsked : Enum.Parse<PartyAnswer>(answer, ignoreCase: true);

    private static ChildLoad Load(JsonElement child) =>
        new(child.GetProperty("hours").GetDecimal(), child.Flag("ehcp"), child.Flag("lac"), child.Flag("csa"));

    private static InsuranceFact Certificate(JsonElement certificate) =>
        new(certificate.GetProperty("amount").GetDecimal(), certificate.Date("expires")!.Value);

    private static string? Body(string? body) =>
        body switch
        {
            null => null,
            nameof(ResponsibleBody.HomeLa) => "HOME_LA",
            nameof(ResponsibleBody.MaintainingLa) => "MAINTAINING_LA",
            nameof(ResponsibleBody.EhcpLa) => "LA",
            nameof(ResponsibleBody.GoverningBody) => "GOVERNING_BODY",
            nameof(ResponsibleBody.AcademyTrust) => "ACADEMY_TRUST",
            _ => body,
        };
}
