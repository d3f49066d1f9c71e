using System.Text.Json.Nodes;
using AltProvision.Providers.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about providers.</summary>
internal static class ProviderOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [new("providerReadiness", ProviderReadiness), new("registrationThreshold", RegistrationThreshold)];

    private static JsonObject RegistrationThreshold(OperationCall call)
    {
        var facts = call.Facts;
        call.Set("fullTimeHours", facts.Number("fullTimeHours"));
        var decision = call.Check(
            Words.NoDateGiven,
            new RegistrationThresholdFacts(
                facts.RequiredFlag("registeredSchool"),
                [.. facts.Objects("current").Select(Load)],
                facts.Object("proposed") is { } proposed ? Load(proposed) : null
            )
        );

        var judged = decision.Of("ENG-PRV-002");
        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["fullTimeChildren"] = Answer.Number(judged.Get("fullTimeChildren")),
            ["reason"] = judged?.Code,
        };
    }

    private static JsonObject ProviderReadiness(OperationCall call)
    {
        var facts = call.Facts;
        var start = facts.RequiredDate("start");
        var insurance = facts.Object("insurance");
        var decision = call.Check(
            start,
            new ProviderReadinessFacts(
                facts.RequiredWord("status", Words.Approvals),
                start,
                facts.Date("plannedEnd"),
                facts.RequiredText("commissioner"),
                facts.RequiredText("site"),
                facts.Texts("knownSites"),
                facts.Flag("commissionerCheckRecorded")
            )
            {
                Confirmation = facts.Object("safeguardingConfirmation") is { } confirmation
                    ? new(confirmation.RequiredDate("date"), confirmation.Texts("covers"), confirmation.Texts("sites"))
                    : null,
                EmployersLiability = Certificate(insurance?.Object("employersLiability")),
                PublicLiability = Certificate(insurance?.Object("publicLiability")),
                HasEmployees = !facts.Flag("noEmployees"),
            }
        );

        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["blocks"] = Answer.Codes(decision.Blocks),
            ["warnings"] = Answer.Codes(decision.Warnings),
        };
    }

    private static ChildLoad Load(OperationFacts child) =>
        new(child.RequiredNumber("hours"), child.Flag("ehcp"), child.Flag("lac"), child.Flag("csa", otherwise: true));

    private static InsuranceFact? Certificate(OperationFacts? certificate) =>
        certificate is null ? null : new(certificate.RequiredNumber("amount"), certificate.RequiredDate("expires"));
}
