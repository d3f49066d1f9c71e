using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-010: Report within two weeks, decision within four, final plan within eight weeks of the amendment notice and so twelve of the meeting. (source: SEND Regulations 2014 regs 20-22; R (L, M and P) v Devon 2022).</summary>
internal sealed class EhcpAfterMeeting : IRule<EhcpClockFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-010", 1, From: null, Until: null, "SEND Regulations 2014 regs 20-22; R (L, M and P) v Devon 2022")
        {
            Title = "Clocks after an EHCP review meeting",
            Statement =
                "Report within two weeks, decision within four, final plan within eight weeks of the amendment notice and so twelve of the meeting.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(EhcpClockFacts facts)
    {
        if (facts.MeetingDate is { } meeting)
        {
            yield return Due("ehcpReport", meeting.AddDays(14), "Report on the review meeting");
            yield return Due("ehcpDecision", meeting.AddDays(28), "Decision of the authority, with any proposed amendments");
        }

        if (Final(facts) is { } final)
        {
            yield return Due("ehcpFinalPlan", final, "Final amended plan");
        }
    }

    private static DateOnly? Final(EhcpClockFacts facts) =>
        (facts.MeetingDate?.AddDays(84), facts.AmendmentNotice?.AddDays(56)) switch
        {
            ({ } byMeeting, { } byNotice) => byMeeting < byNotice ? byMeeting : byNotice,
            var (byMeeting, byNotice) => byMeeting ?? byNotice,
        };

    private static Finding Due(string code, DateOnly due, string what) =>
        Finding.Deadline(
            code,
            due,
            "authority that keeps the EHCP",
            $"{what} by {due.InWords()}.",
            "Passed: the authority is in breach; do it now."
        );
}
