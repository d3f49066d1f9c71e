using System.Text.Json.Nodes;
using AltProvision.Providers.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about providers.</summary>
internal static class ProviderOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [
        new("ageAndStage", AgeAndStage),
        new("capacity", Capacity),
        new("providerReadiness", ProviderReadiness),
        new("registrationThreshold", RegistrationThreshold),
    ];

    // ENG-PRV-002 warns within three hours of the threshold, wherever the question puts it.
    private const decimal WarnHoursBelowFullTime = 3;

    private static JsonObject RegistrationThreshold(OperationCall call)
    {
        var facts = call.Facts;
        var fullTimeHours = facts.Number("fullTimeHours");
        call.Set("fullTimeHours", fullTimeHours);
        call.Set("fullTimeWarnHours", fullTimeHours - WarnHoursBelowFullTime);
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
                    ? new(
                        confirmation.RequiredDate("date"),
                        confirmation.Texts("covers"),
                        confirmation.Texts("sites"),
                        confirmation.Flag("stale")
                    )
                    {
                        AcceptedBy = confirmation.Texts("acceptedBy"),
                    }
                    : null,
                EmployersLiability = Certificate(insurance?.Object("employersLiability")),
                PublicLiability = Certificate(insurance?.Object("publicLiability")),
                HasEmployees = !facts.Flag("noEmployees"),
                IsSelfInsured = facts.Flag("selfInsured"),
            }
        );

        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["blocks"] = Answer.Codes(decision.Blocks),
            ["warnings"] = Answer.Codes(decision.Warnings),
        };
    }

    private static JsonObject Capacity(OperationCall call)
    {
        var facts = call.Facts;
        var booked = facts.Object("booked");
        var decision = call.Check(
            Words.NoDateGiven,
            new CapacityFacts(
                facts.RequiredInteger("capacity"),
                facts.Texts("sessions"),
                booked?.Names.ToDictionary(session => session, booked.RequiredInteger) ?? [],
                facts.Integer("slotsNeeded") ?? 1
            )
        );

        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["fullSessions"] = Answer.List(decision.Of("ENG-PRV-019").Get("fullSessions")),
        };
    }

    private static JsonObject AgeAndStage(OperationCall call)
    {
        var facts = call.Facts;
        var start = facts.RequiredDate("start");
        var range = facts.Numbers("ageRange");
        if (range is not [var low, var high])
        {
            throw new BadFactsException("facts.ageRange: expected the youngest and the oldest age, such as [11, 16].");
        }

        var decision = call.Check(
            start,
            new AgeAndStageFacts(
                facts.RequiredDate("dob"),
                start,
                facts.Date("plannedEnd"),
                (int)low,
                (int)high,
                facts.Texts("keyStages"),
                facts.Flag("registeredRange")
            )
            {
                RecordedYear = facts.Integer("actualNcYear"),
            }
        );

        var judged = decision.Of("ENG-PRV-020");
        return new()
        {
            ["ageAtStart"] = Answer.Number(judged.Get("ageAtStart")),
            ["ageAtEnd"] = Answer.Number(judged.Get("ageAtEnd")),
            ["ncYear"] = Answer.Number(judged.Get("ncYear")),
            ["keyStage"] = judged.Get("keyStage"),
            ["outcome"] = Answer.Gate(decision),
            ["reason"] = decision.Blocks.Concat(decision.Warnings).FirstOrDefault()?.Code,
        };
    }

    private static ChildLoad Load(OperationFacts child) =>
        new(child.RequiredNumber("hours"), child.Flag("ehcp"), child.Flag("lac"), child.Flag("csa", otherwise: true));

    private static InsuranceFact? Certificate(OperationFacts? certificate) =>
        certificate is null ? null : new(certificate.RequiredNumber("amount"), certificate.RequiredDate("expires"));
}
