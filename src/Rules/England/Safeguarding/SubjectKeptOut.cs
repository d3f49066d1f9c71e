using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-012: the subject, and whoever is conflicted, never sees it; routing goes above them (source: Keeping children safe in education, Part four).</summary>
internal sealed class SubjectKeptOut : IRule<ConcernFacts>, IRule<ConcernViewFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-012", 1, From: null, Until: null, "Keeping children safe in education, Part four")
        {
            Title = "The subject never sees it",
            Statement =
                "A person who is the subject, family of the subject or managed by the subject is removed from lists, counts, notices and audit views; whoever stands above is told instead.",
            Strength = RuleStrength.StatutoryGuidanceMust,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (ConcernRoutes.KeptOut(facts) is not [] and var keptOut)
        {
            yield return Finding.Inform(
                "subjectKeptOut",
                "Who is the subject, may be or is managed by the subject is not told and sees nothing. Whoever stands above is told instead.",
                FindingData.Of(
                    ("keptOut", ConcernRoutes.Join(keptOut)),
                    ("notify", ConcernRoutes.IsLowLevel(facts) ? "" : ConcernRoutes.Join(ConcernRoutes.Above(facts)))
                )
            );
        }
    }

    public IEnumerable<Finding> Check(ConcernViewFacts facts)
    {
        if (facts.IsSubject || facts.IsConflicted)
        {
            // Not even that there is something: the message is what a stranger to the record would read.
            yield return Finding.Block("subjectOrConflict", "There is nothing to show.", FindingData.Of(("view", "none")));
        }
    }
}
