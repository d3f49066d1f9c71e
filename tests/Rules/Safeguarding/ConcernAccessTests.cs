using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;
using static AltProvision.Safeguarding.Contracts.ConcernViewer;

namespace AltProvision.Tests.Rules;

[Covers("ENG-SAF-011")]
public class ConcernAccessTests
{
    private static readonly DateOnly Today = new(2025, 11, 24);

    // Role, then what is seen of a concern about a child, of an allegation and of a low-level concern, each with a child of one's own.
    [Theory]
    [InlineData(Reporter, "own", "own", "own")]
    [InlineData(ProviderDsl, "full", "full", "none")]
    [InlineData(ProviderHead, "none", "none", "full")]
    [InlineData(HomeSchoolDsl, "full", "facts", "none")]
    [InlineData(HomeSchoolHead, "summary", "facts", "none")]
    [InlineData(Senco, "none", "none", "none")]
    [InlineData(AttendanceOfficer, "none", "none", "none")]
    [InlineData(Tutor, "none", "none", "none")]
    [InlineData(LaSafeguardingLead, "full", "full", "full")]
    [InlineData(Lado, "full", "full", "full")]
    [InlineData(LaCommissioner, "counts", "status", "none")]
    [InlineData(LaQualityOfficer, "counts", "status", "none")]
    [InlineData(SendCaseworker, "full", "summary", "none")]
    [InlineData(VirtualSchoolHead, "full", "summary", "none")]
    [InlineData(SocialWorker, "full", "summary", "none")]
    [InlineData(OtherCommissioner, "none", "none", "none")]
    [InlineData(Parent, "none", "none", "none")]
    [InlineData(Child, "none", "none", "none")]
    [InlineData(LaAdmin, "metadata", "none", "none")]
    [InlineData(SystemAdmin, "metadata", "none", "none")]
    public void Each_role_sees_what_the_matrix_gives_it(ConcernViewer viewer, string aboutChild, string allegation, string lowLevel)
    {
        View(viewer, ConcernRecord.ConcernAboutChild).ShouldBe(aboutChild);
        View(viewer, ConcernRecord.Allegation).ShouldBe(allegation);
        View(viewer, ConcernRecord.LowLevel).ShouldBe(lowLevel);

        static string View(ConcernViewer viewer, ConcernRecord record)
        {
            var decision = Given.Check(Today, new ConcernViewFacts(viewer, record, IsRelatedToChild: true));
            var finding = decision.Findings.Single();
            decision.IsBlocked.ShouldBe(finding.Data["view"] == "none");
            finding.Code.ShouldBe(decision.IsBlocked ? "noNeedToKnow" : "concernVisible");
            return finding.Data["view"];
        }
    }

    [Theory]
    [InlineData(ProviderDsl, ConcernRecord.ConcernAboutChild)]
    [InlineData(ProviderDsl, ConcernRecord.Allegation)]
    [InlineData(HomeSchoolDsl, ConcernRecord.ConcernAboutChild)]
    [InlineData(HomeSchoolDsl, ConcernRecord.Allegation)]
    [InlineData(HomeSchoolHead, ConcernRecord.ConcernAboutChild)]
    [InlineData(HomeSchoolHead, ConcernRecord.Allegation)]
    [InlineData(SendCaseworker, ConcernRecord.ConcernAboutChild)]
    [InlineData(VirtualSchoolHead, ConcernRecord.Allegation)]
    [InlineData(SocialWorker, ConcernRecord.ConcernAboutChild)]
    public void Another_child_is_nobodys_business(ConcernViewer viewer, ConcernRecord record)
    {
        Lines(new(viewer, record, IsRelatedToChild: false)).ShouldBe(["Block notRelatedToChild view=none"]);
    }

    [Theory]
    [InlineData(LaSafeguardingLead, ConcernRecord.ConcernAboutChild)]
    [InlineData(Lado, ConcernRecord.Allegation)]
    [InlineData(Lado, ConcernRecord.LowLevel)]
    [InlineData(LaCommissioner, ConcernRecord.ConcernAboutChild)]
    [InlineData(LaQualityOfficer, ConcernRecord.Allegation)]
    public void An_authority_sees_its_own_area_whether_or_not_the_child_is_a_case_of_theirs(ConcernViewer viewer, ConcernRecord record)
    {
        var facts = new ConcernViewFacts(viewer, record, IsRelatedToChild: false);

        Lines(facts).Single().ShouldStartWith("Inform concernVisible");
        Lines(facts with { IsInArea = false }).ShouldBe(["Block outsideArea view=none"]);
    }

