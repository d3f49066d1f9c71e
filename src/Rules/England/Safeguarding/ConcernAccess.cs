using System.Text.Json;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-011: who may see a concern, and how much of it, by need to know (source: UK GDPR; Data Protection Act 2018; Keeping children safe in education).</summary>
internal sealed class ConcernAccess : IRule<ConcernViewFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-011", 1, From: null, Until: null, "UK GDPR; Data Protection Act 2018; Keeping children safe in education")
        {
            Title = "Who may see a concern",
            Statement =
                "Need to know: each role sees what the matrix gives it and nothing by default. Every view is logged. In an emergency the glass can be broken with a reason, and the authority's lead is told.",
            Strength = RuleStrength.StatutoryDuty,
            // The matrix is put together from guidance.
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ConcernViewFacts facts)
    {
        // Nothing is shown to them, and that is said elsewhere.
        if (facts.IsSubject || facts.IsConflicted)
        {
            yield break;
        }

        if (facts.IsBreakingGlass && MayBreakGlass(facts.Viewer))
        {
            yield return BreakGlass(facts);
            yield break;
        }

        yield return View(facts) is not ConcernVisibility.None and var view
            ? Allowed("concernVisible", view, "Every view is logged.")
            : Denied(facts);
    }

    private static ConcernVisibility View(ConcernViewFacts facts) =>
        facts.Record switch
        {
            ConcernRecord.ConcernAboutChild => AboutChild(facts),
            ConcernRecord.Allegation => Allegation(facts),
            _ => LowLevel(facts),
        };

    private static ConcernVisibility AboutChild(ConcernViewFacts facts) =>
        facts.Viewer switch
        {
            ConcernViewer.Reporter => ConcernVisibility.Own,
            ConcernViewer.ProviderDsl or ConcernViewer.HomeSchoolDsl => ForOwnChild(facts, ConcernVisibility.Full),
            ConcernViewer.ProviderHead => StandingIn(facts),
            ConcernViewer.HomeSchoolHead => ForOwnChild(
                facts,
                facts.IsReleasedByDsl || facts.StandsInForDsl ? ConcernVisibility.Full : ConcernVisibility.Summary
            ),
            ConcernViewer.Senco or ConcernViewer.AttendanceOfficer or ConcernViewer.Tutor when facts.IsReleasedByDsl => ForOwnChild(
                facts,
                ConcernVisibility.Summary
            ),
            ConcernViewer.LaSafeguardingLead or ConcernViewer.Lado => InArea(facts, ConcernVisibility.Full),
            ConcernViewer.LaCommissioner or ConcernViewer.LaQualityOfficer => InArea(facts, ConcernVisibility.Counts),
            ConcernViewer.SendCaseworker or ConcernViewer.VirtualSchoolHead or ConcernViewer.SocialWorker => ForOwnChild(
                facts,
                ConcernVisibility.Full
            ),
            ConcernViewer.LaAdmin or ConcernViewer.SystemAdmin => ConcernVisibility.Metadata,
            _ => ConcernVisibility.None,
        };

    private static ConcernVisibility Allegation(ConcernViewFacts facts) =>
        facts.Viewer switch
        {
            ConcernViewer.Reporter => ConcernVisibility.Own,
            ConcernViewer.ProviderDsl => ForOwnChild(facts, ConcernVisibility.Full),
            ConcernViewer.ProviderHead => StandingIn(facts),
            ConcernViewer.HomeSchoolDsl or ConcernViewer.HomeSchoolHead => ForOwnChild(facts, ConcernVisibility.Facts),
            ConcernViewer.LaSafeguardingLead or ConcernViewer.Lado => InArea(facts, ConcernVisibility.Full),
            ConcernViewer.LaCommissioner or ConcernViewer.LaQualityOfficer => InArea(facts, ConcernVisibility.Status),
            ConcernViewer.SendCaseworker or ConcernViewer.VirtualSchoolHead or ConcernViewer.SocialWorker => ForOwnChild(
                facts,
                ConcernVisibility.Summary
            ),
            _ => ConcernVisibility.None,
        };

    private static ConcernVisibility LowLevel(ConcernViewFacts facts) =>
        facts.Viewer switch
        {
            ConcernViewer.Reporter => ConcernVisibility.Own,
            ConcernViewer.ProviderHead => ConcernVisibility.Full,
            ConcernViewer.LaSafeguardingLead or ConcernViewer.Lado => InArea(facts, ConcernVisibility.Full),
            _ => ConcernVisibility.None,
        };

    private static ConcernVisibility ForOwnChild(ConcernViewFacts facts, ConcernVisibility view) =>
        facts.IsRelatedToChild ? view : ConcernVisibility.None;

    private static ConcernVisibility StandingIn(ConcernViewFacts facts) =>
        facts.StandsInForDsl ? ForOwnChild(facts, ConcernVisibility.Full) : ConcernVisibility.None;

    private static ConcernVisibility InArea(ConcernViewFacts facts, ConcernVisibility view) =>
        facts.IsInArea ? view : ConcernVisibility.None;

    // Families learn of it through people, other commissioners are not concerned, and administrators need no narrative.
    private static bool MayBreakGlass(ConcernViewer viewer) =>
        viewer
            is not (
                ConcernViewer.Parent
                or ConcernViewer.Child
                or ConcernViewer.OtherCommissioner
                or ConcernViewer.LaAdmin
                or ConcernViewer.SystemAdmin
            );

    private static Finding BreakGlass(ConcernViewFacts facts) =>
        facts.HasBreakGlassReason
            ? Allowed("glassBroken", ConcernVisibility.Full, "The reason is kept, and the authority's safeguarding lead is told now.")
            : Finding.Block(
                "breakGlassReasonMissing",
                "Give the reason why you must see it now. The authority's safeguarding lead will be told."
            );

    private static Finding Allowed(string code, ConcernVisibility view, string message) =>
        Finding.Inform(code, message, FindingData.Of(("view", Word(view)), ("notify", code == "glassBroken" ? ConcernRoutes.LaDsl : null)));

    private static Finding Denied(ConcernViewFacts facts) =>
        facts.Viewer switch
        {
            ConcernViewer.Senco or ConcernViewer.AttendanceOfficer or ConcernViewer.Tutor when facts.Record is not ConcernRecord.LowLevel =>
                Nothing("noNeedToKnow", "You can see that a concern exists. Speak to the safeguarding lead."),
            ConcernViewer.OtherCommissioner => Nothing("noNeedToKnow", "The provider is under review. You see no child's data."),
            _ when View(facts with { IsRelatedToChild = true }) is not ConcernVisibility.None => Nothing(
                "notRelatedToChild",
                "The child is not yours: not on your roll, in your sessions or on your caseload."
            ),
            _ when View(facts with { IsInArea = true }) is not ConcernVisibility.None => Nothing(
                "outsideArea",
                "This is outside your area."
            ),
            _ => Nothing("noNeedToKnow", "You may not see this. Speak to the safeguarding lead if you are worried about a child."),
        };

    private static Finding Nothing(string code, string message) =>
        Finding.Block(code, message, FindingData.Of(("view", Word(ConcernVisibility.None))));

    private static string Word(ConcernVisibility view) => JsonNamingPolicy.CamelCase.ConvertName(view.ToString());
}
