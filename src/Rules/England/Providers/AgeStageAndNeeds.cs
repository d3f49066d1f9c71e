using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-020: The child is within the age range on every planned day and in a key stage that is offered; the range of a registered school binds. (source: Education (Independent School Standards) Regulations 2014; local policy for non-school provision).</summary>
internal sealed class AgeStageAndNeeds : IRule<AgeAndStageFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-020",
            1,
            From: null,
            Until: null,
            "Education (Independent School Standards) Regulations 2014; local policy for non-school provision"
        )
        {
            Title = "Age range, key stage, sex, needs",
            Statement =
                "The child is within the age range on every planned day and in a key stage that is offered; the range of a registered school binds.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(AgeAndStageFacts facts)
    {
        var end = facts.PlannedEnd ?? facts.Start;
        var (ageAtStart, ageAtEnd) = (Age.On(facts.BirthDate, facts.Start), Age.On(facts.BirthDate, end));
        var year = facts.RecordedYear ?? AcademicYear.YearGroup(facts.BirthDate, facts.Start);
        var stage = AcademicYear.KeyStage(year);
        var data = FindingData.Of(
            ("ageAtStart", ageAtStart.Figure()),
            ("ageAtEnd", ageAtEnd.Figure()),
            ("ncYear", year.Figure()),
            ("keyStage", stage)
        );
        yield return Finding.Inform("ageAndStage", $"{ageAtStart.Figure()} at the start, {ageAtEnd.Figure()} at the end, {stage}.", data);
        if (ageAtStart < facts.LowAge || ageAtEnd > facts.HighAge)
        {
            var message =
                ageAtStart < facts.LowAge
                    ? $"{ageAtStart.Figure()} at the start; the range begins at {facts.LowAge.Figure()}."
                    : $"{ageAtEnd.Figure()} on {end.InWords()}; the range ends at {facts.HighAge.Figure()}. Agree an earlier end or choose another.";
            yield return facts.IsRegisteredRange
                ? Finding.Block("ageOutsideRegisteredRange", message, data)
                : Finding.Warn("ageOutsideRange", message + " Record why it is right.", data);
        }

        if (facts.KeyStages.Count > 0 && !facts.KeyStages.Contains(stage, StringComparer.OrdinalIgnoreCase))
        {
            yield return Finding.Warn("keyStageNotOffered", $"{stage} is not offered. Record how the child is taught.", data);
        }

        if (facts.IsOutsideSingleSex)
        {
            yield return Finding.Block("singleSexSetting", "The setting takes only boys or only girls. Choose another.");
        }

        if (facts.NeedsNotOffered.Count > 0)
        {
            yield return Finding.Warn(
                "needsNotOffered",
                $"Not offered: {string.Join(", ", facts.NeedsNotOffered)}. Record how the needs are met.",
                FindingData.Of(("needs", string.Join(',', facts.NeedsNotOffered)))
            );
        }
    }
}
