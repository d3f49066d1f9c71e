using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-005: Five children of compulsory school age full-time, or one who is looked after or has special educational needs as defined, make a provider that has to register. (source: Children's Wellbeing and Schools Act 2026 s.43, not commenced).</summary>
internal sealed class RegistrationThresholdAsEnacted(RuleParameters parameters) : IRule<RegistrationThresholdFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-005", 1, From: new(2026, 4, 29), Until: null, "Children's Wellbeing and Schools Act 2026 s.43, not commenced")
        {
            Title = "Registration threshold, prospective",
            Statement =
                "Five children of compulsory school age full-time, or one who is looked after or has special educational needs as defined, make a provider that has to register.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Low,
            OffBecause =
                "Children's Wellbeing and Schools Act 2026 s.43 is not commenced; date and meaning of special educational needs are to be checked.",
        };

    public IEnumerable<Finding> Check(RegistrationThresholdFacts facts)
    {
        if (facts.IsRegisteredSchool)
        {
            yield break;
        }

        var fullTime = facts
            .Current.Append(facts.Proposed)
            .OfType<ChildLoad>()
            .Where(child => child.IsCompulsorySchoolAge && child.HoursPerWeek >= parameters.FullTimeHours)
            .ToList();
        if (fullTime.Count >= 5 || fullTime.Exists(child => child.IsLookedAfter || child.HasSpecialEducationalNeeds))
        {
            yield return Finding.Block(
                "wouldHaveToRegister",
                "Under the Act of 2026 the provider would have to be a registered school. Agree fewer hours or choose a registered school."
            );
        }
    }
}
