using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-024: The unique pupil number passes its check letter; a temporary one, or an open referral of the same child, is a warning. (source: Unique pupil numbers: a guide (DfE); local policy).</summary>
internal sealed class PupilIdentified : IRule<PupilIdentityFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-024", 1, From: null, Until: null, "Unique pupil numbers: a guide (DfE); local policy")
        {
            Title = "Identity and duplicates",
            Statement =
                "The unique pupil number passes its check letter; a temporary one, or an open referral of the same child, is a warning.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(PupilIdentityFacts facts)
    {
        if (facts.Upn is not { } upn)
        {
            if (!facts.HasReasonForNoUpn)
            {
                yield return Finding.Block("upnMissing", "Give the unique pupil number, or why there is none.");
            }
        }
        else
        {
            yield return Number(Result(upn.Trim()));
        }

        if (facts.SameUpnReferredOn is { } same)
        {
            yield return Finding.Warn(
                "referredAlready",
                $"This pupil already has an open referral ({same.InWords()}). Join it, or record why not."
            );
        }
        else if (facts.SameNameReferredOn is { } alike)
        {
            yield return Finding.Warn(
                "perhapsReferredAlready",
                $"A pupil with this surname and date of birth has an open referral ({alike.InWords()}). Twins? Join it, or record why not."
            );
        }
    }

    // A letter at the end says that a school gave the number for the time being.
    private static string Result(string upn) => Upn.Check(upn) ?? (char.IsAsciiLetter(upn[^1]) ? "ok-temporary" : "ok");

    private static Finding Number(string result)
    {
        var data = FindingData.Of(("result", result));
        return result switch
        {
            "ok" => Finding.Inform("upnGood", "The unique pupil number passes its check.", data),
            "ok-temporary" => Finding.Warn(
                "upnTemporary",
                "This is a temporary number. Find the permanent one, or record why there is none.",
                data
            ),
            _ => Finding.Block("upnWrong", "The unique pupil number does not pass its check. Look for a mistyped character.", data),
        };
    }
}
