using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-017 while the regulations bound maintained schools only.</summary>
internal sealed class OffSiteDirections : IRule<ResponsibleBodyFacts>
{
    public RuleVersion Version { get; } =
        Directions.Version(
            1,
            new(2010, 9, 1),
            new(2026, 7, 25),
            "Education Act 2002 s.29A; SI 2010/1156; SI 2012/2532",
            RuleConfidence.High
        );

    public IEnumerable<Finding> Check(ResponsibleBodyFacts facts) =>
        Directions.Check(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained => Directions.Mandatory,
                SchoolKind.Academy => Directions.GoodPractice,
                _ => null,
            }
        );
}
