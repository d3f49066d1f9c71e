using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-022: the social worker, the virtual school head and the youth offending team worker hear the same day (source: Keeping children safe in education; Working together to safeguard children 2023).</summary>
internal sealed class ConcernToldToWorkers : IRule<ConcernFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-022", 1, From: null, Until: null, "Keeping children safe in education; Working together to safeguard children 2023")
        {
            Title = "Social worker, virtual school head and youth offending team informed",
            Statement =
                "For a child with a social worker, a looked-after child and a child with a youth offending team worker those are told the same day.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (!ConcernRoutes.IsLowLevel(facts) && Workers(facts).ToList() is not [] and var workers)
        {
            var today = ConcernRoutes.LocalDate(facts);
            yield return Finding.Deadline(
                "tellWorkers",
                today,
                "safeguarding lead",
                $"Tell {string.Join(" and ", workers.Select(worker => worker.Words))} by the end of {today.InWords()}.",
                "They do not know: the authority's safeguarding lead tells them now.",
                FindingData.Of(("notify", ConcernRoutes.Join(workers.Select(worker => worker.Name))))
            );
        }
    }

    private static IEnumerable<(string Name, string Words)> Workers(ConcernFacts facts)
    {
        if (facts.HasSocialWorker)
        {
            yield return ("socialWorker", "the social worker");
        }

        if (facts.IsLookedAfter)
        {
            yield return ("virtualSchoolHead", "the virtual school head");
        }

        if (facts.HasYotWorker)
        {
            yield return ("youthOffendingTeam", "the youth offending team worker");
        }
    }
}
