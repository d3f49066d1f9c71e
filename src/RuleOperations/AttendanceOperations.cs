using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about attendance and its codes.</summary>
internal static class AttendanceOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [
        new("absenceBand", AbsenceBand),
        new("attendanceCode", AttendanceCode),
        new("nCodeExpiry", NCodeExpiry),
        new("penaltyThreshold", PenaltyThreshold),
        new("tenDayReturn", TenDayReturn),
    ];

    private static JsonObject AttendanceCode(OperationCall call)
    {
        var facts = call.Facts;
        var place = facts.RequiredWord("timetabledAt", Words.SessionPlaces);
        var decision = call.Check(
            Words.NoDateGiven,
            new SessionCodeFacts(place, facts.Word("attended", Words.SessionAttendances) ?? SessionAttendance.Unknown)
            {
                Half = facts.Word("part", Words.HalfDays) ?? HalfDay.Am,
                IsExcluded = facts.Flag("excluded"),
                IsProvisionInPlace = facts.Flag("apInPlace"),
                IsCompulsorySchoolAge = facts.Flag("csa", otherwise: true),
                ArrangedBy =
                    place is SessionPlace.Place
                        ? facts.RequiredWord("arrangedBy", Words.Arrangers)
                        : facts.Word("arrangedBy", Words.Arrangers) ?? EducationArranger.School,
                AbsenceReason = facts.Word("absenceReason", Words.AbsenceReasons)?.Code,
                Activity = facts.Word("activity", Words.Activities) ?? ApprovedActivity.Other,
                IsSupervised = facts.Flag("supervised", otherwise: true),
                IsPartTimeAgreed = facts.Flag("partTimeAgreed"),
                Arrival = facts.Word("arrival", Words.Arrivals),
                SchoolCode = facts.Text("schoolCode"),
            }
        );

        return new() { ["outcome"] = Answer.Outcome(decision, quiet: "inform"), ["code"] = decision.Of("ENG-ATT-002").Get("code") };
    }

    private static JsonObject NCodeExpiry(OperationCall call)
    {
        var session = call.Facts.RequiredDate("sessionDate");
        var decision = call.Check(session, new UnresolvedAbsenceFacts(call.Calendar, session));

        var due = decision.Of("ENG-ATT-009");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["correctBy"] = due?.DueDate?.Iso(),
            ["thenCode"] = due.Get("thenCode"),
        };
    }

    private static JsonObject TenDayReturn(OperationCall call)
    {
        var facts = call.Facts;
        var asOf = facts.RequiredDate("asOf");
        var decision = call.Check(
            asOf,
            new UnauthorisedRunFacts(call.Calendar, facts.RequiredDate("firstUnauthorisedDay"), asOf)
            {
                BrokenBy = facts.Dates("brokenBy"),
                IsCompulsorySchoolAge = facts.Flag("csa", otherwise: true),
            }
        );

        var run = decision.Of("ENG-ATT-010");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["tenthSchoolDay"] = run.Get("tenthSchoolDay"),
            ["runStarts"] = run.Get("runStarts"),
        };
    }

    private static JsonObject AbsenceBand(OperationCall call)
    {
        var facts = call.Facts;
        var decision = call.Check(
            Words.NoDateGiven,
            new AbsenceRateFacts(facts.RequiredInteger("possible"), facts.RequiredInteger("missed"))
        );

        var rate = decision.Of("ENG-ATT-013");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["percentMissed"] = Answer.Number(rate.Get("percentMissed")),
            ["band"] = rate.Get("band"),
        };
    }

    private static JsonObject PenaltyThreshold(OperationCall call)
    {
        var decision = call.Check(
            Words.NoDateGiven,
            new PenaltyThresholdFacts(call.Facts.RequiredInteger("unauthorisedSessionsInRolling10SchoolWeeks"))
        );

        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["reached"] = Answer.Truth(decision.Of("ENG-ATT-014").Get("reached")),
        };
    }
}
