using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-004 while each suspension was counted by itself.</summary>
internal sealed class SuspensionSixthDay(RuleParameters parameters) : IRule<SuspensionFacts>
{
    public RuleVersion Version { get; } =
        SuspensionDuty.Version(1, new(2007, 9, 1), new(2015, 1, 4), "Education and Inspections Act 2006 s.100; SI 2007/1870 reg 3");

    public IEnumerable<Finding> Check(SuspensionFacts facts) =>
        SuspensionDuty.Check(facts, SuspensionRun.Apart(facts, parameters.PartialSuspensionDayCounts));
}
