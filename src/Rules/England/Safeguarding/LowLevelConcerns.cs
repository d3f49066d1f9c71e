using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-006: low-level concerns are recorded by the employer; a pattern is put to the designated officer (source: Keeping children safe in education, Part four).</summary>
internal sealed class LowLevelConcerns(RuleParameters parameters) : IRule<ConcernFacts>, IRule<LowLevelPatternFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-006", 1, From: null, Until: null, "Keeping children safe in education, Part four; local policy for the pattern")
        {
            Title = "Low-level concerns",
            Statement =
                "Low-level concerns about an adult are recorded by the employer and seen by the head of the setting and the designated officer only. Three in twelve months are put to the designated officer for advice.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (ConcernRoutes.IsLowLevel(facts))
        {
            var isNobodyAbove = !ConcernRoutes.Leads(facts).Any();
            yield return Finding.Inform(
                "lowLevel",
                isNobodyAbove
                    ? "Low-level concern: nobody at the employer stands above the adult, so ask the designated officer (LADO)."
                    : "Low-level concern: the employer records it. Only its head and the designated officer (LADO) see it.",
                FindingData.Of(("external", isNobodyAbove ? ConcernRoutes.Lado : null))
            );
        }
    }

    public IEnumerable<Finding> Check(LowLevelPatternFacts facts)
    {
        var since = facts.AsOf.AddMonths(-parameters.LowLevelMonths);
        var count = facts.RecordedOn.Count(day => since < day && day <= facts.AsOf);
        if (count >= parameters.LowLevelCount)
        {
            yield return Finding.Warn(
                "lowLevelPattern",
                $"{count} low-level concerns in {parameters.LowLevelMonths} months: ask the designated officer (LADO) for advice.",
                FindingData.Of(("count", count.ToString(CultureInfo.InvariantCulture)))
            );
        }
    }
}
