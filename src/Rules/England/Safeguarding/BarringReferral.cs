using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-024: an employer that removes a person because of harm or risk must refer to the DBS, and a teacher's case may go to the Teaching Regulation Agency (source: Safeguarding Vulnerable Groups Act 2006 s.35; Education Act 2002 s.141D).</summary>
internal sealed class BarringReferral : IRule<AllegationClosedFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-024", 1, From: null, Until: null, "Safeguarding Vulnerable Groups Act 2006 s.35; Education Act 2002 s.141D")
        {
            Title = "Referral to DBS / Teaching Regulation Agency",
            Statement =
                "An employer that removes a person, or would have, because of harm or risk refers to the DBS. A teacher's serious misconduct is considered for the Teaching Regulation Agency.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(AllegationClosedFacts facts)
    {
        if (facts is { IsRemovedOrWouldHaveBeen: true, IsBecauseOfHarmOrRisk: true })
        {
            yield return Task(
                facts,
                "dbsReferral",
                "Refer the person to the DBS: the law asks it of the employer, also when the person left first."
            );
        }
        else if (facts.IsSubstantiated)
        {
            yield return Task(
                facts,
                "decideOnDbs",
                "The allegation is substantiated: decide whether the person must be referred to the DBS, and record why."
            );
        }

        if (facts is { IsSubstantiated: true, IsTeacherMisconduct: true })
        {
            yield return Task(
                facts,
                "considerTeachingRegulationAgency",
                "Consider a referral to the Teaching Regulation Agency, and record the decision."
            );
        }
    }

    private static Finding Task(AllegationClosedFacts facts, string code, string message) =>
        Finding.Deadline(
            code,
            facts.ClosedOn,
            "employer",
            message,
            "It is not done: the designated officer (LADO) asks the employer for it, and the case is not closed."
        );
}
