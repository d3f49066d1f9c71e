using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-011: a plan is reviewed early when alternative provision is long or repeated, or the child is permanently excluded (SEND code of practice 2015; exclusion guidance).</summary>
internal sealed class EarlyEhcpReview(RuleParameters parameters) : IRule<EhcpChangeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REV-011",
            1,
            From: null,
            Until: null,
            "SEND code of practice 2015; Suspension and permanent exclusion guidance; local policy for the weeks"
        )
        {
            Title = "Early EHCP review when alternative provision is likely to change the placement",
            Statement =
                "Longer than about half a term, repeated, or after a permanent exclusion: ask the authority for an early or emergency review.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(EhcpChangeFacts facts)
    {
        if (facts is { HasEhcp: true, Kind: EhcpChangeKind.Temporary, EarlyReviewDate: null } && Reason(facts) is { } reason)
        {
            yield return Finding.Warn(
                "earlyReviewNeeded",
                $"{reason} Ask the authority for an early review of the plan and record its date.",
                FindingData.Of(
                    ("weeks", facts.Weeks?.ToString("0.##", CultureInfo.InvariantCulture)),
                    ("earlyReviewWeeks", parameters.EhcpEarlyReviewWeeks.Figure())
                )
            );
        }
    }

    private string? Reason(EhcpChangeFacts facts) =>
        facts switch
        {
            { IsPermanentlyExcluded: true } => "A child with a plan is permanently excluded.",
            { IsRepeated: true } => "A child with a plan is in alternative provision again.",
            _ when facts.Weeks > parameters.EhcpEarlyReviewWeeks =>
                $"The placement is longer than {parameters.EhcpEarlyReviewWeeks.Figure()} weeks, about half a term.",
            _ => null,
        };
}
