using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-003: the home authority, not the school's (source: Education Act 1996 s.19; Suspension and permanent exclusion (DfE)).</summary>
internal sealed class HomeAuthority : IRule<PermanentExclusionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-003", 1, From: new(2007, 9, 1), Until: null, "Education Act 1996 s.19; Suspension and permanent exclusion (DfE)")
        {
            Title = "The home authority, not the school's",
            Statement = "The duty lies with the authority for the area where the child lives. Both authorities are told when they differ.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(PermanentExclusionFacts facts)
    {
        var home = SixthDay.HomeLa(facts);
        if (home is null)
        {
            yield return new(
                Outcome.Warn,
                "homeAuthorityUnknown",
                "It is not known where the child lives. Find out which authority owes the duty; the clock runs meanwhile."
            );
        }
        else if (facts.SchoolLa is { } school && school.Code != home.Code)
        {
            yield return new(
                Outcome.Inform,
                "authoritiesDiffer",
                $"{home.Name} is the home authority; the school is in {school.Name}. Tell both.",
                Data: FindingData.Of(("homeLa", home.Code), ("schoolLa", school.Code))
            );
        }
    }
}
