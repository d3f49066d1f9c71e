using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-018: the file follows the child and is kept until the 25th birthday or longer by legal hold (source: Keeping children safe in education; local policy for the age).</summary>
internal sealed class FileRetention(RuleParameters parameters) : IRule<FileRetentionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-018", 1, From: null, Until: null, "Keeping children safe in education; local policy for the age")
        {
            Title = "Retention and transfer",
            Statement =
                "The file follows the child, with a receipt. It is kept until the 25th birthday, or longer by legal hold. The provider deletes its copy once it has returned the file.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(FileRetentionFacts facts)
    {
        var keepUntil = facts.BirthDate.AddYears(parameters.KeepFileUntilAge);
        if (facts is { IsToBeDestroyed: true, HasLegalHold: true })
        {
            yield return Finding.Block("legalHold", "A legal hold keeps the file. Ask who set it before you do anything.");
        }

        if (facts.IsToBeDestroyed && facts.AsOf < keepUntil)
        {
            yield return Finding.Block(
                "keepFile",
                $"The file is kept until {keepUntil.InWords()}.",
                FindingData.Of(("keepUntil", keepUntil.Iso()))
            );
        }

        if (facts is { SentOn: { } sent, HasReceipt: false })
        {
            yield return Finding.Warn(
                "receiptOutstanding",
                $"The file was sent on {sent.InWords()}; the receipt is outstanding. Ask for it."
            );
        }

        if (facts.ProviderHoldsCopyAfterReturn)
        {
            yield return Finding.Warn(
                "providerHoldsCopy",
                "The provider has returned the file and still holds a copy. Ask it to delete the copy, as the contract says."
            );
        }
    }
}
