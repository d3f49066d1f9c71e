using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-016: only a school can suspend or exclude; another provider can end its service (source: Education Act 2002 s.51A).</summary>
internal sealed class ExclusionFromProvision : IRule<ProvisionExclusionFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-TRN-016",
            1,
            From: null,
            Until: null,
            "Education Act 2002 s.51A; School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012"
        )
        {
            Title = "Exclusion from alternative provision",
            Statement =
                "Only a school can suspend or exclude, a pupil referral unit and an AP academy among them. A provider that is not a school can only end its service. One school's exclusion does not end registration at the other.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ProvisionExclusionFacts facts)
    {
        if (facts.Body is ExcludingBody.NonSchoolProvider)
        {
            yield return Finding.Block(
                "providerCannotExclude",
                "A provider that is not a school cannot suspend or exclude. Record that it ends the place, with its reason and notice."
            );
            yield break;
        }

        yield return Finding.Inform(
            "schoolMayExclude",
            "This is a school and may exclude. The rules on exclusion apply, with notices and duties."
        );
        if (facts.IsDualRegistered)
        {
            yield return Finding.Inform(
                "otherRegistrationStands",
                "The exclusion does not end the child's registration at the other school. Tell that school today."
            );
        }
    }
}
