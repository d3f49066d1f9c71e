using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-004 since suspensions that follow each other count as one run.</summary>
internal sealed class SuspensionSixthDayFrom2015(RuleParameters parameters) : IRule<SuspensionFacts>
{
    public RuleVersion Version { get; } =
        SuspensionDuty.Version(
            2,
            new(2015, 1, 5),
            null,
            "Education and Inspections Act 2006 s.100; SI 2007/1870 reg 3 as amended by SI 2014/3216"
        );

    public IEnumerable<Finding> Check(SuspensionFacts facts) =>
        SuspensionDuty.Check(facts, SuspensionRun.Join(facts, parameters.PartialSuspensionDayCounts));
}
