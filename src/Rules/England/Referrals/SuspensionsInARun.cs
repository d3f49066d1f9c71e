using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-005: consecutive suspensions are one run (source: SI 2014/3216).</summary>
internal sealed class SuspensionsInARun(RuleParameters parameters) : IRule<SuspensionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-005", 1, From: new(2015, 1, 5), Until: null, "SI 2014/3216")
        {
            Title = "Consecutive suspensions are one run",
            Statement = "Suspensions with no attended school day between them count as one run, however many decisions were made.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SuspensionFacts facts) =>
        SuspensionRun.Join(facts, parameters.PartialSuspensionDayCounts).Select(Describe);

    private static Finding Describe(SuspensionRun run)
    {
        var days = run.SchoolDays.Count.ToString(CultureInfo.InvariantCulture);
        var subject =
            run.Periods.Count == 1
                ? "This suspension is"
                : $"These {run.Periods.Count.ToString(CultureInfo.InvariantCulture)} suspensions count as";
        return new(
            Outcome.Inform,
            "suspensionRun",
            $"{subject} one run of {days} school days, {run.From.InWords()} to {run.To.InWords()}.",
            Data: FindingData.Of(("from", run.From.Iso()), ("to", run.To.Iso()), ("schoolDays", days))
        );
    }
}
