using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>What follows an exclusion, step by step.</summary>
public class ExclusionStepTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly DateOnly Decided = new(2025, 11, 12);
    private static readonly LocalAuthorityFact Dudley = new("332", "Dudley");
    private static readonly LocalAuthorityFact Sandwell = new("333", "Sandwell");

    [Fact]
    [Covers("ENG-REF-008")]
    public void Parents_and_authority_are_told_of_every_suspension()
    {
        var facts = new ExclusionNotificationFacts(ExclusionKind.Suspension, Decided)
        {
            HomeLa = Dudley,
            SchoolLa = Sandwell,
            TermTotalDays = 5,
        };

        Told(facts).ShouldBe("parents,schoolLa");
        Told(facts with { TermTotalDays = 5.5m }).ShouldBe("parents,schoolLa,governingBody");
        Told(facts with { TermTotalLunchtimes = 10 }).ShouldBe("parents,schoolLa");
        Told(facts with { TermTotalLunchtimes = 11 }).ShouldBe("parents,schoolLa,governingBody");
        Told(facts with { MissesPublicExam = true }).ShouldBe("parents,schoolLa,governingBody");
        Told(facts with { HasSocialWorker = true }).ShouldBe("parents,schoolLa,socialWorker");
        Told(facts with { IsLookedAfter = true }).ShouldBe("parents,schoolLa,socialWorker,virtualSchoolHead");
    }

    [Fact]
    [Covers("ENG-REF-008")]
    public void Of_a_permanent_exclusion_both_authorities_and_the_board_are_told_the_same_day()
    {
        var facts = new ExclusionNotificationFacts(ExclusionKind.Permanent, Decided) { HomeLa = Dudley, SchoolLa = Sandwell };

        Told(facts).ShouldBe("parents,schoolLa,homeLa,governingBody");
        Told(facts with { HomeLa = Sandwell }).ShouldBe("parents,schoolLa,governingBody");
        Told(facts with { HomeLa = null }).ShouldBe("parents,schoolLa,governingBody");
        Told(facts with { SchoolLa = null }).ShouldBe("parents,schoolLa,governingBody");
        var tell = Given.Check(Decided, facts).With("tellWithoutDelay");
        (tell.DueDate, tell.Owner).ShouldBe((Decided, "head teacher"));
        tell.Message.ShouldStartWith("Tell today: parents, the authority of the school, the home authority, the governing board");
        Given
            .Check(Decided, facts with { IsCancelled = true })
            .With("tellWithoutDelay")
            .Message.ShouldStartWith("Cancelled: tell the same people");
    }

    [Fact]
    [Covers("ENG-REF-009")]
    public void On_the_first_five_days_the_school_sets_work()
    {
        var facts = new ExclusionNotificationFacts(ExclusionKind.Suspension, Decided);

        Given.Check(Decided, facts).By("ENG-REF-009").ShouldBe("Inform firstFiveDays");
        Given.Check(Decided, facts with { IsCancelled = true }).By("ENG-REF-009").ShouldBe("");
    }

    [Theory]
    [Covers("ENG-REF-010")]
    [InlineData(34, 0.5, "Inform withinLimit")]
    [InlineData(34.5, 0.5, "Warn nearLimit")]
    [InlineData(44, 1, "Warn nearLimit")]
    [InlineData(44.5, 1, "Block overLimit")]
    public void Forty_five_days_are_the_limit_of_a_school_year(double prior, double proposed, string said)
    {
        var decision = Given.Check(Decided, new SuspensionTotalFacts([(decimal)prior - 1, 1], (decimal)proposed));

        decision.By("ENG-REF-010").ShouldBe(said);
        decision.Findings[0].Data["limit"].ShouldBe("45");
    }

    [Theory]
    [Covers("ENG-REF-010")]
    [InlineData(4, 1, null)]
    [InlineData(4, 1.5, "moreThanFiveInTerm")]
    [InlineData(5, 1, "moreThanFiveInTerm")]
    [InlineData(6, 1, null)]
    [InlineData(14, 1, null)]
    [InlineData(14, 1.5, "moreThanFifteenInTerm")]
    public void The_marks_of_a_term_are_shown(double prior, double proposed, string? code)
    {
        var decision = Given.Check(
            Decided,
            new SuspensionTotalFacts([(decimal)prior], (decimal)proposed) { PriorDaysThisTerm = (decimal)prior }
        );

        decision
            .Findings.Where(finding => finding.Code.EndsWith("InTerm", StringComparison.Ordinal))
            .Select(finding => finding.Code)
            .ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [Covers("ENG-REF-011")]
    [InlineData(ExclusionKind.Permanent, 0, false, false, 15)]
    [InlineData(ExclusionKind.Suspension, 15.5, false, false, 15)]
    [InlineData(ExclusionKind.Suspension, 15, true, false, 50)]
    [InlineData(ExclusionKind.Suspension, 15, false, false, null)]
    [InlineData(ExclusionKind.Suspension, 5.5, true, false, 50)]
    [InlineData(ExclusionKind.Suspension, 5, true, false, null)]
    [InlineData(ExclusionKind.Suspension, 1, false, true, 15)]
    public void The_board_meets_within_fifteen_days_or_fifty_or_not(ExclusionKind kind, double term, bool parents, bool exam, int? days)
    {
        var facts = new GovernorsMeetingFacts(Alpha, kind, new(2025, 11, 3), (decimal)term)
        {
            HasParentRepresentations = parents,
            MissesPublicExam = exam,
        };

        var decision = Given.Check(facts.NoticeReceived, facts);
        decision.DueBy("ENG-REF-011").ShouldBe(days is { } n ? Alpha.SchoolDaysAfter(facts.NoticeReceived, n) : null);
        decision.Findings.Any(finding => finding.Code == "noMeetingRequired").ShouldBe(days is null);
        if (days is not null)
        {
            decision
                .Figure("governorsMeet", "withinSchoolDays")
                .ShouldBe(days.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            decision.With("governorsMeet").Owner.ShouldBe("clerk to the governing board");
        }
    }

    [Theory]
    [Covers("ENG-REF-011")]
    [InlineData("2025-11-24", true)]
    [InlineData("2025-11-25", false)]
    public void They_meet_before_an_examination_that_comes_sooner(string exam, bool said)
    {
        var facts = new GovernorsMeetingFacts(Alpha, ExclusionKind.Suspension, new(2025, 11, 3), 1)
        {
            MissesPublicExam = true,
            ExamDate = DateOnly.Parse(exam, System.Globalization.CultureInfo.InvariantCulture),
        };

        Given.Check(facts.NoticeReceived, facts).Findings.Any(finding => finding.Code == "beforeTheExam").ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-REF-012")]
    public void Parents_apply_the_panel_meets_and_governors_think_again()
    {
        var facts = new ReviewPanelFacts(Alpha, new(2025, 11, 24));

        Say(facts).ShouldBe("Deadline applyForPanel 2025-12-15 parents");
        Say(facts with { AppliedOn = new(2025, 12, 15) }).ShouldBe("Deadline panelMeets 2026-01-20 local authority or academy trust");
        Say(facts with { AppliedOn = new(2025, 12, 16) }).ShouldBe("Inform outOfTime");
        Say(facts with { AppliedOn = new(2025, 12, 1), ReconsiderationAskedOn = new(2026, 1, 12) })
            .ShouldEndWith("; Deadline governorsReconsider 2026-01-26 governing board");

        static string Say(ReviewPanelFacts facts) => Given.Check(facts.NoticeGiven, facts).By("ENG-REF-012");
    }

    private static string Told(ExclusionNotificationFacts facts) => Given.Check(Decided, facts).Figure("tellWithoutDelay", "notify")!;
}
