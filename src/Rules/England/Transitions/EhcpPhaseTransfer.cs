using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-010: an EHCP names the setting of the next phase by 15 February, by 31 March for post-16, or five months before a move between post-16 settings (source: SEND Regulations 2014 reg 18).</summary>
internal sealed class EhcpPhaseTransfer : IRule<EhcpPhaseFacts>, IRule<PostSixteenFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-010", 1, From: null, Until: null, "Special Educational Needs and Disability Regulations 2014 reg 18")
        {
            Title = "EHCP phase transfer",
            Statement =
                "The amended plan names the next setting by 15 February of the year of transfer, by 31 March from secondary to post-16, and five months before a move between post-16 settings. Weekends do not move the date.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int MonthsBeforeMove = 5;

    public IEnumerable<Finding> Check(EhcpPhaseFacts facts) => [NamedBy(Due(facts))];

    public IEnumerable<Finding> Check(PostSixteenFacts facts) =>
        facts.HasEhcp ? [NamedBy(Due(new(EhcpPhase.SecondaryToPost16, facts.LeavingYear)))] : [];

    private static DateOnly Due(EhcpPhaseFacts facts) =>
        facts.Phase switch
        {
            EhcpPhase.SecondaryToPost16 => new(facts.TransferYear, 3, 31),
            EhcpPhase.BetweenPost16Settings => (facts.MovesOn ?? new(facts.TransferYear, 9, 1)).AddMonths(-MonthsBeforeMove),
            _ => new(facts.TransferYear, 2, 15),
        };

    private static Finding NamedBy(DateOnly due) =>
        Finding.Deadline(
            "phaseTransfer",
            due,
            "authority that maintains the EHCP",
            $"The amended EHCP must name the next setting by {due.InWords()}, also when that is a weekend.",
            "The plan is late and the family may complain or appeal: issue it now and tell the parents when it will come."
        );
}
