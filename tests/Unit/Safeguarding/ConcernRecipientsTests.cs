using AltProvision.Providers.Contracts;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Safeguarding;

public class ConcernRecipientsTests
{
    private const string HomeLa = "la:332";
    private const string SettingLa = "la:333";

    private static readonly SchoolId School = new(Guid.CreateVersion7());
    private static readonly ProviderId Provider = new(Guid.CreateVersion7());
    private static readonly string SchoolKey = Organisations.Of(School);
    private static readonly string ProviderKey = Organisations.Of(Provider);

    private static readonly RecipientFacts AboutChild = new(
        ConcernKind.Neglect,
        ConcernSeverity.Medium,
        School,
        "332",
        [(Provider, "333")]
    );

    private static readonly RecipientFacts Allegation = AboutChild with { Kind = ConcernKind.AllegationAdult };

    [Fact]
    public void A_concern_about_a_child_goes_to_the_leads_of_setting_and_home_school()
    {
        Alerted(AboutChild).ShouldBe([ProviderKey, SchoolKey], ignoreOrder: true);
    }

    [Fact]
    public void The_childs_authority_may_see_what_it_is_not_told_at_once()
    {
        Recipients(AboutChild).ShouldContain(new Recipient(HomeLa, IsAlerted: false));
    }

    [Fact]
    public void The_authority_stands_in_for_a_missing_home_school()
    {
        Alerted(AboutChild with { HomeSchool = null }).ShouldBe([ProviderKey, HomeLa], ignoreOrder: true);
    }

    [Fact]
    public void Danger_now_is_told_to_the_authority_as_well()
    {
        Alerted(AboutChild with { Severity = ConcernSeverity.Immediate }).ShouldContain(HomeLa);
    }

    [Fact]
    public void An_unsafe_setting_is_told_to_the_authority_where_it_lies()
    {
        Alerted(AboutChild with { Kind = ConcernKind.SettingUnsafe }).ShouldContain(SettingLa);
    }

    [Fact]
    public void An_authority_that_has_nothing_to_do_with_the_child_does_not_see_a_concern_about_the_child()
    {
        Seen(AboutChild).ShouldNotContain(SettingLa);
    }

    [Fact]
    public void Each_setting_that_the_child_attends_is_told_once()
    {
        var other = new ProviderId(Guid.CreateVersion7());

        Alerted(AboutChild with { Settings = [(Provider, "333"), (other, null), (Provider, "333")] })
            .ShouldBe([ProviderKey, Organisations.Of(other), SchoolKey], ignoreOrder: true);
    }

    [Fact]
    public void An_allegation_about_staff_goes_to_both_leads_and_both_designated_officers()
    {
        Alerted(Allegation with { AdultWorkplace = AdultWorkplace.Setting, AdultPosition = AdultPosition.Staff })
            .ShouldBe([ProviderKey, SchoolKey, HomeLa, SettingLa], ignoreOrder: true);
    }

    [Theory]
    [InlineData("SafeguardingLead")]
    [InlineData("Leader")]
    [InlineData(null)]
    public void A_setting_whose_lead_is_or_may_be_the_subject_is_kept_out(string? position)
    {
        AdultPosition? said = position is null ? null : Enum.Parse<AdultPosition>(position);

        Seen(Allegation with { AdultWorkplace = AdultWorkplace.Setting, AdultPosition = said })
            .ShouldBe([SchoolKey, HomeLa, SettingLa], ignoreOrder: true);
    }

    [Fact]
    public void A_home_school_whose_head_is_the_subject_is_kept_out()
    {
        Seen(Allegation with { AdultWorkplace = AdultWorkplace.HomeSchool, AdultPosition = AdultPosition.Leader })
            .ShouldBe([ProviderKey, HomeLa, SettingLa], ignoreOrder: true);
    }

