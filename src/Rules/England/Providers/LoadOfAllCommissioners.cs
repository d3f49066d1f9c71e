using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-004: The threshold counts children of all commissioners and what the provider declares itself; it confirms its total each half term. Others see numbers only. (source: Follows from the Education and Skills Act 2008 s.92).</summary>
internal sealed class LoadOfAllCommissioners : IRule<ProviderLoadFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-004", 1, From: null, Until: null, "Follows from the Education and Skills Act 2008 s.92")
        {
            Title = "Count across commissioners",
            Statement =
                "The threshold counts children of all commissioners and what the provider declares itself; it confirms its total each half term. Others see numbers only.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(ProviderLoadFacts facts)
    {
        if (facts.IsRegisteredSchool)
        {
            yield break;
        }

        var fullTime = Math.Max(facts.KnownFullTime, facts.DeclaredFullTime ?? 0);
        yield return Finding.Inform(
            "fullTimeChildrenInAll",
            $"{fullTime.Figure()} full-time children in all (numbers only).",
            FindingData.Of(("fullTimeChildren", fullTime.Figure()))
        );
        if (facts is { HasRefusedToDeclare: true, IsFullTimePlaceProposed: true })
        {
            yield return Finding.Block(
                "loadNotDeclared",
                "The provider refuses to declare its load, so a full-time place might make it an unregistered school. Choose another, or fewer hours."
            );
        }

        var block = facts.Calendar.HalfTermOf(facts.AsOf);
        if (!(facts.DeclaredOn >= block.Start))
        {
            yield return Finding.Deadline(
                "loadToBeConfirmed",
                facts.Calendar.LastSchoolDayOf(block),
                "provider",
                $"The provider confirms its total of full-time children by {facts.Calendar.LastSchoolDayOf(block).InWords()}.",
                "Not confirmed: no new full-time places until it is."
            );
        }
    }
}
