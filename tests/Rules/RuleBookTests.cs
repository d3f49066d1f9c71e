using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class RuleBookTests
{
    private static readonly ResponsibleBodyFacts AcademyDirection = new(ProvisionReason.OffSiteDirection)
    {
        SchoolKind = SchoolKind.Academy,
        Purpose = DirectionPurpose.Behaviour,
    };

    private static readonly ProviderReadinessFacts Ready = new(
        ProviderApproval.Approved,
        new(2025, 11, 24),
        new(2026, 3, 27),
        "Alpha",
        "site-2",
        ["site-1", "site-2"],
        IsCommissionerCheckRecorded: true
    )
    {
        Confirmation = new(new(2025, 9, 10), ["Alpha"], ["site-2"]),
        EmployersLiability = new(10_000_000m, new(2026, 9, 30)),
        PublicLiability = new(5_000_000m, new(2026, 9, 30)),
    };

    [Theory]
    [InlineData("2026-07-25", 1, "goodPractice")]
    [InlineData("2026-07-26", 2, "mandatory")]
    public void The_date_of_the_event_chooses_the_version(string determined, int version, string procedure)
    {
        var decision = Given.Check(DateOnly.Parse(determined), AcademyDirection);

        var finding = decision.Findings.Single(finding => finding.RuleId == "ENG-REF-017");
        finding.RuleVersion.ShouldBe(version);
        finding.Data["procedure"].ShouldBe(procedure);
    }

    [Fact]
    public void No_rule_speaks_about_an_event_before_it_was_in_force()
    {
        Given.Check(new(2007, 8, 31), AcademyDirection).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_pupil_referral_unit_may_direct_only_under_the_later_version()
    {
        var facts = AcademyDirection with { SchoolKind = SchoolKind.PupilReferralUnit };

        Given.Check(new(2026, 7, 25), facts).Blocks.Single().Code.ShouldBe("noPowerToDirect");
        Given.Check(new(2026, 7, 26), facts).IsBlocked.ShouldBeFalse();
    }

    [Fact]
    public void A_referral_by_the_wrong_body_is_blocked_and_sent_on()
    {
        var facts = new ResponsibleBodyFacts(ProvisionReason.Suspension)
        {
            SchoolKind = SchoolKind.Academy,
            ConsecutiveSchoolDays = 8,
            ProposedBy = ResponsibleBody.HomeLa,
        };

        var block = Given.Check(new(2025, 11, 3), facts).Blocks.Single();

        block.Code.ShouldBe("wrongBody");
        block.Message.ShouldContain("The academy trust");
    }

    [Fact]
    public void A_message_names_the_date_as_people_write_it()
    {
        var decision = Given.Check(
            new(2025, 10, 21),
            new PermanentExclusionFacts(Given.Calendar("ALPHA"), new(2025, 10, 21), ExclusionSession.Morning, true)
            {
                HomeLa = new("332", "Dudley"),
            }
        );

        decision.Deadlines.Single().Message.ShouldStartWith("Dudley must have full-time education in place from Wed 5 Nov 2025");
    }

    [Fact]
    public void An_expired_insurance_blocks_with_the_source_of_the_rule()
    {
        var decision = Given.Check(Ready.Start, Ready with { EmployersLiability = new(10_000_000m, new(2025, 11, 23)) });

        var block = decision.Blocks.Single();
        block.RuleId.ShouldBe("ENG-PRV-011");
        block.Code.ShouldBe("employersLiabilityExpired");
        block.Source.ShouldContain("Employers' Liability (Compulsory Insurance) Act 1969");
        block.Message.ShouldContain("Sun 23 Nov 2025");
    }

    [Fact]
    public void A_local_pack_speaks_and_sets_parameters_for_its_own_authority_only()
    {
        var facts = Ready with { PlannedEnd = new(2026, 7, 17) };

        var here = Given.Check(facts.Start, facts, "332");
        var elsewhere = Given.Check(facts.Start, facts, "333");

        here.Blocks.Single().Code.ShouldBe("publicLiabilityTooLow");
        here.Warnings.Single().RuleId.ShouldBe("LA332-PRV-001");
        elsewhere.IsBlocked.ShouldBeFalse();
        elsewhere.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_local_parameter_follows_the_date_of_the_event()
    {
        Given.Book.ParametersFor(new(2025, 8, 31), "332").PublicLiabilityMinimum.ShouldBe(5_000_000m);
        Given.Book.ParametersFor(new(2025, 9, 1), "332").PublicLiabilityMinimum.ShouldBe(10_000_000m);
    }

    [Fact]
    public void What_an_authority_configures_has_the_last_word()
    {
        var book = new RuleBook(
            Given.Book.Packs,
            options: new()
            {
                Parameters =
                [
                    new("332", null, "insurance.publicLiabilityMin", "2000000"),
                    new("332", null, "pex.count", "after"),
                    new("332", new(2026, 9, 1), "pex.count", "inclusive"),
                ],
            }
        );

        book.ParametersFor(new(2025, 11, 1), "332").PublicLiabilityMinimum.ShouldBe(2_000_000m);
        book.ParametersFor(new(2025, 11, 1), "332").SixthDayCount.ShouldBe(SixthDayCount.After);
        book.ParametersFor(new(2026, 9, 1), "332").SixthDayCount.ShouldBe(SixthDayCount.Inclusive);
        book.ParametersFor(new(2025, 11, 1), "333").SixthDayCount.ShouldBe(SixthDayCount.Inclusive);
    }

    [Theory]
    [InlineData("no.such.parameter", "1", "There is no rule parameter no.such.parameter")]
    [InlineData("rev.graceSchoolDays", "ten", "Rule parameter rev.graceSchoolDays cannot be 'ten'")]
    public void A_mistyped_parameter_is_refused_at_once(string key, string value, string message)
    {
        Should
            .Throw<FormatException>(() => RuleParameters.Default.With(new Dictionary<string, string> { [key] = value }))
            .Message.ShouldStartWith(message);
    }

    [Fact]
    public void The_defaults_are_those_of_the_worked_cases()
    {
        var defaults = RuleParameters.Default.List().ToDictionary(parameter => parameter.Key, parameter => parameter.Value);

        defaults["pex.count"].ShouldBe("inclusive");
        defaults["fullTimeHours"].ShouldBe("18.0");
        defaults["confirm.maxAgeMonths"].ShouldBe("12");
        defaults["rev.graceSchoolDays"].ShouldBe("10");
        defaults["rev.maxGapSchoolDays"].ShouldBe("40");
        defaults["insurance.publicLiabilityMin"].ShouldBe("5000000");
    }

    [Fact]
    public void A_stored_decision_is_replayed_to_the_same_answer()
    {
        var facts = new ReviewScheduleFacts(Given.Calendar("ALPHA"), new(2025, 11, 5)) { AsOf = new(2025, 12, 22) };
        var decided = Given.Check(facts.Start, facts, "332");

        var replayed = Given.Book.Replay(decided.FactsType, decided.Inputs);

        replayed.FactsHash.ShouldBe(decided.FactsHash);
        replayed.EventDate.ShouldBe(decided.EventDate);
        replayed.LaCode.ShouldBe("332");
        replayed
            .Findings.Select(finding => (finding.RuleId, finding.RuleVersion, finding.Code, finding.Message, finding.DueDate))
            .ShouldBe(
                decided.Findings.Select(finding => (finding.RuleId, finding.RuleVersion, finding.Code, finding.Message, finding.DueDate))
            );
    }

    [Fact]
    public void A_replay_keeps_the_parameters_that_were_in_force_when_it_was_decided()
    {
        var facts = Ready with { PublicLiability = new(8_000_000m, new(2026, 9, 30)) };
        var decided = Given.Check(facts.Start, facts, "332");
        var without = new RuleBook(Given.Book.Packs.Where(pack => pack.Pack.LaCode is null));

        without.Replay(decided.FactsType, decided.Inputs).Blocks.Single().Code.ShouldBe("publicLiabilityTooLow");
    }

    [Fact]
    public void The_hash_is_of_the_facts_and_not_of_how_a_number_was_stored()
    {
        var stored = new RegistrationThresholdFacts(false, [], new(18.00m, false, false, true));
        var typed = new RegistrationThresholdFacts(false, [], new(18m, false, false, true));
        var other = new RegistrationThresholdFacts(false, [], new(18.5m, false, false, true));

        Hash(stored).ShouldBe(Hash(typed));
        Hash(stored).ShouldNotBe(Hash(other));
        Hash(stored).Length.ShouldBe(64);

        static string Hash(RegistrationThresholdFacts facts) => Given.Check(new(2025, 11, 24), facts).FactsHash;
    }

    [Fact]
    public void A_calendar_that_ends_too_soon_gives_a_warning_and_never_a_date()
    {
        var excludedOn = new DateOnly(2026, 7, 16);

        var decision = Given.Check(
            excludedOn,
            new PermanentExclusionFacts(Given.Calendar("GAMMA"), excludedOn, ExclusionSession.Morning, true)
            {
                HomeLa = new("332", "Dudley"),
            }
        );

        decision.Deadlines.ShouldBeEmpty();
        var warning = decision.Warnings.Single();
        warning.RuleId.ShouldBe("ENG-REF-002");
        warning.Code.ShouldBe("calendarDoesNotReach");
        warning.Message.ShouldContain("ends on Mon 20 Jul 2026");
    }

    [Fact]
    public void A_provisional_calendar_is_a_warning()
    {
        var alpha = Given.Calendar("ALPHA");
        var provisional = new SchoolCalendar("Dudley default", true, alpha.HalfTerms, alpha.ClosureDays, alpha.BankHolidays);

        Given
            .Check(new(2025, 11, 5), new ReviewScheduleFacts(provisional, new(2025, 11, 5)))
            .Warnings.Single()
            .RuleId.ShouldBe("ENG-GEN-001");
    }

    [Fact]
    public void The_catalogue_lists_every_version_with_its_source()
    {
        Given.Book.Find("ENG-REF-017").Select(rule => rule.Version.Version).ShouldBe([1, 2]);
        Given.Book.Find("ENG-XXX-999").ShouldBeEmpty();
        Given.Book.Rules.ShouldAllBe(rule => rule.Version.Source.Length > 0 && rule.Version.Statement.Length > 0);
    }
}