    [Fact]
    public void The_lead_may_release_more()
    {
        var head = new ConcernViewFacts(HomeSchoolHead, ConcernRecord.ConcernAboutChild, IsRelatedToChild: true) { IsReleasedByDsl = true };

        Lines(head).ShouldBe(["Inform concernVisible view=full"]);
        Lines(head with { IsReleasedByDsl = false, StandsInForDsl = true }).ShouldBe(["Inform concernVisible view=full"]);
        Lines(head with { Viewer = Senco }).ShouldBe(["Inform concernVisible view=summary"]);
        Lines(head with { Viewer = AttendanceOfficer }).ShouldBe(["Inform concernVisible view=summary"]);
        Lines(head with { Viewer = Tutor }).ShouldBe(["Inform concernVisible view=summary"]);
        Lines(head with { Viewer = Tutor, IsRelatedToChild = false }).Single().ShouldStartWith("Block");
        Lines(head with { Viewer = Tutor, Record = ConcernRecord.Allegation }).ShouldBe(["Block noNeedToKnow view=none"]);
        Lines(head with { Viewer = Parent }).ShouldBe(["Block noNeedToKnow view=none"]);
    }

    [Theory]
    [InlineData(ConcernRecord.ConcernAboutChild)]
    [InlineData(ConcernRecord.Allegation)]
    public void The_providers_head_stands_in_for_a_lead_who_is_kept_out(ConcernRecord record)
    {
        var facts = new ConcernViewFacts(ProviderHead, record, IsRelatedToChild: true) { StandsInForDsl = true };

        Lines(facts).ShouldBe(["Inform concernVisible view=full"]);
        Lines(facts with { IsRelatedToChild = false }).ShouldBe(["Block notRelatedToChild view=none"]);
    }

    [Fact]
    public void Staff_hear_that_there_is_something_and_other_commissioners_that_the_provider_is_under_review()
    {
        Message(Tutor, ConcernRecord.ConcernAboutChild).ShouldContain("a concern exists");
        Message(AttendanceOfficer, ConcernRecord.Allegation).ShouldContain("a concern exists");
        Message(Senco, ConcernRecord.LowLevel).ShouldNotContain("a concern exists");
        Message(OtherCommissioner, ConcernRecord.ConcernAboutChild).ShouldContain("under review");
        Message(Parent, ConcernRecord.ConcernAboutChild).ShouldNotContain("a concern exists");

        static string Message(ConcernViewer viewer, ConcernRecord record) =>
            Given.Check(Today, new ConcernViewFacts(viewer, record, IsRelatedToChild: true)).Blocks.Single().Message;
    }

    [Theory]
    [InlineData(true, "Inform glassBroken view=full notify=laDsl")]
    [InlineData(false, "Block breakGlassReasonMissing")]
    public void In_an_emergency_the_glass_is_broken_with_a_reason(bool hasReason, string line)
    {
        Lines(
                new(Tutor, ConcernRecord.ConcernAboutChild, IsRelatedToChild: true)
                {
                    IsBreakingGlass = true,
                    HasBreakGlassReason = hasReason,
                }
            )
            .ShouldBe([line]);
    }

    [Theory]
    [InlineData(Parent, "Block noNeedToKnow view=none")]
    [InlineData(Child, "Block noNeedToKnow view=none")]
    [InlineData(OtherCommissioner, "Block noNeedToKnow view=none")]
    [InlineData(LaAdmin, "Inform concernVisible view=metadata")]
    [InlineData(SystemAdmin, "Inform concernVisible view=metadata")]
    public void Not_everybody_can_break_the_glass(ConcernViewer viewer, string line)
    {
        Lines(new(viewer, ConcernRecord.ConcernAboutChild, IsRelatedToChild: true) { IsBreakingGlass = true, HasBreakGlassReason = true })
            .ShouldBe([line]);
    }

    [Theory]
    [Covers("ENG-SAF-012")]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_subject_and_whoever_is_conflicted_see_nothing_whatever_they_are(bool isSubject, bool isConflicted)
    {
        foreach (var viewer in Enum.GetValues<ConcernViewer>())
        {
            var decision = Given.Check(
                Today,
                new ConcernViewFacts(viewer, ConcernRecord.Allegation, IsRelatedToChild: true)
                {
                    IsSubject = isSubject,
                    IsConflicted = isConflicted,
                    IsBreakingGlass = true,
                    HasBreakGlassReason = true,
                }
            );

            decision.Lines("ENG-SAF-012").ShouldBe(["Block subjectOrConflict view=none"]);
            decision.Lines("ENG-SAF-011").ShouldBeEmpty();
        }
    }

    private static IReadOnlyList<string> Lines(ConcernViewFacts facts) => Given.Check(Today, facts).Lines("ENG-SAF-011");
}
