using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-008: Everybody who works there is checked as a school would check its staff, on one central record that is sampled every year. Certificates are not stored. (source: National standards for non-school alternative provision 2025, 1.1; Education Act 2002 s.175).</summary>
internal sealed class RecruitmentChecked(RuleParameters parameters) : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-008",
            1,
            From: null,
            Until: null,
            "National standards for non-school alternative provision 2025, 1.1; Education Act 2002 s.175"
        )
        {
            Title = "Recruitment checks and single central record",
            Statement =
                "Everybody who works there is checked as a school would check its staff, on one central record that is sampled every year. Certificates are not stored.",
            Strength = RuleStrength.NationalStandard,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (!facts.IsRecruitmentAttested)
        {
            yield return Finding.Block(
                "recruitmentNotAttested",
                "The provider has not attested its recruitment checks. Ask for it in writing."
            );
        }

        if (facts.RegisterSampledOn is not { } sampled)
        {
            yield return Finding.Block("centralRecordNeverSampled", "The single central record was never sampled. Sample it on a visit.");
        }
        else if (sampled.AddMonths(parameters.CentralRecordMaxAgeMonths) < facts.AsOf)
        {
            yield return Finding.Block(
                "centralRecordSampleTooOld",
                $"The single central record was last sampled on {sampled.InWords()}. Sample it again."
            );
        }
    }
}
