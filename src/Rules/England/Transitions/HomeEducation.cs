using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-017: home education out of alternative provision needs the parent's written notice, the authority is told the same day, and some children need consent (source: Education Act 1996 s.7; SI 2024/208 reg 9; Children's Wellbeing and Schools Act 2026).</summary>
internal sealed class HomeEducation(RuleParameters parameters) : IRule<HomeEducationFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-TRN-017",
            1,
            From: null,
            Until: null,
            "Education Act 1996 s.7; SI 2024/208 reg 9; Children's Wellbeing and Schools Act 2026 for the consent not yet commenced"
        )
        {
            Title = "Elective home education from alternative provision",
            Statement =
                "The parent gives written notice and the school tells the authority the same day. A child at a special school by arrangement of the authority needs its consent; the 2026 Act adds children under child protection once commenced. Home education soon after a refusal is looked at as possible off-rolling.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(HomeEducationFacts facts)
    {
        if (!facts.IsWrittenByParent)
        {
            yield return Finding.Block(
                "writtenNoticeMissing",
                "There is no written notice from the parent, so the child stays on roll. A school may not write it or press for it."
            );
        }

        if (NeedsConsent(facts) && !facts.AuthorityConsents)
        {
            yield return Finding.Block(
                "authorityConsentMissing",
                "The local authority has to consent first. Ask for it; the child stays on roll."
            );
        }

        yield return Finding.Deadline(
            "tellAuthority",
            facts.NotifiedOn,
            "home school",
            $"Tell the local authority on {facts.NotifiedOn.InWords()} that the parent wants to educate the child at home.",
            "The authority does not know: tell it now, and record why it is late."
        );
        if (IsSoonAfterRefusal(facts))
        {
            yield return Finding.Warn(
                "possibleOffRolling",
                "The notice follows soon after alternative provision was refused. Find out whether the parent was pressed, and record the answer."
            );
        }
    }

    private bool NeedsConsent(HomeEducationFacts facts) =>
        facts.IsAtSpecialSchoolByAuthority || (parameters.IsHomeEducationConsentCommenced && facts.IsUnderChildProtection);

    private bool IsSoonAfterRefusal(HomeEducationFacts facts) =>
        facts.ProvisionRefusedOn is { } refused
        && refused <= facts.NotifiedOn
        && facts.Calendar.CountSchoolDays(refused.AddDays(1), facts.NotifiedOn) <= parameters.HomeEducationAfterRefusalSchoolDays;
}