    [Fact]
    public void An_adult_of_whom_nothing_is_said_counts_as_a_lead_of_the_setting()
    {
        Seen(Allegation).ShouldBe([SchoolKey, HomeLa, SettingLa], ignoreOrder: true);
    }

    [Fact]
    public void An_adult_of_whom_nothing_is_said_counts_as_a_lead_of_the_school_where_there_is_no_setting()
    {
        Seen(Allegation with { Settings = [] }).ShouldBe([HomeLa]);
    }

    [Fact]
    public void An_adult_who_works_elsewhere_keeps_nobody_out()
    {
        Seen(Allegation with { AdultWorkplace = AdultWorkplace.Elsewhere }).Count.ShouldBe(4);
    }

    [Fact]
    public void Any_kind_of_concern_about_an_adult_is_an_allegation()
    {
        Seen(AboutChild with { Kind = ConcernKind.PhysicalAbuse, IsAboutAdult = true }).ShouldNotContain(ProviderKey);
    }

    [Fact]
    public void A_low_level_concern_is_seen_by_neither_lead()
    {
        Seen(Allegation with { Kind = ConcernKind.LowLevelAdult, AdultPosition = AdultPosition.Staff })
            .ShouldBe([HomeLa, SettingLa], ignoreOrder: true);
    }

    [Fact]
    public void An_authority_whose_own_lead_is_the_subject_is_kept_out()
    {
        Seen(Allegation with { AdultWorkplace = AdultWorkplace.LocalAuthority, AdultPosition = AdultPosition.SafeguardingLead })
            .ShouldBe([ProviderKey, SchoolKey], ignoreOrder: true);
    }

    [Fact]
    public void A_concern_never_reaches_nobody()
    {
        ConcernKind[] kinds = Enum.GetValues<ConcernKind>();
        AdultWorkplace?[] workplaces = [null, .. Enum.GetValues<AdultWorkplace>()];
        AdultPosition?[] positions = [null, .. Enum.GetValues<AdultPosition>()];
        var everything =
            from kind in kinds
            from severity in Enum.GetValues<ConcernSeverity>()
            from isAboutAdult in new[] { false, true }
            from workplace in workplaces
            from position in positions
            from school in new SchoolId?[] { null, School }
            from settings in new (ProviderId, string?)[][] { [], [(Provider, null)] }
            select new RecipientFacts(kind, severity, school, "332", settings)
            {
                IsAboutAdult = isAboutAdult,
                AdultWorkplace = workplace,
                AdultPosition = position,
            };

        everything.ShouldAllBe(facts => Alerted(facts).Length > 0);
    }

    [Fact]
    public void Without_the_rules_both_leads_and_the_authority_are_told_of_a_child_and_only_authorities_of_an_adult()
    {
        Unjudged(AboutChild).ShouldBe([ProviderKey, SchoolKey, HomeLa], ignoreOrder: true);
        Unjudged(Allegation).ShouldBe([HomeLa, SettingLa], ignoreOrder: true);

        static IEnumerable<string> Unjudged(RecipientFacts facts) =>
            ConcernRecipients.Of(facts, ConcernRoute.Unjudged(facts.ConcernsAdult)).Where(r => r.IsAlerted).Select(r => r.Organisation);
    }

    private static IReadOnlyList<Recipient> Recipients(RecipientFacts facts)
    {
        var raised = new DateTimeOffset(2026, 1, 14, 10, 0, 0, TimeSpan.Zero);
        var decision = GivenRules.Check(new(2026, 1, 14), ConcernJudge.FactsOf(facts, raised, [new(2025, 12, 25)]));
        return ConcernRecipients.Of(facts, ConcernRoute.Of(decision));
    }

    private static string[] Alerted(RecipientFacts facts) =>
        [.. Recipients(facts).Where(recipient => recipient.IsAlerted).Select(recipient => recipient.Organisation)];

    private static List<string> Seen(RecipientFacts facts) => [.. Recipients(facts).Select(recipient => recipient.Organisation)];
}
