using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-019: data protection does not prevent sharing to keep a child safe; the lawful basis is recorded (source: UK GDPR; Data Protection Act 2018 Schedule 1; Information sharing advice, DfE).</summary>
internal sealed class SharingWithoutConsent : IRule<SharingFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-019", 1, From: null, Until: null, "UK GDPR; Data Protection Act 2018 Schedule 1; Information sharing advice (DfE)")
        {
            Title = "Sharing without consent",
            Statement =
                "Data protection law does not prevent sharing to keep a child safe. The lawful basis is recorded; refused consent alone is no reason not to share.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SharingFacts facts)
    {
        if (facts is { IsShared: false, IsNeededForSafety: true, IsWithoutConsent: true })
        {
            yield return Finding.Block(
                "consentNotNeeded",
                "Refused consent is no reason to keep from others what keeps a child safe. Share what is needed, and record the lawful basis."
            );
        }

        // A warning and no block: the record must never hold up what keeps a child safe.
        if (facts is { IsShared: true, HasLawfulBasis: false })
        {
            yield return Finding.Warn("lawfulBasisMissing", "Record the lawful basis on which it is shared.");
        }
    }
}
