using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-002: the first that fits: E, X, C2, D, K, B or P, W, V, the true reason of an absence or N until it is known, and in school present, L or U (SI 2024/208 reg 10; Working together to improve school attendance, chapter 8).</summary>
internal sealed class CodeForTheSession : IRule<SessionCodeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-002",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "SI 2024/208 reg 10; Working together to improve school attendance, chapter 8"
        )
        {
            Title = "Which code the home school uses",
            Statement =
                "The first that fits: E, X, C2, D, K, B or P, W, V, the true reason of an absence or N until it is known, and in school present, L or U.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SessionCodeFacts facts)
    {
        var code = SuggestedCode.For(facts);
        yield return Finding.Inform("suggestedCode", $"Suggested code: {code}.", FindingData.Of(("code", code)));
        if (facts.SchoolCode is { } entered && !Agree(facts, entered, code))
        {
            yield return Finding.Warn(
                "codeDiffers",
                $"The school entered {entered}; the facts lead to {code}. Amend the entry, or record why it is right.",
                FindingData.Of(("code", code), ("schoolCode", entered))
            );
        }
    }

    // The school may know the reason of an absence, or a late arrival, that nobody told here.
    private static bool Agree(SessionCodeFacts facts, string entered, string code) =>
        entered == code
        || (code is "N" && SuggestedCode.IsReason(entered))
        || (facts.Arrival is null && code is "/" or "\\" && entered is "L" or "U");
}
