using AltProvision.Kernel;
using AltProvision.RuleOperations;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Every deadline says who has to act and what happens when it passes.</summary>
public class DeadlineTests
{
    [Fact]
    public void No_deadline_of_the_worked_cases_is_without_owner_date_and_consequence()
    {
        var deadlines = WorkedCases
            .All.SelectMany(worked =>
                RuleQuestions
                    .Decide(
                        Given.Book,
                        worked.Operation,
                        worked.Calendar is { } name ? Given.Calendar(name) : null,
                        Given.BankHolidays,
                        worked.Facts
                    )
                    .Decision.Deadlines
            )
            .ToList();

        deadlines.Count.ShouldBeGreaterThan(30);
        deadlines
            .Where(d => d.DueDate is null || string.IsNullOrWhiteSpace(d.Owner) || string.IsNullOrWhiteSpace(d.WhenPassed))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_rule_makes_a_deadline_in_another_way()
    {
        Directory
            .GetFiles(Path.Combine(SourceRoot.Folder, "src", "Rules"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("Outcome.Deadline,", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
