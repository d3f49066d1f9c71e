using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-014: a child who is missing from a session is searched for; parent, leads and police are called in minutes (source: Keeping children safe in education; local policy for the times).</summary>
internal sealed class MissingFromSession(RuleParameters parameters) : IRule<ConcernFacts>, IRule<MissingFromSessionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-014", 1, From: null, Until: null, "Keeping children safe in education; local policy for the times")
        {
            Title = "Missing during a session",
            Statement =
                "Search, call the parent and both safeguarding leads within 10 minutes, and the police by risk: at once if it is high, within 30 minutes at the latest.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        // Danger now calls the emergency services anyway.
        if (facts is { Kind: ConcernKind.Missing, Severity: ConcernSeverity.High })
        {
            yield return Finding.Inform(
                "policeAtOnce",
                "The child is missing and the risk is high: call the police now.",
                FindingData.Of(("external", ConcernRoutes.Police))
            );
        }
    }

    public IEnumerable<Finding> Check(MissingFromSessionFacts facts)
    {
        if (facts.IsFound)
        {
            yield break;
        }

        if (!facts.AreParentAndLeadsCalled)
        {
            yield return Call(
                facts,
                parameters.MissingCallMinutes,
                "callParentAndLeads",
                "Search, and call the parent and both safeguarding leads"
            );
        }

        if (!facts.ArePoliceCalled)
        {
            var isHigh = facts.Severity is ConcernSeverity.High or ConcernSeverity.Immediate;
            yield return Call(
                facts,
                isHigh ? 0 : parameters.MissingPoliceMinutes,
                "callPolice",
                isHigh ? "Call 999" : "Call the police on 101, or 999 if the risk grows,"
            );
        }
    }

    private static Finding Call(MissingFromSessionFacts facts, int minutes, string code, string what)
    {
        var by = facts.Moment.AddMinutes(minutes);
        var isLate = facts.AsOf > by;
        return Finding.Deadline(
            code,
            LondonTime.DateOf(by),
            "adult in charge of the session",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Not seen since {LondonTime.Local(facts.Moment):HH:mm}. {what} by {LondonTime.Local(by):HH:mm}{(isLate ? ", which has passed: do it now" : "")}."
            ),
            "The provider's lead calls at once in the place of the adult in charge, and the authority is told.",
            FindingData.Of(
                ("by", LondonTime.Local(by).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)),
                ("late", isLate ? "true" : "false")
            )
        );
    }
}
