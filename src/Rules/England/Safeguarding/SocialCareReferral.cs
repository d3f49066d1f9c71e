using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-004: suspected significant harm goes to children's social care at once, which answers within one working day (source: Working together to safeguard children 2023; Keeping children safe in education, Part one).</summary>
internal sealed class SocialCareReferral : IRule<ConcernFacts>, IRule<SocialCareReferralFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-004",
            1,
            From: null,
            Until: null,
            "Working together to safeguard children 2023; Keeping children safe in education, Part one"
        )
        {
            Title = "Referral to children's social care",
            Statement =
                "Suspected significant harm is referred to children's social care immediately. It decides within one working day how it responds; without an answer it is chased, and a declined referral is escalated.",
            Strength = RuleStrength.StatutoryGuidanceMust,
        };

    private const int AnswerWorkingDays = 1;

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (ConcernRoutes.IsSignificantHarm(facts))
        {
            yield return Finding.Inform(
                "referToSocialCare",
                "Significant harm is suspected: refer to children's social care now. Anybody may.",
                FindingData.Of(("external", ConcernRoutes.SocialCare))
            );
            yield return Answer(ConcernRoutes.WorkingDaysAfter(facts, AnswerWorkingDays));
        }
    }

    public IEnumerable<Finding> Check(SocialCareReferralFacts facts)
    {
        if (facts.IsDeclined)
        {
            yield return Finding.Warn(
                "referralDeclined",
                "Children's social care has declined the referral. If you still think that the child is at risk, escalate and say why."
            );
        }
        else if (!facts.IsAnswered)
        {
            var due = new WorkingDays(facts.BankHolidays).After(LondonTime.DateOf(facts.Moment), AnswerWorkingDays);
            yield return Answer(due);
            if (facts.AsOf > due)
            {
                yield return Finding.Warn(
                    "noAnswer",
                    $"Children's social care owed an answer by {due.InWords()}. Ring them now, and escalate."
                );
            }
        }
    }

    private static Finding Answer(DateOnly due) =>
        Finding.Deadline(
            "socialCareAnswer",
            due,
            "safeguarding lead who refers",
            $"Children's social care answers by the end of {due.InWords()}. Chase it if it does not.",
            "There is no answer: ring the team manager at children's social care, and escalate."
        );
}
