using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Providers;

public class ReadinessTests
{
    private static readonly DateOnly Start = new(2026, 1, 12);
    private static readonly ProviderId Provider = new(Guid.CreateVersion7());
    private static readonly SiteId Workshop = new(Guid.CreateVersion7());
    private static readonly SiteId Farm = new(Guid.CreateVersion7());
    private static readonly Commissioner School = new(new SchoolId(Guid.CreateVersion7()));
    private static readonly Commissioner Authority = new(LaCode: "332");
    private static readonly ReadinessSite InOrder = new(Workshop, 8, IsKnown: true, CheckOutcome.Suitable);

    private static readonly ReadinessJudge Judge = new(
        new RuleBook<ProviderReadinessFacts>(GivenRules.Book),
        new RuleBook<RegistrationThresholdFacts>(GivenRules.Book)
    );

    [Fact]
    public void A_complete_file_has_nothing_in_the_way() => Blocks(File()).ShouldBeEmpty();

    [Fact]
    public void Insurance_that_ran_out_blocks_with_rule_and_source()
    {
        var file = File() with
        {
            Certificates =
            [
                Liability(EvidenceKind.EmployersLiabilityInsurance),
                Liability(EvidenceKind.PublicLiabilityInsurance, until: Start.AddDays(-1)),
            ],
        };

        var finding = Judge.Judge(file, InOrder).Single(f => f.Outcome is Outcome.Block);

        finding.ShouldSatisfyAllConditions(
            f => f.Code.ShouldBe("publicLiabilityExpired"),
            f => f.RuleId.ShouldBe("ENG-PRV-011"),
            f => f.Source.ShouldContain("Employers' Liability")
        );
    }

    [Fact]
    public void A_confirmation_given_to_the_authority_does_not_cover_a_school()
    {
        var file = File() with { Given = [], Other = Confirmation(Start.AddDays(-10), [Authority], [Workshop]) };

        Blocks(file).ShouldBe(["confirmationNotForThisCommissioner"]);
    }

    [Fact]
    public void A_newer_confirmation_for_another_site_leaves_the_older_one_in_force()
    {
        var file = File() with
        {
            Given = [Confirmation(Start.AddDays(-5), [School], [Farm]), Confirmation(Start.AddDays(-100), [School], [Workshop])],
        };

        Blocks(file).ShouldBeEmpty();
    }

    [Fact]
    public void A_stale_confirmation_blocks()
    {
        var confirmation = Confirmation(Start.AddDays(-5), [School], [Workshop]) with { IsStale = true };

        Blocks(File() with { Given = [confirmation] }).ShouldBe(["confirmationStale"]);
    }

    [Fact]
    public void A_site_without_a_risk_assessment_in_date_is_not_known()
    {
        var site = InOrder with { IsKnown = false };

        Judge.Judge(File() with { Sites = [site] }, site).Where(f => f.Outcome is Outcome.Block).Single().RuleId.ShouldBe("ENG-PRV-012");
    }

    [Theory]
    [InlineData(CheckOutcome.Suitable, true)]
    [InlineData(CheckOutcome.SuitableWithActions, true)]
    [InlineData(CheckOutcome.NotSuitable, false)]
    [InlineData(null, false)]
    public void Only_a_check_that_found_the_provider_suitable_counts(CheckOutcome? outcome, bool counts) =>
        File().ToFacts(InOrder with { LatestCheck = outcome }).IsCommissionerCheckRecorded.ShouldBe(counts);

    [Fact]
    public void A_full_time_child_with_a_plan_needs_a_registered_school()
    {
        ChildLoad child = new(20, HasEhcp: true, IsLookedAfter: false, IsCompulsorySchoolAge: true);

        Judge.JudgeAlone(File(), child).Single().RuleId.ShouldBe("ENG-PRV-002");
        Judge.JudgeAlone(File() with { IsRegisteredSchool = true }, child).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_said_of_other_children_whose_number_is_not_known() =>
        Judge.JudgeAlone(File(), new(10, false, false, true)).ShouldBeEmpty();

    [Fact]
    public void A_commissioner_is_told_from_its_key()
    {
        Commissioner.FromKey(School.ToKey()).ShouldBe(School);
        Commissioner.FromKey(Authority.ToKey()).ShouldBe(Authority);
    }

    private static IEnumerable<string> Blocks(ReadinessFile file) =>
        Judge.Judge(file, InOrder).Where(f => f.Outcome is Outcome.Block).Select(f => f.Code);

    private static ReadinessFile File() =>
        new(
            Provider,
            new(School, "332", Start, Start.AddDays(60)),
            IsRegisteredSchool: false,
            HasEmployees: true,
            IsSelfInsured: false,
            ProviderApproval.Approved,
            [InOrder],
            [Liability(EvidenceKind.EmployersLiabilityInsurance), Liability(EvidenceKind.PublicLiabilityInsurance)],
            [Confirmation(Start.AddDays(-30), [School], [Workshop])],
            null
        );

    private static Certificate Liability(EvidenceKind kind, DateOnly? until = null) =>
        new(kind, Start.AddYears(-1), until ?? Start.AddYears(1), 10_000_000);

    private static ReadinessConfirmation Confirmation(DateOnly date, Commissioner[] to, SiteId[] sites) =>
        new(
            date,
            [.. to.Select(commissioner => commissioner.ToKey())],
            [.. sites.Select(site => site.Value)],
            IsStale: false,
            new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)
        );
}
