using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>A concern is raised at 10:00 on Monday 24 November 2025, unless a test says otherwise.</summary>
public class ConcernRoutingTests
{
    private static readonly DateOnly Today = new(2025, 11, 24);

    private static readonly ConcernFacts Worry = new(
        ConcernKind.Other,
        ConcernSeverity.Medium,
        new(2025, 11, 24, 10, 0, 0, TimeSpan.Zero),
        Given.BankHolidays,
        IsOnRoll: true
    );

    private static readonly ConcernFacts Allegation = Worry with
    {
        Kind = ConcernKind.AllegationAdult,
        Adult = ConcernedAdult.ProviderStaff,
    };

    private static readonly ConcernFacts LowLevel = Allegation with { Kind = ConcernKind.LowLevelAdult };

    [Theory]
    [Covers("ENG-SAF-002")]
    [InlineData(ConcernSeverity.Immediate, true)]
    [InlineData(ConcernSeverity.High, false)]
    [InlineData(ConcernSeverity.Medium, false)]
    public void In_danger_the_emergency_services_come_first(ConcernSeverity severity, bool isEmergency)
    {
        Lines(Worry with { Severity = severity }, "ENG-SAF-002")
            .ShouldBe(isEmergency ? ["Inform emergency external=emergencyServices,childrensSocialCare notify=laDsl"] : []);
    }

    [Fact]
    [Covers("ENG-SAF-002", "ENG-SAF-012")]
    public void In_danger_the_authoritys_lead_is_alerted_unless_it_is_the_subject()
    {
        Lines(Allegation with { Severity = ConcernSeverity.Immediate, Adult = ConcernedAdult.LaDsl }, "ENG-SAF-002")
            .ShouldBe(["Inform emergency external=emergencyServices,childrensSocialCare notify="]);
    }

    [Theory]
    [Covers("ENG-SAF-003")]
    [InlineData(ConcernSeverity.Immediate, "2025-11-24T10:00:00Z", "2025-11-24T10:15:00Z", "2025-11-24", "10:15")]
    [InlineData(ConcernSeverity.High, "2025-11-24T10:00:00Z", "2025-11-24T11:00:00Z", "2025-11-24", "11:00")]
    [InlineData(ConcernSeverity.High, "2026-06-09T22:30:00Z", "2026-06-09T23:30:00Z", "2026-06-10", "00:30")]
    [InlineData(ConcernSeverity.Medium, "2025-11-24T10:00:00Z", "2025-11-24T12:30:00Z", "2025-11-24", "12:30")]
    [InlineData(ConcernSeverity.Medium, "2025-11-24T11:30:00Z", "2025-11-24T12:30:00Z", "2025-11-24", "12:30")]
    [InlineData(ConcernSeverity.Medium, "2025-11-24T11:31:00Z", "2025-11-24T16:00:00Z", "2025-11-24", "16:00")]
    [InlineData(ConcernSeverity.Medium, "2025-11-24T15:00:00Z", "2025-11-24T16:00:00Z", "2025-11-24", "16:00")]
    [InlineData(ConcernSeverity.Medium, "2025-11-24T15:01:00Z", "2025-11-24T16:01:00Z", "2025-11-24", "16:01")]
    [InlineData(ConcernSeverity.Medium, "2026-06-10T10:00:00Z", "2026-06-10T11:30:00Z", "2026-06-10", "12:30")]
    [InlineData(ConcernSeverity.Low, "2025-11-24T10:00:00Z", "2025-11-25T00:00:00Z", "2025-11-24", "Mon 24 Nov 2025")]
    [InlineData(ConcernSeverity.Low, "2026-06-09T23:15:00Z", "2026-06-10T23:00:00Z", "2026-06-10", "Wed 10 Jun 2026")]
    public void A_concern_is_acknowledged_in_time(ConcernSeverity severity, string raised, string by, string due, string message)
    {
        var decision = Given.Check(Today, Worry with { Severity = severity, Moment = DateTimeOffset.Parse(raised) });

        decision
            .Lines("ENG-SAF-003")
            .ShouldBe([
                $"Deadline acknowledge {due} (safeguarding leads who are told) notify=providerDsl,homeSchoolDsl acknowledgeBy={by}",
            ]);
        decision.Deadlines.First(finding => finding.RuleId == "ENG-SAF-003").Message.ShouldContain(message);
    }

