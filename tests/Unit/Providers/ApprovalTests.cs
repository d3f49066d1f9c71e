using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Providers;

public class ApprovalTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 10, 0, 0, TimeSpan.Zero);
    private static readonly ProviderId Provider = new(Guid.CreateVersion7());

    private readonly Approval _approval = Approval.Undecided(Provider, "332");

    [Fact]
    public void A_provider_can_be_turned_down_at_the_first_decision()
    {
        var (decision, _) = _approval.Decide(ProviderApproval.NotApproved, "No lead for safeguarding.", null, Now);

        decision!.Status.ShouldBe(ProviderApproval.NotApproved);
    }

    [Fact]
    public void What_was_never_approved_cannot_be_suspended()
    {
        var (decision, refusal) = _approval.Decide(ProviderApproval.Suspended, "A serious concern.", null, Now);

        decision.ShouldBeNull();
        refusal!.Code.ShouldBe("provider.not-approved");
    }

    [Fact]
    public void A_suspension_drops_the_review_date_and_keeps_the_moment()
    {
        _approval.Decide(ProviderApproval.Approved, null, new(2027, 3, 1), Now.AddDays(-5));

        _approval.Decide(ProviderApproval.Suspended, "A serious concern.", new(2027, 3, 1), Now);

        _approval
            .ToView()
            .ShouldSatisfyAllConditions(
                view => view.Status.ShouldBe(ProviderApproval.Suspended),
                view => view.Since.ShouldBe(new DateOnly(2026, 3, 9)),
                view => view.ReviewBy.ShouldBeNull()
            );
    }

    [Fact]
    public void A_suspended_provider_is_not_suspended_again()
    {
        _approval.Decide(ProviderApproval.Approved, null, null, Now);
        _approval.Decide(ProviderApproval.Suspended, "A serious concern.", null, Now);

        _approval.Decide(ProviderApproval.Suspended, "A serious concern.", null, Now).Refusal!.Code.ShouldBe("provider.not-approved");
    }

    [Fact]
    public void A_withdrawal_is_not_repeated()
    {
        _approval.Decide(ProviderApproval.Withdrawn, "It has closed down.", null, Now);

        _approval.Decide(ProviderApproval.Withdrawn, "It has closed down.", null, Now).Refusal!.Code.ShouldBe("provider.decided-already");
    }

    [Fact]
    public void An_approval_can_be_renewed_and_other_modules_hear_of_the_first_only()
    {
        var (first, _) = _approval.Decide(ProviderApproval.Approved, null, null, Now);
        var (renewed, _) = _approval.Decide(ProviderApproval.Approved, null, new(2027, 3, 1), Now.AddYears(1));

        Approval.EventOf(first!, wasOpen: false).ShouldBeOfType<ProviderApproved>();
        Approval.EventOf(renewed!, wasOpen: true).ShouldBeNull();
    }

    [Theory]
    [InlineData(ProviderApproval.Suspended, typeof(ProviderSuspended))]
    [InlineData(ProviderApproval.Withdrawn, typeof(ProviderWithdrawn))]
    public void Other_modules_hear_when_a_provider_may_take_nobody_any_more(ProviderApproval status, Type expected)
    {
        _approval.Decide(ProviderApproval.Approved, null, null, Now);
        var (decision, _) = _approval.Decide(status, "A serious concern.", null, Now);

        Approval.EventOf(decision!, wasOpen: true).ShouldBeOfType(expected);
    }

    [Fact]
    public void The_reason_is_read_by_the_authority_and_the_provider_only()
    {
        _approval.Decide(ProviderApproval.Approved, null, null, Now);
        var (decision, _) = _approval.Decide(ProviderApproval.Suspended, "A serious concern.", null, Now);

        decision!.ToView(Viewer(la: "332")).Reason.ShouldNotBeNull();
        decision.ToView(Viewer(provider: Provider.Value)).Reason.ShouldNotBeNull();
        decision.ToView(Viewer(la: "333")).Reason.ShouldBeNull();
        decision.ToView(Viewer(provider: Guid.CreateVersion7())).Reason.ShouldBeNull();
    }

    private static Viewer Viewer(string? la = null, Guid? provider = null) =>
        new("somebody", new HashSet<Role> { Role.LaQualityOfficer }, la, ProviderId: provider);
}
