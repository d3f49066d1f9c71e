using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-008: the provider marks within 30 minutes of the start. An unexplained absence reaches the home school at once, which calls home the same morning (Working together to improve school attendance; Keeping children safe in education; local policy for the minutes).</summary>
internal sealed class AbsenceToldAtOnce(RuleParameters parameters) : IRule<SessionMarkFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-008",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "Working together to improve school attendance; Keeping children safe in education; local policy for the minutes"
        )
        {
            Title = "Provider tells the school about absence the same session",
            Statement =
                "The provider marks within 30 minutes of the start. An unexplained absence reaches the home school at once, which calls home the same morning.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(SessionMarkFacts facts) => [.. NotMarked(facts), .. Absent(facts)];

    private IEnumerable<Finding> NotMarked(SessionMarkFacts facts)
    {
        if (facts.NotMarked == 0)
        {
            yield break;
        }

        var markBy = LondonTime.Local(facts.SessionStart.AddMinutes(parameters.AttendanceMarkMinutes));
        var time = markBy.ToString("HH:mm", CultureInfo.InvariantCulture);
        var data = FindingData.Of(("notMarked", facts.NotMarked.Figure()), ("markBy", time));
        yield return Finding.Deadline(
            "sessionNotMarked",
            LondonTime.DateOf(markBy),
            "provider",
            $"{facts.NotMarked.Figure()} not marked. Mark them by {time}{(facts.IsProviderOffline ? ", by telephone to the home school" : "")}.",
            "Provider, then home school and authority are alerted, because nobody knows whether the children are safe.",
            data
        );
        var minutes = (facts.AsOf - facts.SessionStart).TotalMinutes;
        if (minutes >= parameters.AttendanceEscalateMinutes)
        {
            yield return Finding.Inform("alertSchoolAndAuthority", "Still not marked: home school and authority are alerted.", data);
        }
        else if (minutes >= parameters.AttendanceMarkMinutes)
        {
            yield return Finding.Inform("alertProvider", "Not marked in time: the provider is alerted.", data);
        }
    }

    private static IEnumerable<Finding> Absent(SessionMarkFacts facts)
    {
        if (facts.AbsentWithoutReason == 0)
        {
            yield break;
        }

        var date = LondonTime.DateOf(facts.SessionStart);
        yield return Finding.Deadline(
            "callHome",
            date,
            "home school",
            $"{facts.AbsentWithoutReason.Figure()} absent without reason. Call home the same morning, {date.InWords()}.",
            "The absence ladder goes on: a child who is not found is the designated safeguarding lead's to decide on.",
            FindingData.Of(("absentWithoutReason", facts.AbsentWithoutReason.Figure()))
        );
        if (facts.IsLaCommissioned)
        {
            yield return Finding.Inform("alertAuthority", "The authority commissions a placement here and is told of the absence too.");
        }
    }
}
