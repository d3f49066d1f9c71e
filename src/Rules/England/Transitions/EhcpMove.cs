using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-012: a plan moves with the child; the new authority tells the family within six weeks and reviews in time (source: SEND Regulations 2014 reg 15).</summary>
internal sealed class EhcpMove : IRule<EhcpMoveFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-012", 1, From: null, Until: null, "Special Educational Needs and Disability Regulations 2014 reg 15")
        {
            Title = "Child with an EHCP moves to another authority",
            Statement =
                "The plan transfers on the move, or 15 working days after the old authority hears of it if that is later. The new authority tells the family within six weeks and reviews by the later of 12 months from the last review and 3 months from the transfer.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int NoticeWorkingDays = 15;
    private const int TellFamilyDays = 42;
    private const int ReviewMonths = 12;
    private const int ReviewMonthsAfterTransfer = 3;

    public IEnumerable<Finding> Check(EhcpMoveFacts facts)
    {
        var transfers = TransfersOn(facts);
        yield return Finding.Deadline(
            "planTransfers",
            transfers,
            "old authority",
            $"The EHCP passes to the new authority on {transfers.InWords()}. Send it, and keep the provision going.",
            "The new authority has the duty without the plan: it asks the old one for it today."
        );
        var tell = transfers.AddDays(TellFamilyDays);
        yield return Finding.Deadline(
            "tellFamily",
            tell,
            "new authority",
            $"Tell the family by {tell.InWords()} whether and when the plan will be reviewed.",
            "The family has not been told: write to them now, and say when the review will be."
        );
        var review = ReviewBy(facts, transfers);
        yield return Finding.Deadline(
            "reviewAfterMove",
            review,
            "new authority",
            $"Review the plan by {review.InWords()}.",
            "The review is overdue: hold it now and tell the parents of their rights."
        );
    }

    private static DateOnly TransfersOn(EhcpMoveFacts facts) =>
        facts.OldAuthorityAwareOn is { } aware
        && new WorkingDays(facts.BankHolidays).After(aware, NoticeWorkingDays) is var later
        && later > facts.MovedOn
            ? later
            : facts.MovedOn;

    private static DateOnly ReviewBy(EhcpMoveFacts facts, DateOnly transfers)
    {
        var afterTransfer = LastDayOfMonths(transfers, ReviewMonthsAfterTransfer);
        return facts.LastReviewOrPlan is { } last && LastDayOfMonths(last, ReviewMonths) is var yearly && yearly > afterTransfer
            ? yearly
            : afterTransfer;
    }

    // The last day of the period that begins with the date. Where the last month has no such day, its own last day ends the period.
    private static DateOnly LastDayOfMonths(DateOnly start, int months)
    {
        var next = start.AddMonths(months);
        return next.Day == start.Day ? next.AddDays(-1) : next;
    }
}
