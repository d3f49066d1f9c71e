using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-015: Where specialist evidence is slow, that of a GP or another professional is used; want of a consultant is no reason to refuse. (source: Arranging education for children who cannot attend school because of health needs (DfE, December 2023)).</summary>
internal sealed class NoWaitForConsultant : IRule<MedicalEvidenceFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-015",
            1,
            From: new(2023, 12, 1),
            Until: null,
            "Arranging education for children who cannot attend school because of health needs (DfE, December 2023)"
        )
        {
            Title = "Do not wait for a consultant's letter",
            Statement =
                "Where specialist evidence is slow, that of a GP or another professional is used; want of a consultant is no reason to refuse.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(MedicalEvidenceFacts facts)
    {
        if (facts.IsRefusalForMissingConsultant)
        {
            yield return Finding.Block(
                "consultantNotRequired",
                "You cannot refuse only because a consultant's letter is missing. Consider other evidence and record it."
            );
        }

        if (facts is { HasOtherEvidence: true, IsOtherEvidenceConsidered: false })
        {
            yield return Finding.Warn("otherEvidenceNotConsidered", "There is other medical evidence. Record how it was considered.");
        }

        if (facts is { HasOtherEvidence: false, IsSeniorDecision: false })
        {
            yield return Finding.Warn("noMedicalEvidence", "There is no medical evidence of any kind: a senior officer decides.");
        }
    }
}
