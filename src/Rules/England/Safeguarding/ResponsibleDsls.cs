using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-001: the commissioning school stays responsible; at every session a lead at the setting and one at the commissioner answer for the child (source: Keeping children safe in education, alternative provision).</summary>
internal sealed class ResponsibleDsls : IRule<ResponsibleDslFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-001", 1, From: null, Until: null, "Keeping children safe in education, alternative provision")
        {
            Title = "The commissioning school stays responsible",
            Statement =
                "Each child has, at every session, one named safeguarding lead at the setting and one at the commissioner. For a child on no roll the authority's commissioner stands in the school's place.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ResponsibleDslFacts facts)
    {
        if (!facts.HasSettingDsl)
        {
            yield return Finding.Block(
                "settingDslMissing",
                "Name the safeguarding lead at the setting who is responsible at each session."
            );
        }

        if (!facts.HasCommissionerDsl)
        {
            yield return Finding.Block(
                "commissionerDslMissing",
                facts.IsOnRoll
                    ? "Name the home school's safeguarding lead who stays responsible for the child."
                    : "The child is on no roll: name the safeguarding lead of the local authority who is responsible.",
                FindingData.Of(("body", facts.IsOnRoll ? "homeSchool" : "localAuthority"))
            );
        }
    }
}
