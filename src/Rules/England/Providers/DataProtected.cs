using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-023: No special-category data go to the provider before the fee is paid and the sharing agreement is signed, with a contact and a route for breaches. (source: UK GDPR; Data Protection Act 2018).</summary>
internal sealed class DataProtected : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-023", 1, From: null, Until: null, "UK GDPR; Data Protection Act 2018")
        {
            Title = "Data protection",
            Statement =
                "No special-category data go to the provider before the fee is paid and the sharing agreement is signed, with a contact and a route for breaches.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (!facts.HasDataProtectionFee)
        {
            yield return Finding.Block(
                "dataProtectionFeeMissing",
                "The data protection fee is not on file. Share no special-category data until it is."
            );
        }

        if (!facts.HasSharingAgreement)
        {
            yield return Finding.Block(
                "sharingAgreementMissing",
                "The sharing agreement is not signed. Share no special-category data until it is."
            );
        }
    }
}
