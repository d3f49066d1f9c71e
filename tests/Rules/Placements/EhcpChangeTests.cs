using System.Text.Json;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class EhcpChangeTests
{
    private static readonly DateOnly Day = new(2025, 11, 24);

    private static readonly EhcpChangeFacts Temporary = new(true, EhcpChangeKind.Temporary) { IsCaseworkerConsulted = true, Weeks = 7 };

    private static readonly EhcpChangeFacts Permanent = new(true, EhcpChangeKind.PermanentChange);

    [Fact]
    [Covers("ENG-REF-021")]
    public void Only_the_authority_changes_the_named_placement()
    {
        Given.Check(Day, Permanent).By("ENG-REF-021").ShouldBe("Block laMustReviewAndAmend");
        Given.Check(Day, Permanent with { LaHasAmendedPlan = true }).Findings.ShouldBeEmpty();
        Given.Check(Day, Permanent with { HasEhcp = false }).Findings.ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-REF-021")]
    public void A_temporary_placement_needs_the_caseworker_and_a_length_or_a_review()
    {
        Given.Check(Day, Temporary).Findings.ShouldBeEmpty();
        Given.Check(Day, Temporary with { IsCaseworkerConsulted = false }).By("ENG-REF-021").ShouldBe("Block caseworkerNotConsulted");
        Given.Check(Day, Temporary with { Weeks = null }).By("ENG-REF-021").ShouldBe("Warn interimReviewMissing");
        Given.Check(Day, Temporary with { Weeks = null, EarlyReviewDate = Day }).Findings.ShouldBeEmpty();
        Given
            .Check(Day, Temporary with { HasEhcp = false, IsCaseworkerConsulted = false, Weeks = 20, UnmappedSectionFItems = 2 })
            .Findings.ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-PLC-021")]
    public void Section_F_is_delivered_or_the_authority_accepts_the_gap_in_writing()
    {
        var gap = Temporary with { UnmappedSectionFItems = 1 };

        Given.Check(Day, gap).By("ENG-PLC-021").ShouldBe("Block sectionFUnmapped");
        Given.Check(Day, gap).Figure("sectionFUnmapped", "unmappedItems").ShouldBe("1");
        Given.Check(Day, gap with { LaAcceptsGap = true }).By("ENG-PLC-021").ShouldBe("Inform sectionFGapAccepted");
        Given.Check(Day, gap with { UnmappedSectionFItems = 0 }).By("ENG-PLC-021").ShouldBe("");
    }

    [Fact]
    [Covers("ENG-REV-011")]
    public void A_long_repeated_or_excluded_placement_needs_an_early_review()
    {
        Given.Check(Day, Temporary with { Weeks = 7.1m }).By("ENG-REV-011").ShouldBe("Warn earlyReviewNeeded");
        Given.Check(Day, Temporary with { Weeks = 7.1m }).Figure("earlyReviewNeeded", "weeks").ShouldBe("7.1");
        Given.Check(Day, Temporary with { Weeks = 7.1m }).Figure("earlyReviewNeeded", "earlyReviewWeeks").ShouldBe("7");
        Given.Check(Day, Temporary with { Weeks = 7.1m, EarlyReviewDate = Day }).Findings.ShouldBeEmpty();
        Given.Check(Day, Temporary with { IsRepeated = true }).With("earlyReviewNeeded").Message.ShouldContain("again");
        Given.Check(Day, Temporary with { IsPermanentlyExcluded = true }).With("earlyReviewNeeded").Message.ShouldContain("excluded");
        Given.Check(Day, Permanent with { LaHasAmendedPlan = true, Weeks = 20 }).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"ehcp":true,"kind":"temporary","caseworkerConsulted":true,"weeks":7}""", """{"outcome":"allow","reason":null}""")]
    [InlineData("""{"ehcp":true,"kind":"temporary","weeks":7}""", """{"outcome":"block","reason":"caseworkerNotConsulted"}""")]
    [InlineData(
        """{"ehcp":true,"kind":"temporary","caseworkerConsulted":true,"weeks":8,"earlyReviewDate":"2026-01-09"}""",
        """{"outcome":"allow","reason":null}"""
    )]
    [InlineData(
        """{"ehcp":true,"kind":"temporary","caseworkerConsulted":true,"weeks":3,"repeated":true}""",
        """{"outcome":"warn","reason":"earlyReviewNeeded"}"""
    )]
    [InlineData(
        """{"ehcp":true,"kind":"temporary","caseworkerConsulted":true,"weeks":3,"permanentlyExcluded":true}""",
        """{"outcome":"warn","reason":"earlyReviewNeeded"}"""
    )]
    [InlineData(
        """{"ehcp":true,"kind":"temporary","caseworkerConsulted":true,"weeks":3,"unmappedSectionF":2}""",
        """{"outcome":"block","reason":"sectionFUnmapped"}"""
    )]
    [InlineData(
        """{"ehcp":true,"kind":"temporary","caseworkerConsulted":true,"weeks":3,"unmappedSectionF":2,"laAcceptsGap":true}""",
        """{"outcome":"allow","reason":null}"""
    )]
    [InlineData(
        """{"ehcp":true,"kind":"permanentChange","unmappedSectionF":2}""",
        """{"outcome":"block","reason":"laMustReviewAndAmend"}"""
    )]
    [InlineData("""{"ehcp":true,"kind":"permanentChange","laAmendedPlan":true}""", """{"outcome":"allow","reason":null}""")]
    [InlineData("""{"ehcp":false,"kind":"permanentChange"}""", """{"outcome":"allow","reason":null}""")]
    [Covers("ENG-REF-021", "ENG-PLC-021", "ENG-REV-011")]
    public void The_question_ehcpChange_is_answered(string facts, string answer)
    {
        Given.Questions.Decide("ehcpChange", null, JsonDocument.Parse(facts).RootElement).ToJsonString().ShouldBe(answer);
    }
}
