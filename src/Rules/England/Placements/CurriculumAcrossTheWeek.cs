using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-011: English and mathematics are taught somewhere in the week, science too; what the child would have in school goes on or has an equivalent. (source: Arranging alternative provision (DfE 2025)).</summary>
internal sealed class CurriculumAcrossTheWeek(RuleParameters parameters) : IRule<WeeklyHoursFacts>, IRule<ExamEntriesFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-011", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Curriculum match",
            Statement =
                "English and mathematics are taught somewhere in the week, science too; what the child would have in school goes on or has an equivalent.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    private static readonly string[] Core = ["English", "Mathematics", "Science"];

    public IEnumerable<Finding> Check(WeeklyHoursFacts facts)
    {
        var taught = facts.Elements.SelectMany(element => element.Subjects).ToList();
        var missing = facts.HasOtherCurriculum
            ? []
            : Core.Where(subject => !taught.Exists(name => Subjects.IsTaughtAs(name, subject))).ToList();
        if (missing is [])
        {
            yield break;
        }

        var data = FindingData.Of(("missingSubjects", string.Join(',', missing)));
        var isCoreMissing = missing.Exists(subject => subject is not "Science");
        var words = $"Not taught anywhere this week: {string.Join(", ", missing)}.";
        yield return isCoreMissing && WeekYardstick.IsFullTime(facts, parameters)
            ? Finding.Block("coreSubjectMissing", $"{words} A full-time week has English and mathematics. Add them.", data)
            : Finding.Warn("subjectMissing", $"{words} Record how the child keeps up.", data);
    }

    public IEnumerable<Finding> Check(ExamEntriesFacts facts)
    {
        if (facts.Entries.Count == 0)
        {
            yield return Finding.Warn(
                "examEntriesMissing",
                "No examination is listed. List each entry, or record which equivalents the child works for."
            );
        }

        var incomplete = facts
            .Entries.Where(entry => !entry.HasCentre || !entry.HasCourseworkOwner)
            .Select(entry => entry.Subject)
            .ToList();
        if (incomplete.Count > 0)
        {
            yield return Finding.Warn(
                "examEntriesIncomplete",
                $"Name the centre and who answers for coursework: {string.Join(", ", incomplete)}.",
                FindingData.Of(("subjects", string.Join(',', incomplete)))
            );
        }

        var due = new DateOnly(AcademicYear.Of(facts.AsOf).StartYear + 1, parameters.ExamEntryMonth, parameters.ExamEntryDay);
        if (facts is { IsExamYear: true, AreEntered: false })
        {
            yield return Finding.Deadline(
                "examEntriesDue",
                due,
                "home school",
                $"Enter the child for its examinations by {due.InWords()}, with the centre that each is sat at.",
                "Late entries cost more, and may be refused: the child could miss the qualification."
            );
        }
    }
}
