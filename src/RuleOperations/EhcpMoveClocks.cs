using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>The clocks of an EHCP that changes phase or authority, for questions about plans.</summary>
internal static class EhcpMoveClocks
{
    private static readonly Dictionary<string, EhcpPhase> Phases = new(Words.Enum<EhcpPhase>(), StringComparer.OrdinalIgnoreCase)
    {
        ["earlyYearsToSchool"] = EhcpPhase.IntoSchool,
        ["nurseryToSchool"] = EhcpPhase.IntoSchool,
        ["schoolEntry"] = EhcpPhase.IntoSchool,
        ["infantJunior"] = EhcpPhase.InfantToJunior,
        ["primarySecondary"] = EhcpPhase.PrimaryToSecondary,
        ["secondaryPost16"] = EhcpPhase.SecondaryToPost16,
        ["post16ToPost16"] = EhcpPhase.BetweenPost16Settings,
        ["betweenPost16"] = EhcpPhase.BetweenPost16Settings,
        ["post16Move"] = EhcpPhase.BetweenPost16Settings,
    };

    /// <summary>
    /// <c>phaseTransferBy</c> from <c>phase</c> and <c>transferYear</c>; <c>planTransfersOn</c>, <c>newLaTellsFamilyBy</c> and <c>reviewBy</c>
    /// from <c>movedLaOn</c> and <c>lastReviewOrPlan</c>. Null where the facts are not given. Read every other fact of the question before.
    /// </summary>
    public static JsonObject Read(OperationCall call)
    {
        var facts = call.Facts;
        var phase = facts.Word("phase", Phases);
        var year = facts.WholeNumber("transferYear");
        var moved = facts.Date("movedLaOn");
        var last = facts.Date("lastReviewOrPlan");
        var transfer = phase is { } to
            ? call.Check(
                new(year ?? throw new BadFactsException("facts.transferYear: missing, expected a year, because a phase is given."), 1, 1),
                new EhcpPhaseFacts(to, year.Value)
            )
            : null;
        var move = moved is { } movedOn
            ? call.Check(movedOn, new EhcpMoveFacts(movedOn, call.BankHolidays) { LastReviewOrPlan = last })
            : null;

        string? Due(string code) => move?.Deadlines.FirstOrDefault(finding => finding.Code == code)?.DueDate?.Iso();

        return new()
        {
            ["phaseTransferBy"] = transfer?.DueBy("ENG-TRN-010")?.Iso(),
            ["planTransfersOn"] = Due("planTransfers"),
            ["newLaTellsFamilyBy"] = Due("tellFamily"),
            ["reviewBy"] = Due("reviewAfterMove"),
        };
    }
}
