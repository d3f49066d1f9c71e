using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-029: Under or over compulsory school age there is no duty under s.19; from 16 to 18 the authority has a power and duties to support participation. (source: Education Act 1996 ss.8, 19; Education and Skills Act 2008 Part 1).</summary>
internal sealed class OutsideCompulsoryAge : IRule<DutyAgeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-029", 1, From: null, Until: null, "Education Act 1996 ss.8, 19; Education and Skills Act 2008 Part 1")
        {
            Title = "Outside compulsory school age",
            Statement =
                "Under or over compulsory school age there is no duty under s.19; from 16 to 18 the authority has a power and duties to support participation.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(DutyAgeFacts facts)
    {
        if (!CompulsorySchoolAge.Applies(facts.BirthDate, facts.AsOf))
        {
            var isUnder = facts.AsOf < CompulsorySchoolAge.Start(facts.BirthDate);
            yield return Finding.Inform(
                isUnder ? "underCompulsoryAge" : "overCompulsoryAge",
                isUnder
                    ? "No s.19 duty: not yet of compulsory school age."
                    : "No s.19 duty: over compulsory school age. The participation team helps; the authority has a power to arrange education."
            );
        }
    }
}