    [Fact]
    [Covers("ENG-SAF-003")]
    public void An_authority_may_set_other_times()
    {
        var book = Given.Book.WithDefaults(new Dictionary<string, string> { ["ack.immediateMinutes"] = "5", ["ack.highMinutes"] = "30" });

        Acknowledge(ConcernSeverity.Immediate).ShouldBe("2025-11-24T10:05:00Z");
        Acknowledge(ConcernSeverity.High).ShouldBe("2025-11-24T10:30:00Z");

        string Acknowledge(ConcernSeverity severity) =>
            new RuleBook<ConcernFacts>(book)
                .Check(Today, Worry with { Severity = severity })
                .Findings.First(finding => finding.RuleId == "ENG-SAF-003")
                .Data["acknowledgeBy"];
    }

    [Fact]
    [Covers("ENG-SAF-003")]
    public void For_a_child_on_no_roll_the_authoritys_lead_stands_in()
    {
        Notify(Worry with { IsOnRoll = false }, "ENG-SAF-003").ShouldBe("providerDsl,laDsl");
    }

    [Theory]
    [Covers("ENG-SAF-003", "ENG-SAF-012")]
    [InlineData(ConcernedAdult.ProviderStaff, true, "providerDsl,homeSchoolDsl", null)]
    [InlineData(ConcernedAdult.HomeSchoolStaff, true, "providerDsl,homeSchoolDsl", null)]
    [InlineData(ConcernedAdult.Elsewhere, true, "providerDsl,homeSchoolDsl", null)]
    [InlineData(null, true, "homeSchoolDsl", "Inform subjectKeptOut keptOut=providerDsl notify=")]
    [InlineData(ConcernedAdult.ProviderDsl, true, "homeSchoolDsl", "Inform subjectKeptOut keptOut=providerDsl notify=providerHead")]
    [InlineData(
        ConcernedAdult.ProviderHead,
        true,
        "homeSchoolDsl",
        "Inform subjectKeptOut keptOut=providerDsl,providerHead notify=providerChair"
    )]
    [InlineData(ConcernedAdult.ProviderProprietor, true, "homeSchoolDsl", "Inform subjectKeptOut keptOut=providerDsl,providerHead notify=")]
    [InlineData(ConcernedAdult.HomeSchoolDsl, true, "providerDsl", "Inform subjectKeptOut keptOut=homeSchoolDsl notify=homeSchoolHead")]
    [InlineData(
        ConcernedAdult.HomeSchoolHead,
        true,
        "providerDsl",
        "Inform subjectKeptOut keptOut=homeSchoolDsl,homeSchoolHead notify=homeSchoolChair"
    )]
    [InlineData(ConcernedAdult.LaDsl, false, "providerDsl", "Inform subjectKeptOut keptOut=laDsl notify=directorOfChildrensServices")]
    public void The_subject_and_whom_the_subject_manages_are_not_told(ConcernedAdult? adult, bool isOnRoll, string told, string? keptOut)
    {
        var facts = Allegation with { Adult = adult, IsOnRoll = isOnRoll };

        Notify(facts, "ENG-SAF-003").ShouldBe(told);
        Lines(facts, "ENG-SAF-012").ShouldBe(keptOut is null ? [] : [keptOut]);
    }

    [Fact]
    [Covers("ENG-SAF-012")]
    public void A_concern_about_a_child_keeps_nobody_out()
    {
        Lines(Worry, "ENG-SAF-012").ShouldBeEmpty();
    }

