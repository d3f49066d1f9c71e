using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class TransitionParametersTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    [Fact]
    [Covers("ENG-TRN-006", "ENG-TRN-009", "ENG-TRN-011", "ENG-TRN-014", "ENG-TRN-015", "ENG-TRN-017")]
    public void Local_numbers_are_parameters()
    {
        RuleParameters
            .Default.List()
            .Where(parameter => parameter.RuleId.StartsWith("ENG-TRN-", StringComparison.Ordinal))
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value)
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["cpFile.workingDays"] = "5",
                    ["offer.firstWarningMonth"] = "1",
                    ["offer.secondWarningMonth"] = "5",
                    ["destinationPlan.byMonth"] = "1",
                    ["destinationPlan.checkMonth"] = "10",
                    ["return.reopenSchoolWeeks"] = "12",
                    ["return.reviewSchoolDays"] = "5",
                    ["followUp.firstSchoolWeeks"] = "6",
                    ["followUp.secondSchoolWeeks"] = "12",
                    ["ehe.afterRefusalSchoolDays"] = "10",
                    ["ehe.consentCommenced"] = "false",
                },
                ignoreOrder: true
            );
    }

    [Fact]
    [Covers("ENG-TRN-014", "ENG-TRN-015", "ENG-TRN-017")]
    public void An_authority_may_set_other_times()
    {
        Check(new FailedReturnFacts(Alpha, new(2025, 11, 7), new(2025, 11, 14)))
            .ShouldBe(["Inform caseReopened", "Deadline reviewAfterBreakdown 2025-11-18 (commissioner)"]);
        Check(new FailedReturnFacts(Alpha, new(2025, 11, 7), new(2025, 11, 17))).ShouldBe(["Inform newReferral"]);
        Check(new FollowUpFacts(Alpha, new(2025, 11, 7)))
            .Take(2)
            .ShouldBe(["Deadline followUp 2025-11-14 (commissioner) weeks=1", "Deadline followUp 2025-11-21 (commissioner) weeks=2"]);
        Check(new HomeEducationFacts(Alpha, new(2025, 11, 24)) { IsWrittenByParent = true, ProvisionRefusedOn = new(2025, 11, 20) })
            .Count.ShouldBe(1);
        Check(new HomeEducationFacts(Alpha, new(2025, 11, 24)) { IsWrittenByParent = true, ProvisionRefusedOn = new(2025, 11, 21) })
            .Count.ShouldBe(2);
    }

    private static List<string> Check<TFacts>(TFacts facts)
        where TFacts : class
    {
        var book = Given.Book.WithDefaults(
            new Dictionary<string, string>
            {
                ["return.reopenSchoolWeeks"] = "1",
                ["return.reviewSchoolDays"] = "2",
                ["followUp.firstSchoolWeeks"] = "1",
                ["followUp.secondSchoolWeeks"] = "2",
                ["ehe.afterRefusalSchoolDays"] = "1",
            }
        );
        var decision = new RuleBook<TFacts>(book).Check(new(2025, 11, 24), facts);
        return
        [
            .. decision
                .Findings.Select(finding => finding.RuleId)
                .Distinct()
                .Where(id => id.StartsWith("ENG-TRN-", StringComparison.Ordinal))
                .SelectMany(decision.Lines),
        ];
    }
}
