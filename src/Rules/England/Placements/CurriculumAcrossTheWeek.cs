using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-011: English and mathematics are taught somewhere in the week, science too; what the child would have in school goes on or has an equivalent. (source: Arranging alternative provision (DfE 2025)).</summary>
internal sealed class CurriculumAcrossTheWeek : IRule<WeeklyHoursFacts>
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
        var taught = facts.Elements.SelectMany(element => element.Subjects).Select(Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = facts.HasOtherCurriculum ? [] : Core.Where(subject => !taught.Contains(subject)).ToList();
        if (missing is [])
        {
            yield break;
        }

        var data = FindingData.Of(("missingSubjects", string.Join(',', missing)));
        var isCoreMissing = missing.Exists(subject => subject is not "Science");
        var words = $"Not taught anywhere this week: {string.Join(", ", missing)}.";
        yield return isCoreMissing && facts.LawfulPartTimeReason is null
            ? Finding.Block("coreSubjectMissing", $"{words} A full-time week has English and mathematics. Add them.", data)
            : Finding.Warn("subjectMissing", $"{words} Record how the child keeps up.", data);
    }

    private static string Name(string subject) => subject.Equals("Maths", StringComparison.OrdinalIgnoreCase) ? "Mathematics" : subject;
}