    [Theory]
    [Covers("ENG-SAF-004")]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.Immediate, true)]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.High, true)]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.Medium, false)]
    [InlineData(ConcernKind.AllegationAdult, ConcernSeverity.High, false)]
    [InlineData(ConcernKind.AllegationAdult, ConcernSeverity.Immediate, true)]
    [InlineData(ConcernKind.LowLevelAdult, ConcernSeverity.High, false)]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.High, false)]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.Immediate, true)]
    public void Likely_significant_harm_goes_to_social_care(ConcernKind kind, ConcernSeverity severity, bool isReferred)
    {
        Lines(Worry with { Kind = kind, Severity = severity }, "ENG-SAF-004").ShouldBe(isReferred ? Referred : []);
    }

    [Fact]
    [Covers("ENG-SAF-004")]
    public void Suspected_harm_goes_to_social_care_whatever_the_severity()
    {
        Lines(Worry with { IsSignificantHarmSuspected = true, Severity = ConcernSeverity.Low }, "ENG-SAF-004").ShouldBe(Referred);
        Lines(Worry with { IsFgmDiscovered = true }, "ENG-SAF-004").ShouldBe(Referred);
        Lines(Worry with { Kind = ConcernKind.SettingUnsafe, IsSignificantHarmSuspected = true }, "ENG-SAF-004").ShouldBe(Referred);
    }

    [Theory]
    [Covers("ENG-SAF-004")]
    [InlineData("2025-11-25")]
    [InlineData("2025-11-26", "Warn noAnswer")]
    public void Social_care_is_chased_after_one_working_day(string asOf, params string[] warning)
    {
        var facts = new SocialCareReferralFacts(Worry.Moment, Given.BankHolidays, DateOnly.Parse(asOf));

        Given.Check(Today, facts).Lines("ENG-SAF-004").ShouldBe([Referred[1], .. warning]);
        Given.Check(Today, facts with { IsAnswered = true }).Lines("ENG-SAF-004").ShouldBeEmpty();
        Given.Check(Today, facts with { IsDeclined = true }).Lines("ENG-SAF-004").ShouldBe(["Warn referralDeclined"]);
    }

    [Theory]
    [Covers("ENG-SAF-005")]
    [InlineData(ConcernKind.AllegationAdult, ConcernSeverity.Medium, false, true)]
    [InlineData(ConcernKind.LowLevelAdult, ConcernSeverity.Medium, false, false)]
    [InlineData(ConcernKind.LowLevelAdult, ConcernSeverity.Low, true, false)]
    [InlineData(ConcernKind.LowLevelAdult, ConcernSeverity.High, false, true)]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.Low, true, true)]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.High, false, false)]
    public void An_allegation_goes_to_the_designated_officer(ConcernKind kind, ConcernSeverity severity, bool isAboutAdult, bool isTold)
    {
        var now = severity is ConcernSeverity.High ? "true" : "false";

        Lines(Worry with { Kind = kind, Severity = severity, IsAboutAdult = isAboutAdult }, "ENG-SAF-005")
            .ShouldBe(
                isTold
                    ?
                    [
                        $"Deadline designatedOfficer 2025-11-25 (setting manager or safeguarding lead; the home school's lead where one of them may be the subject) actNow={now} external=lado",
                    ]
                    : []
            );
    }

    [Theory]
    [Covers("ENG-SAF-005")]
    [InlineData(ConcernedAdult.ProviderStaff, "setting manager or safeguarding lead")]
    [InlineData(ConcernedAdult.ProviderDsl, "safeguarding lead of the home school, or of the authority for a child on no roll")]
    [InlineData(ConcernedAdult.ProviderHead, "chair of the provider")]
    [InlineData(ConcernedAdult.ProviderProprietor, "whoever received the allegation, straight to the designated officer")]
    [InlineData(ConcernedAdult.HomeSchoolStaff, "head or safeguarding lead of the home school")]
    [InlineData(ConcernedAdult.HomeSchoolDsl, "head of the home school")]
    [InlineData(ConcernedAdult.HomeSchoolHead, "chair of governors of the home school")]
    [InlineData(ConcernedAdult.LaDsl, "director of children's services")]
    public void Whoever_reports_is_not_the_subject(ConcernedAdult adult, string owner)
    {
        Lines(Worry with { Adult = adult, Severity = ConcernSeverity.Immediate }, "ENG-SAF-005")
            .ShouldBe([$"Deadline designatedOfficer 2025-11-25 ({owner}) actNow=true external=lado"]);
    }

    [Fact]
    [Covers("ENG-SAF-005")]
    public void The_officer_of_the_settings_authority_is_told_and_the_childs_is_informed()
    {
        var facts = new AllegationFacts(Worry.Moment, Given.BankHolidays, IsHighOrImmediate: false)
        {
            Adult = ConcernedAdult.ProviderHead,
            SettingAuthority = new LocalAuthorityFact("333", "Sandwell"),
            ChildsAuthority = new LocalAuthorityFact("332", "Dudley"),
        };
        string[] lines =
        [
            "Deadline designatedOfficer 2025-11-25 (chair of the provider) actNow=false external=lado laCode=333",
            "Inform childsAuthority laCode=332",
        ];

        var decision = Given.Check(Today, facts);
        decision.Lines("ENG-SAF-005").ShouldBe(lines);
        decision.Deadlines.Single().Message.ShouldBe("Tell the designated officer (LADO) of Sandwell by the end of Tue 25 Nov 2025.");
        Given
            .Check(Today, facts with { SettingAuthority = null, ChildsAuthority = null, IsHighOrImmediate = true })
            .Deadlines.Single()
            .Message.ShouldBe("Tell the designated officer (LADO) now; the last moment is the end of Tue 25 Nov 2025.");
        Lines(
                Allegation with
                {
                    Adult = ConcernedAdult.ProviderHead,
                    SettingAuthority = facts.SettingAuthority,
                    ChildsAuthority = facts.ChildsAuthority,
                },
                "ENG-SAF-005"
            )
            .ShouldBe(lines);
    }

    [Theory]
    [Covers("ENG-SAF-006")]
    [InlineData(ConcernedAdult.ProviderStaff, "providerHead")]
    [InlineData(ConcernedAdult.ProviderDsl, "providerHead")]
    [InlineData(ConcernedAdult.ProviderHead, "providerChair")]
    [InlineData(ConcernedAdult.HomeSchoolStaff, "homeSchoolHead")]
    [InlineData(ConcernedAdult.HomeSchoolDsl, "homeSchoolHead")]
    [InlineData(ConcernedAdult.HomeSchoolHead, "homeSchoolChair")]
    [InlineData(ConcernedAdult.LaDsl, "directorOfChildrensServices")]
    [InlineData(ConcernedAdult.ProviderProprietor, "")]
    [InlineData(ConcernedAdult.Elsewhere, "")]
    [InlineData(null, "")]
    public void A_low_level_concern_reaches_the_employers_head_only_or_else_the_designated_officer(ConcernedAdult? adult, string told)
    {
        var facts = LowLevel with { Adult = adult, HasSocialWorker = true, IsLookedAfter = true, HasYotWorker = true };

        Notify(facts, "ENG-SAF-003").ShouldBe(told);
        Lines(facts, "ENG-SAF-006").ShouldBe([told is "" ? "Inform lowLevel external=lado" : "Inform lowLevel"]);
        Lines(facts, "ENG-SAF-012").ShouldAllBe(line => line.EndsWith("notify=", StringComparison.Ordinal));
        Lines(facts, "ENG-SAF-013").ShouldBeEmpty();
        Lines(facts, "ENG-SAF-022").ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-SAF-006")]
    public void What_is_severe_is_no_low_level_concern()
    {
        Lines(LowLevel with { Severity = ConcernSeverity.High }, "ENG-SAF-006").ShouldBeEmpty();
        Lines(LowLevel with { Severity = ConcernSeverity.Immediate }, "ENG-SAF-006").ShouldBeEmpty();
        Lines(Allegation, "ENG-SAF-006").ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-SAF-007")]
    public void Radicalisation_goes_to_Prevent_and_is_restricted()
    {
        Lines(Worry with { Kind = ConcernKind.Radicalisation }, "ENG-SAF-007")
            .ShouldBe(["Inform preventReferral external=prevent restricted=true"]);
        Lines(Worry, "ENG-SAF-007").ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-SAF-008")]
    public void Discovered_mutilation_is_reported_to_the_police_in_person_and_suspected_goes_to_the_lead()
    {
        const string Report = "Deadline reportToPolice 2025-11-25 (the person who discovered it) external=police delegable=false";
        var fgm = Worry with { Kind = ConcernKind.Fgm };
        var facts = new FgmFacts(Worry.Moment, Given.BankHolidays, FgmDiscoverer.Teacher, IsDiscovered: true, IsUnder18: true);

        Lines(fgm with { IsFgmDiscovered = true }, "ENG-SAF-008").ShouldBe([Report]);
        Lines(fgm, "ENG-SAF-008").ShouldBe(["Inform leadDecides"]);
        Lines(Worry with { IsFgmDiscovered = true }, "ENG-SAF-008").ShouldBeEmpty();
        Given.Check(Today, facts).Lines("ENG-SAF-008").ShouldBe([Report]);
        Given.Check(Today, facts with { Discoverer = FgmDiscoverer.HealthOrSocialWorker }).Lines("ENG-SAF-008").ShouldBe([Report]);
        Given.Check(Today, facts with { Discoverer = FgmDiscoverer.Other }).Lines("ENG-SAF-008").ShouldBe(["Inform leadDecides"]);
        Given.Check(Today, facts with { IsDiscovered = false }).Lines("ENG-SAF-008").ShouldBe(["Inform leadDecides"]);
        Given.Check(Today, facts with { IsUnder18 = false }).Lines("ENG-SAF-008").ShouldBe(["Inform leadDecides"]);
    }

    [Fact]
    [Covers("ENG-SAF-009")]
    public void Abuse_between_children_is_assessed_at_once_and_keeps_them_apart()
    {
        const string Assess = "Deadline assessRisk 2025-11-24 (safeguarding leads)";
        var facts = Worry with { Kind = ConcernKind.ChildOnChild };

        Lines(facts, "ENG-SAF-009").ShouldBe([Assess]);
        Lines(facts with { IsOtherChildAtSameProvider = true }, "ENG-SAF-009").ShouldBe([Assess, "Inform flagToMatcher"]);
        Lines(Worry with { IsOtherChildAtSameProvider = true }, "ENG-SAF-009").ShouldBeEmpty();
        Given.Check(Today, new ChildrenTogetherFacts(true, true)).Lines("ENG-SAF-009").ShouldBe(["Warn mayNotShareSession"]);
        Given.Check(Today, new ChildrenTogetherFacts(true, false)).Lines("ENG-SAF-009").ShouldBe(["Inform sameProvider"]);
        Given.Check(Today, new ChildrenTogetherFacts(false, false)).Findings.ShouldBeEmpty();
    }

    [Theory]
    [Covers("ENG-SAF-010")]
    [InlineData(ConcernKind.ExploitationCriminal, true)]
    [InlineData(ConcernKind.ExploitationSexual, true)]
    [InlineData(ConcernKind.Missing, false)]
    public void Exploitation_leads_to_the_national_mechanism(ConcernKind kind, bool isReferred)
    {
        string[] lines = isReferred ? ["Inform nationalReferralMechanism"] : [];

        Lines(Worry with { Kind = kind }, "ENG-SAF-010").ShouldBe(lines);
        Given.Check(new(2026, 9, 1), Worry with { Kind = kind }).Lines("ENG-SAF-010").ShouldBe(lines);
    }

    [Theory]
    [Covers("ENG-SAF-013")]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.High, true)]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.Immediate, true)]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.Medium, false)]
    [InlineData(ConcernKind.PhysicalIntervention, ConcernSeverity.High, true)]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.High, false)]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.Low, false)]
    public void A_severe_concern_about_the_setting_holds_the_sessions(ConcernKind kind, ConcernSeverity severity, bool isHeld)
    {
        var facts = Worry with { Kind = kind, Severity = severity };

        Lines(facts, "ENG-SAF-013").ShouldBe(isHeld ? Held : Reviewed);
        Lines(facts with { IsSafeToContinue = true }, "ENG-SAF-013").ShouldBe(isHeld ? ["Inform safeToContinue"] : Reviewed);
    }

    [Theory]
    [Covers("ENG-SAF-013")]
    [InlineData(null, true)]
    [InlineData(ConcernedAdult.ProviderStaff, true)]
    [InlineData(ConcernedAdult.ProviderDsl, true)]
    [InlineData(ConcernedAdult.ProviderHead, true)]
    [InlineData(ConcernedAdult.ProviderProprietor, true)]
    [InlineData(ConcernedAdult.HomeSchoolStaff, false)]
    [InlineData(ConcernedAdult.HomeSchoolDsl, false)]
    [InlineData(ConcernedAdult.HomeSchoolHead, false)]
    [InlineData(ConcernedAdult.LaDsl, false)]
    [InlineData(ConcernedAdult.Elsewhere, false)]
    public void An_adult_at_the_setting_holds_the_sessions_and_one_elsewhere_does_not(ConcernedAdult? adult, bool isHeld)
    {
        Lines(Allegation with { Severity = ConcernSeverity.High, Adult = adult }, "ENG-SAF-013").ShouldBe(isHeld ? Held : Reviewed);
    }

    [Fact]
    [Covers("ENG-SAF-013")]
    public void Children_at_the_setting_among_themselves_are_the_settings_concern_too()
    {
        Lines(Worry with { Kind = ConcernKind.ChildOnChild, Severity = ConcernSeverity.High, IsAboutSetting = true }, "ENG-SAF-013")
            .ShouldBe(Held);
    }

    [Theory]
    [Covers("ENG-SAF-014")]
    [InlineData(ConcernKind.Missing, ConcernSeverity.High, true)]
    [InlineData(ConcernKind.Missing, ConcernSeverity.Immediate, false)]
    [InlineData(ConcernKind.Missing, ConcernSeverity.Medium, false)]
    [InlineData(ConcernKind.Other, ConcernSeverity.High, false)]
    public void A_missing_child_at_high_risk_is_the_polices_at_once(ConcernKind kind, ConcernSeverity severity, bool isTold)
    {
        Lines(Worry with { Kind = kind, Severity = severity }, "ENG-SAF-014")
            .ShouldBe(isTold ? ["Inform policeAtOnce external=police"] : []);
    }

    [Theory]
    [Covers("ENG-SAF-021")]
    [InlineData("2025-11-24T08:59:00Z", true)]
    [InlineData("2025-11-24T09:00:00Z", false)]
    [InlineData("2025-11-24T16:59:00Z", false)]
    [InlineData("2025-11-24T17:00:00Z", true)]
    [InlineData("2026-06-10T08:00:00Z", false)]
    [InlineData("2025-11-22T12:00:00Z", true)]
    [InlineData("2025-12-25T12:00:00Z", true)]
    public void Out_of_hours_the_duty_team_comes_first(string raised, bool isOutOfHours)
    {
        string[] lines = isOutOfHours ? ["Inform dutyTeamFirst route=emergencyDutyTeam"] : [];
        var facts = Worry with { Moment = DateTimeOffset.Parse(raised) };

        Lines(facts, "ENG-SAF-021").ShouldBe(lines);
        Lines(facts with { IsSchoolHoliday = true }, "ENG-SAF-021").ShouldBe([.. lines, "Inform onCallRota route=onCallRota"]);
    }

    [Fact]
    [Covers("ENG-SAF-022")]
    public void Those_who_work_with_the_child_hear_the_same_day()
    {
        Lines(Worry, "ENG-SAF-022").ShouldBeEmpty();
        Lines(Worry with { HasSocialWorker = true }, "ENG-SAF-022").ShouldBe([Tell("socialWorker")]);
        Lines(Worry with { IsLookedAfter = true }, "ENG-SAF-022").ShouldBe([Tell("virtualSchoolHead")]);
        Lines(Worry with { HasYotWorker = true }, "ENG-SAF-022").ShouldBe([Tell("youthOffendingTeam")]);
        Lines(Allegation with { HasSocialWorker = true, IsLookedAfter = true, HasYotWorker = true }, "ENG-SAF-022")
            .ShouldBe([Tell("socialWorker,virtualSchoolHead,youthOffendingTeam")]);

        static string Tell(string who) => $"Deadline tellWorkers 2025-11-24 (safeguarding lead) notify={who}";
    }

    private static readonly string[] Referred =
    [
        "Inform referToSocialCare external=childrensSocialCare",
        "Deadline socialCareAnswer 2025-11-25 (safeguarding lead who refers)",
    ];

    private static readonly string[] Held =
    [
        "Block sessionsHeld placementReview=immediate holdSessions=true",
        "Deadline placementReview 2025-11-24 (commissioner) urgency=immediate",
    ];

    private static readonly string[] Reviewed = ["Deadline placementReview 2025-11-26 (commissioner) urgency=soon"];

    private static IReadOnlyList<string> Lines(ConcernFacts facts, string rule) => Given.Check(Today, facts).Lines(rule);

    private static string Notify(ConcernFacts facts, string rule) =>
        Given.Check(Today, facts).Findings.Single(finding => finding.RuleId == rule).Data["notify"];
}
