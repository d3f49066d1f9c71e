using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-021: alternative provision does not replace the placement that a plan names; only the authority can change it (Children and Families Act 2014, ss.38-44; SEND Regulations 2014, regs 18-22 and 28).</summary>
internal sealed class EhcpNamedPlacement : IRule<EhcpChangeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-021",
            1,
            From: null,
            Until: null,
            "Children and Families Act 2014 ss.38-44; Special Educational Needs and Disability Regulations 2014 regs 18-22, 28"
        )
        {
            Title = "EHCP: talk to the authority before changing anything named",
            Statement =
                "A placement for a time on the roll of the named school is possible. A change of the named placement needs a review and an amended plan.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(EhcpChangeFacts facts)
    {
        if (!facts.HasEhcp)
        {
            return [];
        }

        return facts.Kind is EhcpChangeKind.PermanentChange ? PermanentChange(facts) : Temporary(facts);
    }

    private static IEnumerable<Finding> PermanentChange(EhcpChangeFacts facts)
    {
        if (!facts.LaHasAmendedPlan)
        {
            yield return Finding.Block(
                "laMustReviewAndAmend",
                "Only the authority can change the placement that the plan names. Ask it to review and amend the plan first."
            );
        }
    }

    private static IEnumerable<Finding> Temporary(EhcpChangeFacts facts)
    {
        if (!facts.IsCaseworkerConsulted)
        {
            yield return Finding.Block(
                "caseworkerNotConsulted",
                "The child has a plan. Talk to the authority's caseworker before anything is arranged elsewhere."
            );
        }

        // Where the length is known, ENG-REV-011 says whether the plan has to be reviewed early.
        if (facts is { Weeks: null, EarlyReviewDate: null })
        {
            yield return Finding.Warn(
                "interimReviewMissing",
                "Neither the length of the placement nor a date for reviewing the plan is known. Agree a date with the caseworker."
            );
        }
    }
}
