using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>What both versions of ENG-REF-018 ask of a notice.</summary>
internal static class DirectionNotice
{
    /// <param name="facts">The notice.</param>
    /// <param name="isMandatory">Whether the procedure binds this kind of school, or is good practice; null when the school cannot direct.</param>
    public static IEnumerable<Finding> Check(OffSiteNoticeFacts facts, bool? isMandatory)
    {
        if (isMandatory is not { } binds)
        {
            yield return Finding.Block(
                "noPowerToDirect",
                "This kind of school has no power to direct a pupil off site. Choose another reason."
            );
            yield break;
        }

        var latest = facts.Calendar.SchoolDaysBefore(facts.FirstDayOffSite, 2);
        var isLate = !(facts.NoticeGiven <= latest);
        var missing = Missing(facts).ToList();
        var data = FindingData.Of(
            ("latestNoticeDate", latest.Iso()),
            ("late", isLate ? "true" : "false"),
            ("missing", string.Join(',', missing))
        );
        yield return Finding.Inform(
            "noticeBy",
            $"To start on {facts.FirstDayOffSite.InWords()} the letter has to be given by {latest.InWords()}.",
            data
        );
        if (isLate)
        {
            yield return Speak(
                binds,
                "noticeLate",
                $"To start on {facts.FirstDayOffSite.InWords()} the letter had to be given by {latest.InWords()}. Start later.",
                data
            );
        }

        if (missing.Count > 0)
        {
            yield return Speak(binds, "noticeIncomplete", $"The notice lacks: {string.Join(", ", missing)}. Give it anew.", data);
        }
    }

    private static IEnumerable<string> Missing(OffSiteNoticeFacts facts)
    {
        foreach (var item in Enum.GetValues<NoticeItem>().Except(facts.Contents))
        {
            var name = item.ToString();
            yield return char.ToLowerInvariant(name[0]) + name[1..];
        }

        if (facts is { HasEhcp: true, IsLaGivenNotice: false })
        {
            yield return "laNotice";
        }

        if (facts.HasAddressChanged)
        {
            yield return "newAddress";
        }
    }

    private static Finding Speak(bool binds, string code, string message, IReadOnlyDictionary<string, string> data) =>
        binds
            ? Finding.Block(code, message, data)
            : Finding.Warn(code, $"{message} Good practice for an academy before 26 July 2026: record a reason if you go on.", data);
}
