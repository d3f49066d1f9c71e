using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about moves, transfers and leaving school.</summary>
internal static class TransitionOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } = [new("postSixteen", PostSixteen), new("transferClocks", TransferClocks)];

    private static JsonObject TransferClocks(OperationCall call)
    {
        var facts = call.Facts;
        var left = facts.Date("leftSchoolOn");
        var moved = facts.Date("movedOn");
        var entered = facts.Date("enteredOnRegister");
        var applied = facts.Date("inYearApplication");
        var referred = facts.Date("fairAccessReferral");
        List<RuleDecision> decisions = [];
        if (left is { } leftOn)
        {
            decisions.Add(call.Check(leftOn, new SchoolLeavingFacts(call.Calendar, leftOn)));
        }

        if (moved is { } movedOn)
        {
            decisions.Add(call.Check(movedOn, new ChildProtectionFileFacts(movedOn, call.BankHolidays)));
        }

        if (entered is { } enteredOn)
        {
            decisions.Add(call.Check(enteredOn, new RegisterEntryFacts(enteredOn)));
        }

        if ((applied ?? referred) is { } askedOn)
        {
            decisions.Add(call.Check(askedOn, new NewSchoolFacts(call.Calendar) { AppliedOn = applied, FairAccessReferredOn = referred }));
        }

        if (decisions is [])
        {
            throw new BadFactsException(
                "facts: expected at least one of leftSchoolOn, movedOn, enteredOnRegister, inYearApplication, fairAccessReferral."
            );
        }

        string? Due(string code) =>
            decisions.SelectMany(decision => decision.Deadlines).FirstOrDefault(finding => finding.Code == code)?.DueDate?.Iso();

        return new()
        {
            ["outcome"] = decisions.Select(decision => Answer.Outcome(decision)).MaxBy(Weight),
            ["commonTransferFileBy"] = Due("commonTransferFile"),
            ["childProtectionFileBy"] = Due("childProtectionFile"),
            ["newPupilReturnBy"] = Due("newPupilReturn"),
            ["deletionReturnBy"] = Due("deletionReturn"),
            ["aimToAnswerBy"] = Due("aimToAnswer"),
            ["answerBy"] = Due("answerApplication"),
            ["placeBy"] = Due("fairAccessPlace"),
        };
    }

    private static JsonObject PostSixteen(OperationCall call)
    {
        var facts = call.Facts;
        var birthDate = facts.RequiredDate("dob");
        var asOf = facts.Date("asOf");
        var decision = call.Check(
            asOf ?? Words.NoDateGiven,
            new PostSixteenFacts(birthDate, facts.WholeNumber("leavingYear") ?? CompulsorySchoolAge.End(birthDate).Year)
            {
                AsOf = asOf,
                HasEhcp = facts.Flag("ehcp"),
                IsDestinationPlanWritten = facts.Flag("destinationPlanWritten"),
            }
        );

        return new()
        {
            ["outcome"] = Answer.Outcome(decision),
            ["septemberGuaranteeBy"] = decision.DueBy("ENG-TRN-009")?.Iso(),
            ["destinationPlanBy"] = decision.Of("ENG-TRN-011").Get("destinationPlanBy"),
            ["csaEnds"] = decision.Of("ENG-TRN-008").Get("csaEnds"),
            ["ehcpNamesPost16By"] = decision.DueBy("ENG-TRN-010")?.Iso(),
        };
    }

    private static int Weight(string outcome) => Array.IndexOf(["allow", "deadline", "warn", "block"], outcome);
}
