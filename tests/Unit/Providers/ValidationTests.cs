using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Providers;

public class ValidationTests
{
    private static readonly DateOnly Today = LondonTime.Today(TimeProvider.System);

    [Theory]
    [InlineData(ProviderType.NonSchool, true, "provider.non-school-registered")]
    [InlineData(ProviderType.PupilReferralUnit, false, "provider.school-not-registered")]
    [InlineData(ProviderType.OnlineAccredited, true, null)]
    public void Type_and_registration_agree(ProviderType type, bool isRegistered, string? code) =>
        new ProviderContentValidator()
            .Validate(new ProviderContent("The Forge", type, isRegistered, "332"))
            .Errors.Select(error => error.ErrorCode)
            .ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void Insurance_says_how_much_and_until_when() =>
        Errors(new(EvidenceKind.PublicLiabilityInsurance, Today))
            .ShouldBe(["provider.evidence-expiry-missing", "provider.evidence-amount-missing"], ignoreOrder: true);

    [Fact]
    public void A_risk_assessment_names_its_site() =>
        Errors(new(EvidenceKind.SiteRiskAssessment, Today, Today.AddYears(1))).ShouldBe(["provider.evidence-site-missing"]);

    [Fact]
    public void A_registration_does_not_run_out() => Errors(new(EvidenceKind.SchoolRegistration, Today)).ShouldBeEmpty();

    [Fact]
    public void A_document_does_not_end_before_it_begins() =>
        Errors(new(EvidenceKind.SafeguardingPolicy, Today, Today.AddDays(-1))).ShouldBe(["provider.evidence-expiry-before-issue"]);

    [Theory]
    [InlineData(ProviderApproval.Approved, null, true)]
    [InlineData(ProviderApproval.Suspended, null, false)]
    [InlineData(ProviderApproval.ApprovedWithConditions, "  too short ", false)]
    [InlineData(ProviderApproval.Withdrawn, "The provider has closed.", true)]
    public void A_reason_is_needed_for_all_but_a_plain_approval(ProviderApproval status, string? reason, bool isValid) =>
        new DecideApprovalValidator(TimeProvider.System)
            .Validate(new DecideApproval(new(Guid.CreateVersion7()), 0, status, reason))
            .IsValid.ShouldBe(isValid);

    private static IEnumerable<string> Errors(EvidenceContent content) =>
        new EvidenceContentValidator(TimeProvider.System).Validate(content).Errors.Select(error => error.ErrorCode);
}
