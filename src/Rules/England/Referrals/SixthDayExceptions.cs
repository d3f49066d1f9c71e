using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-007: exceptions to the sixth-day duty (source: SI 2007/1870 reg 5).</summary>
internal sealed class SixthDayExceptions : IRule<PermanentExclusionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-007", 1, From: new(2007, 9, 1), Until: null, "SI 2007/1870 reg 5")
        {
            Title = "Exceptions to the sixth-day duty",
            Statement =
                "No duty after the last public examination of Year 11, where an EHCP asks for fewer hours, or outside compulsory school age.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(PermanentExclusionFacts facts)
    {
        if (SixthDay.Exception(facts) is var (code, message))
        {
            yield return new(Outcome.Inform, code, message);
        }
    }
}
