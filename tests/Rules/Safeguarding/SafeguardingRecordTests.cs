using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class SafeguardingRecordTests
{
    private static readonly DateOnly Today = new(2025, 11, 24);

    [Theory]
    [Covers("ENG-SAF-001")]
    [InlineData(true, true, true)]
    [InlineData(false, true, true, "Block settingDslMissing")]
    [InlineData(true, false, true, "Block commissionerDslMissing body=homeSchool")]
    [InlineData(true, false, false, "Block commissionerDslMissing body=localAuthority")]
    [InlineData(false, false, true, "Block settingDslMissing", "Block commissionerDslMissing body=homeSchool")]
    public void Somebody_answers_for_the_child_on_both_sides(bool setting, bool commissioner, bool isOnRoll, params string[] lines)
    {
        var decision = Given.Check(Today, new ResponsibleDslFacts(setting, commissioner, isOnRoll));

        decision.Lines("ENG-SAF-001").ShouldBe(lines);
        decision
            .Blocks.Where(finding => finding.Code == "commissionerDslMissing")
            .ShouldAllBe(finding => finding.Message.Contains("no roll") != isOnRoll);
    }

    [Theory]
    [Covers("ENG-SAF-016")]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    public void No_session_without_a_lead_or_deputy(bool isDsl, bool isDeputy, bool isBlocked)
    {
        var decision = Given.Check(Today, new SessionDslFacts(Today, "Thursday afternoon", isDsl, isDeputy));

        decision.Lines("ENG-SAF-016").ShouldBe(isBlocked ? ["Block noDslOnDuty"] : []);
        decision.Findings.ShouldAllBe(finding => finding.Message.Contains("Thursday afternoon"));
    }

    [Theory]
    [Covers("ENG-SAF-017")]
    [InlineData(RecordChange.Addendum, false, false)]
    [InlineData(RecordChange.Edit, true, true, "recordStands")]
    [InlineData(RecordChange.Delete, true, true, "recordStands")]
    [InlineData(RecordChange.Close, true, true)]
    [InlineData(RecordChange.Close, false, true, "outcomeMissing")]
    [InlineData(RecordChange.Close, true, false, "reasonMissing")]
    [InlineData(RecordChange.Close, false, false, "outcomeMissing", "reasonMissing")]
    public void Records_stand_and_are_closed_in_writing(RecordChange change, bool hasOutcome, bool hasReason, params string[] codes)
    {
        Given
            .Check(Today, new RecordChangeFacts(change) { HasOutcome = hasOutcome, HasReason = hasReason })
            .Lines("ENG-SAF-017")
            .ShouldBe(codes.Select(code => $"Block {code}"));
    }

    [Theory]
    [Covers("ENG-SAF-018")]
    [InlineData("2000-11-25", true, false, "Block keepFile keepUntil=2025-11-25")]
    [InlineData("2000-11-24", true, false)]
    [InlineData("2000-11-24", true, true, "Block legalHold")]
    [InlineData("2010-11-24", true, true, "Block legalHold", "Block keepFile keepUntil=2035-11-24")]
    [InlineData("2010-11-24", false, true)]
    public void A_file_is_kept_until_the_25th_birthday_or_longer(string born, bool isToBeDestroyed, bool hasHold, params string[] lines)
    {
        var facts = new FileRetentionFacts(DateOnly.Parse(born), Today) { IsToBeDestroyed = isToBeDestroyed, HasLegalHold = hasHold };

        Given.Check(Today, facts).Lines("ENG-SAF-018").ShouldBe(lines);
    }

    [Fact]
    [Covers("ENG-SAF-018")]
    public void A_file_that_was_sent_needs_a_receipt_and_the_provider_keeps_no_copy()
    {
        var facts = new FileRetentionFacts(new(2010, 3, 4), Today) { SentOn = new(2025, 11, 3) };

        Given.Check(Today, facts).Lines("ENG-SAF-018").ShouldBe(["Warn receiptOutstanding"]);
        Given.Check(Today, facts with { HasReceipt = true }).Findings.ShouldBeEmpty();
        Given.Check(Today, facts with { SentOn = null }).Findings.ShouldBeEmpty();
        Given
            .Check(Today, facts with { HasReceipt = true, ProviderHoldsCopyAfterReturn = true })
            .Lines("ENG-SAF-018")
            .ShouldBe(["Warn providerHoldsCopy"]);
    }

    [Theory]
    [Covers("ENG-SAF-019")]
    [InlineData(false, true, true, false, "Block consentNotNeeded")]
    [InlineData(false, false, true, false)]
    [InlineData(false, true, false, false)]
    [InlineData(true, true, true, false, "Warn lawfulBasisMissing")]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, false, false, "Warn lawfulBasisMissing")]
    public void Refused_consent_keeps_nothing_back_that_keeps_a_child_safe(
        bool isShared,
        bool isNeeded,
        bool isWithoutConsent,
        bool hasBasis,
        params string[] lines
    )
    {
        var facts = new SharingFacts(isShared)
        {
            IsNeededForSafety = isNeeded,
            IsWithoutConsent = isWithoutConsent,
            HasLawfulBasis = hasBasis,
        };

        Given.Check(Today, facts).Lines("ENG-SAF-019").ShouldBe(lines);
    }

    [Theory]
    [Covers("ENG-SAF-020")]
    [InlineData(TellingParents.NotDecided, "Deadline decideOnParents 2025-11-24 (safeguarding lead)")]
    [InlineData(TellingParents.Told, "Inform parentsTold")]
    [InlineData(TellingParents.RaisesRisk, "Inform parentsNotTold")]
    [InlineData(TellingParents.PrejudicesInquiry, "Inform parentsNotTold")]
    [InlineData(TellingParents.OtherReason, "Warn reasonNotRecognised")]
    public void The_lead_decides_whether_parents_are_told_and_the_portal_never_does(TellingParents decision, string line)
    {
        var facts = new TellingParentsFacts(Today, decision);

        Given.Check(Today, facts).Lines("ENG-SAF-020").ShouldBe([line]);
        Given.Check(Today, facts with { IsAutomatic = true }).Lines("ENG-SAF-020").ShouldBe(["Block neverAutomatic", line]);
    }
}
