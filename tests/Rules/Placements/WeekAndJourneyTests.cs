using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>The roll, the week, part-time timetables, the way there and what is ready before day one.</summary>
public class WeekAndJourneyTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly DateOnly Today = new(2025, 11, 24);

    [Theory]
    [Covers("ENG-PLC-001")]
    [InlineData(RegistrationStatus.Single, false, false, "")]
    [InlineData(null, false, false, "Block notOnHomeRoll")]
    [InlineData(RegistrationStatus.Guest, false, false, "Block notOnHomeRoll")]
    [InlineData(null, true, false, "")]
    [InlineData(null, false, true, "")]
    public void A_placement_rests_on_a_registration_at_the_home_school(RegistrationStatus? home, bool excluded, bool noRoll, string said)
    {
        Given
            .Check(Today, new RollFacts(home) { IsExclusionComplete = excluded, IsOnNoRollByReason = noRoll })
            .By("ENG-PLC-001")
            .ShouldBe(said);
        Given
            .Check(Today, new RollFacts(RegistrationStatus.Single) { IsSingleRollOffered = true })
            .By("ENG-PLC-001")
            .ShouldBe("Warn singleRollOffered");
    }

    [Theory]
    [Covers("ENG-PLC-004")]
    [InlineData(false, false, false, RegistrationStatus.Single, null, "")]
    [InlineData(false, false, false, RegistrationStatus.Main, null, "Warn registrationsDoNotMatch")]
    [InlineData(false, true, false, null, null, "")]
    [InlineData(false, false, true, null, null, "")]
    [InlineData(true, false, false, RegistrationStatus.Main, RegistrationStatus.Subsidiary, "")]
    [InlineData(true, false, false, RegistrationStatus.Main, RegistrationStatus.Main, "Warn bothSchoolsMain")]
    [InlineData(true, false, false, RegistrationStatus.Main, null, "Warn registrationsDoNotMatch")]
    [InlineData(true, false, false, RegistrationStatus.Single, RegistrationStatus.Subsidiary, "Warn registrationsDoNotMatch")]
    [InlineData(true, true, false, null, RegistrationStatus.Single, "")]
    [InlineData(true, false, true, null, RegistrationStatus.Single, "")]
    [InlineData(true, true, false, RegistrationStatus.Main, RegistrationStatus.Subsidiary, "Warn registrationsDoNotMatch")]
    [InlineData(true, false, false, RegistrationStatus.Main, RegistrationStatus.Guest, "Warn registrationsDoNotMatch")]
    public void Registrations_at_both_schools_match(
        bool isSchool,
        bool excluded,
        bool noRoll,
        RegistrationStatus? home,
        RegistrationStatus? provider,
        string said
    )
    {
        var facts = new RollFacts(home)
        {
            IsProviderSchool = isSchool,
            IsExclusionComplete = excluded,
            IsOnNoRollByReason = noRoll,
            Provider = provider,
        };

        Given.Check(Today, facts).By("ENG-PLC-004").ShouldBe(said);
        Given
            .Check(Today, facts with { IsManagedMoveTrial = true })
            .By("ENG-PLC-004")
            .ShouldBe(provider is RegistrationStatus.Guest ? "" : said);
    }

    [Theory]
    [Covers("ENG-PLC-006")]
    [InlineData("2025-11-24", "Deadline planToBeCompleted 2025-11-24 provider, with the commissioner")]
    [InlineData("2025-11-25", "Deadline planToBeCompleted 2025-11-24 provider, with the commissioner; Warn planIncomplete")]
    public void The_rest_of_the_plan_follows_within_ten_school_days(string asOf, string said)
    {
        var facts = new PlanCompletionFacts(Alpha, new(2025, 11, 10), Day(asOf), ["curriculum"]);

        Given.Check(facts.Start, facts).By("ENG-PLC-006").ShouldBe(said);
        Given.Check(facts.Start, facts with { MissingSections = [] }).By("ENG-PLC-006").ShouldBe("");
    }

    [Theory]
    [Covers("ENG-PLC-008")]
    [InlineData("EYFS", 21, "Inform fullTimeWeek", "21")]
    [InlineData("KS1", 20.9, "Warn hoursBelowYardstick", "21")]
    [InlineData("KS2", 23.5, "Inform fullTimeWeek", "23.5")]
    [InlineData("KS3", 23.9, "Warn hoursBelowYardstick", "24")]
    [InlineData("KS4", 25, "Inform fullTimeWeek", "25")]
    public void Full_time_is_the_yardstick_of_the_key_stage(string stage, double hours, string said, string yardstick)
    {
        var decision = Given.Check(Today, Week(stage, (decimal)hours));

        decision.By("ENG-PLC-008").ShouldBe(said);
        decision.AllBy("ENG-PLC-008").Single().Data["yardstick"].ShouldBe(yardstick);
        decision
            .AllBy("ENG-PLC-008")
            .Single()
            .Data["fullTime"]
            .ShouldBe(said.Contains("fullTimeWeek", StringComparison.Ordinal) ? "true" : "false");
    }

    [Fact]
    [Covers("ENG-PLC-008")]
    public void A_lawful_reason_excuses_and_a_sixth_day_duty_does_not_bend()
    {
        var short_ = Week("KS3", 12m);

        foreach (var reason in Enum.GetValues<FewerHoursReason>())
        {
            Given.Check(Today, short_ with { LawfulPartTimeReason = reason }).By("ENG-PLC-008").ShouldBe("Inform lawfullyPartTime");
        }

        Given
            .Check(Today, short_ with { LawfulPartTimeReason = FewerHoursReason.Ehcp })
            .With("lawfullyPartTime")
            .Message.ShouldContain("the EHCP");
        Given
            .Check(Today, short_ with { LawfulPartTimeReason = FewerHoursReason.Health, MeetsExclusionDuty = true })
            .By("ENG-PLC-008")
            .ShouldBe("Block dutyNotMetByHours");
    }

    [Fact]
    [Covers("ENG-PLC-008")]
    public void One_to_one_counts_for_more_only_where_the_authority_says_so()
    {
        var tuition = Week("KS3", 12m) with { Elements = [new("home", 12m, ["English", "Mathematics", "Science"]) { IsOneToOne = true }] };
        var twice = Given.Book.WithDefaults(new Dictionary<string, string> { ["hours.oneToOneFactor"] = "2" });

        Given.Check(Today, tuition).By("ENG-PLC-008").ShouldBe("Warn hoursBelowYardstick");
        new RuleBook<WeeklyHoursFacts>(twice).Check(Today, tuition).By("ENG-PLC-008").ShouldBe("Inform fullTimeWeek");
        new RuleBook<WeeklyHoursFacts>(twice).Check(Today, Week("KS3", 12m)).By("ENG-PLC-008").ShouldBe("Warn hoursBelowYardstick");
    }

    [Theory]
    [Covers("ENG-PLC-011")]
    [InlineData("English,Mathematics,Science", 24, "", null)]
    [InlineData("english,Maths,Science", 24, "", null)]
    [InlineData("English,Mathematics", 24, "Warn subjectMissing", "Science")]
    [InlineData("English,Science", 24, "Block coreSubjectMissing", "Mathematics")]
    [InlineData("Mathematics,Science", 24, "Block coreSubjectMissing", "English")]
    [InlineData("English,Science", 23.9, "Warn subjectMissing", "Mathematics")]
    [InlineData("English,Science", 24.1, "Block coreSubjectMissing", "Mathematics")]
    [InlineData("", 24, "Block coreSubjectMissing", "English,Mathematics,Science")]
    public void English_and_mathematics_are_taught_somewhere_in_the_week(string subjects, double hours, string said, string? missing)
    {
        var facts = Week("KS3", 24m) with { Elements = [new("school", (decimal)hours, subjects.Split(','))] };

        var decision = Given.Check(Today, facts);
        decision.By("ENG-PLC-011").ShouldBe(said);
        decision.AllBy("ENG-PLC-011").FirstOrDefault()?.Data["missingSubjects"].ShouldBe(missing);
        Given.Check(Today, facts with { HasOtherCurriculum = true }).By("ENG-PLC-011").ShouldBe("");
        // A reason for fewer hours is no reason to leave English or mathematics out of a full-time week.
        Given.Check(Today, facts with { LawfulPartTimeReason = FewerHoursReason.Health }).By("ENG-PLC-011").ShouldBe(said);
    }

    [Theory]
    [Covers("ENG-PLC-011")]
    [InlineData("English", "English")]
    [InlineData("GCSE English Language", "English")]
    [InlineData("Functional Skills English (Level 1)", "English")]
    [InlineData("English as an additional language", null)]
    [InlineData("Mathematics", "Mathematics")]
    [InlineData("maths", "Mathematics")]
    [InlineData("Functional-skills/Math", "Mathematics")]
    [InlineData("Science", "Science")]
    [InlineData("Combined Sciences", "Science")]
    [InlineData("Biology", "Science")]
    [InlineData("Chemistry", "Science")]
    [InlineData("Physics", "Science")]
    [InlineData("Sports science, biology", "Science")]
    [InlineData("Computer Science", null)]
    [InlineData("Computing science", null)]
    [InlineData("Sport Science", null)]
    [InlineData("Sports Science", null)]
    [InlineData("Social Sciences", null)]
    [InlineData("Political Science", null)]
    [InlineData("Exercise Science", null)]
    [InlineData("Construction", null)]
    public void Lessons_go_by_many_names(string lesson, string? core)
    {
        var decision = Given.Check(Today, Week("KS3", 24m) with { Elements = [new("school", 24m, [lesson])] });

        decision
            .AllBy("ENG-PLC-011")
            .Single()
            .Data["missingSubjects"]
            .ShouldBe(string.Join(',', new[] { "English", "Mathematics", "Science" }.Where(subject => subject != core)));
    }

    [Fact]
    [Covers("ENG-PLC-011")]
    public void Qualifications_go_on_in_key_stage_4()
    {
        var facts = new ExamEntriesFacts(Today, [new("English", true, true)]) { IsExamYear = true };

        Say(facts).ShouldBe("Deadline examEntriesDue 2026-02-21 home school");
        Given.Check(Today, facts).With("examEntriesDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Say(facts with { AsOf = new(2025, 8, 31) }).ShouldBe("Deadline examEntriesDue 2025-02-21 home school");
        Say(facts with { AreEntered = true }).ShouldBe("");
        Say(facts with { IsExamYear = false }).ShouldBe("");
        Say(facts with { AreEntered = true, Entries = [] }).ShouldBe("Warn examEntriesMissing");
        Say(facts with { AreEntered = true, Entries = [new("Art", false, true), new("English", true, true), new("Music", true, false)] })
            .ShouldBe("Warn examEntriesIncomplete");
        Given
            .Check(Today, facts with { Entries = [new("Art", false, true), new("English", true, true), new("Music", true, false)] })
            .Figure("examEntriesIncomplete", "subjects")
            .ShouldBe("Art,Music");

        static string Say(ExamEntriesFacts facts) => Given.Check(facts.AsOf, facts).By("ENG-PLC-011");
    }

    [Fact]
    [Covers("ENG-GEN-012")]
    public void Hours_are_those_of_all_places()
    {
        var decision = Given.Check(Today, Week("KS3", 12m) with { Elements = [new("a", 12.5m, []), new("b", 10m, [])] });

        decision.Figure("acrossAllPlacements", "hours").ShouldBe("22.5");
        decision.Figure("acrossAllPlacements", "places").ShouldBe("2");
    }

    [Fact]
    [Covers("ENG-PLC-009")]
    public void A_part_time_timetable_has_a_reason_a_parent_an_end_and_reviews()
    {
        var good = PartTime;
        Say(good).ShouldBe("Deadline fullTimeAgain 2025-12-05 home school");
        Say(good with { Reason = null }).ShouldStartWith("Block reasonMissing;");
        Say(good with { Reason = PartTimeReason.Behaviour }).ShouldStartWith("Block behaviourIsNotALawfulReason;");
        Say(good with { IsParentAgreed = false }).ShouldStartWith("Block parentNotAgreed;");
        Say(good with { End = null }).ShouldBe("Block endDateMissing");
        Say(good with { End = new(2025, 11, 9) }).ShouldStartWith("Block endBeforeStart;");
        Say(good with { End = good.Start, ReviewDates = [good.Start] }).ShouldBe("Deadline fullTimeAgain 2025-11-10 home school");
        Say(good with { ReviewDates = [] }).ShouldEndWith("; Block reviewDatesMissing");
        Say(good with { ReviewDates = [new(2025, 12, 6)] }).ShouldEndWith("; Block reviewDatesMissing");
        Say(good with { ReviewDates = [new(2025, 11, 9)] }).ShouldEndWith("; Block reviewDatesMissing");
        Say(good with { ReviewDates = [new(2025, 12, 5)] }).ShouldBe("Deadline fullTimeAgain 2025-12-05 home school");
        Say(good with { ReviewDates = [new(2025, 12, 6), good.Start] }).ShouldBe("Deadline fullTimeAgain 2025-12-05 home school");
        Say(good with { HasEhcp = true }).ShouldEndWith("; Block caseworkerNotConsulted");
        Say(good with { HasEhcp = true, IsCaseworkerConsulted = true }).ShouldBe("Deadline fullTimeAgain 2025-12-05 home school");
        Say(good with { HasSocialWorker = true }).ShouldEndWith("; Block socialWorkerNotTold");
        Say(good with { HasSocialWorker = true, IsSocialWorkerTold = true }).ShouldBe("Deadline fullTimeAgain 2025-12-05 home school");

        static string Say(PartTimeTimetableFacts facts) => Given.Check(facts.Start, facts).By("ENG-PLC-009");
    }

    [Theory]
    [Covers("ENG-PLC-010")]
    [InlineData("2025-12-21", 0, false, "Deadline tellAuthority 2025-11-24 home school")]
    [InlineData("2025-12-21", 1, true, "Deadline tellAuthority 2025-11-24 home school")]
    [InlineData("2025-12-21", 1, false, "Deadline tellAuthority 2025-11-24 home school; Warn renewedWithoutReview")]
    [InlineData("2025-12-22", 0, false, "Deadline tellAuthority 2025-11-24 home school; Warn longerThanAllowed")]
    [InlineData("2025-12-05", 2, true, "Deadline tellAuthority 2025-11-24 home school; Warn renewedMoreThanOnce")]
    public void Six_weeks_are_the_longest_and_one_renewal(string end, int before, bool reviewed, string said)
    {
        var facts = PartTime with { End = Day(end), PeriodsBefore = before, IsRenewedAfterReview = reviewed };

        Given.Check(facts.Start, facts).By("ENG-PLC-010").ShouldBe(said);
        Given.Check(facts.Start, facts).Figure("tellAuthority", "maxEnd").ShouldBe("2025-12-21");
    }

    [Theory]
    [Covers("ENG-PLC-012")]
    [InlineData("2017-11-25", 2.1, "Block travelPlanMissing", "yes")]
    [InlineData("2017-11-25", 2.0, "Inform travelDuty", "no")]
    [InlineData("2017-11-24", 3.0, "Inform travelDuty", "no")]
    [InlineData("2017-11-24", 3.1, "Block travelPlanMissing", "yes")]
    public void Two_miles_under_eight_and_three_from_eight(string born, double miles, string said, string duty)
    {
        var facts = new JourneyFacts(Day(born), Today, (decimal)miles);

        var decision = Given.Check(Today, facts);
        decision.By("ENG-PLC-012").ShouldBe(said);
        decision.AllBy("ENG-PLC-012").Single().Data["travelDuty"].ShouldBe(duty);
        Given.Check(Today, facts with { HasTravelPlan = true }).By("ENG-PLC-012").ShouldBe("Inform travelDuty");
    }

    [Theory]
    [Covers("ENG-PLC-012")]
    [InlineData(8, 2.1, false, "yes")]
    [InlineData(8, 2.0, false, "no")]
    [InlineData(10, 2.1, false, "yes")]
    [InlineData(11, 2.1, false, "no")]
    [InlineData(11, 2.1, true, "yes")]
    [InlineData(11, 2.0, true, "no")]
    [InlineData(15, 2.1, true, "yes")]
    [InlineData(16, 2.1, true, "no")]
    public void A_low_income_family_is_helped_sooner(int age, double miles, bool nearest, string duty)
    {
        var facts = new JourneyFacts(Today.AddYears(-age), Today, (decimal)miles) { IsLowIncome = true, IsOneOfThreeNearest = nearest };

        Given.Check(Today, facts).AllBy("ENG-PLC-012").Single().Data["travelDuty"].ShouldBe(duty);
        Given.Check(Today, facts with { IsLowIncome = false }).AllBy("ENG-PLC-012").Single().Data["travelDuty"].ShouldBe("no");
    }

    [Theory]
    [Covers("ENG-PLC-012")]
    [InlineData(11, 2.1, "check")]
    [InlineData(15, 3.0, "check")]
    [InlineData(15, 3.1, "yes")]
    [InlineData(11, 2.0, "no")]
    [InlineData(10, 2.1, "yes")]
    [InlineData(16, 2.1, "no")]
    public void Whether_it_is_one_of_the_three_nearest_has_to_be_found_out(int age, double miles, string duty)
    {
        var facts = new JourneyFacts(Today.AddYears(-age), Today, (decimal)miles) { IsLowIncome = true, HasTravelPlan = true };

        Given.Check(Today, facts).AllBy("ENG-PLC-012").Single().Data["travelDuty"].ShouldBe(duty);
    }

    [Theory]
    [Covers("ENG-PLC-012")]
    [InlineData("2012-02-29", "2021-02-28", "8")]
    [InlineData("2012-02-29", "2021-03-01", "9")]
    [InlineData("2012-02-28", "2021-02-28", "9")]
    [InlineData("2012-12-01", "2021-11-30", "8")]
    [InlineData("2012-01-31", "2021-02-01", "9")]
    public void Age_counts_birthdays(string born, string asOf, string age)
    {
        Given.Check(Day(asOf), new JourneyFacts(Day(born), Day(asOf), 1m)).AllBy("ENG-PLC-012").Single().Data["age"].ShouldBe(age);
    }

    [Fact]
    [Covers("ENG-PLC-012")]
    public void An_unsafe_route_or_a_child_who_cannot_walk_counts_like_distance()
    {
        var near = new JourneyFacts(new(2012, 1, 15), Today, 0.5m);

        Duty(near).ShouldBe("no");
        Duty(near with { IsRouteUnsafe = true }).ShouldBe("yes");
        Duty(near with { CannotReasonablyWalk = true }).ShouldBe("yes");
        Duty(near with { IsRouteUnsafe = true, IsSchoolCommissioned = true }).ShouldBe("check");
        Given.Check(Today, near with { IsRouteUnsafe = true, IsSchoolCommissioned = true }).IsBlocked.ShouldBeFalse();

        static string Duty(JourneyFacts facts) => Given.Check(Today, facts).AllBy("ENG-PLC-012").Single().Data["travelDuty"];
    }

    [Theory]
    [Covers("ENG-PLC-013")]
    [InlineData("2014-09-01", 45, "Inform journeyInGuide", "45")]
    [InlineData("2014-09-01", 46, "Warn journeyTooLong", "45")]
    [InlineData("2014-08-31", 75, "Inform journeyInGuide", "75")]
    [InlineData("2014-08-31", 76, "Warn journeyTooLong", "75")]
    [InlineData("2014-08-31", null, "Inform journeyNotTimed", "75")]
    public void Forty_five_minutes_at_primary_age_and_seventy_five_after(string born, int? minutes, string said, string limit)
    {
        var decision = Given.Check(Today, new JourneyFacts(Day(born), Today, 1m) { Minutes = minutes });

        decision.By("ENG-PLC-013").ShouldBe(said);
        decision.AllBy("ENG-PLC-013").Single().Data["timeLimitMinutes"].ShouldBe(limit);
    }

    [Fact]
    [Covers("ENG-PLC-015")]
    public void The_risk_is_assessed_with_the_provider_and_again_after_an_incident()
    {
        var good = new RiskAssessmentFacts(Today, new(2025, 11, 10));

        Say(good).ShouldBe("");
        Say(good with { AssessedOn = null }).ShouldBe("Block riskAssessmentMissing");
        Say(good with { IsWithProvider = false }).ShouldBe("Block riskAssessedAlone");
        Say(good with { MissingParts = ["travel"] }).ShouldBe("Block riskAssessmentIncomplete");
        Say(good with { LastIncidentOn = new(2025, 11, 11) }).ShouldBe("Block olderThanIncident");
        Say(good with { LastIncidentOn = new(2025, 11, 10) }).ShouldBe("");
        Say(good with { LastReviewOn = new(2025, 11, 11) }).ShouldBe("Warn olderThanReview");
        Say(good with { LastReviewOn = new(2025, 11, 10) }).ShouldBe("");

        static string Say(RiskAssessmentFacts facts) => Given.Check(facts.AsOf, facts).By("ENG-PLC-015");
    }

    [Theory]
    [Covers("ENG-PLC-016")]
    [InlineData("2025-11-20", "")]
    [InlineData("2025-11-21", "; Block essentialInformationMissing; Warn informationMissing")]
    [InlineData("2025-11-24", "; Block essentialInformationMissing; Warn informationMissing")]
    public void The_provider_knows_what_it_needs_two_school_days_before(string asOf, string more)
    {
        var facts = new InformationSharedFacts(
            Alpha,
            new(2025, 11, 24),
            Day(asOf),
            [SharedItem.RiskAssessment, SharedItem.Attainment, SharedItem.Contacts],
            [SharedItem.Contacts]
        );

        Given.Check(facts.Start, facts).By("ENG-PLC-016").ShouldBe("Deadline informationDue 2025-11-20 commissioner" + more);
        Given.Check(facts.Start, facts).Figure("informationDue", "missing").ShouldBe("RiskAssessment,Attainment");
        Given
            .Check(facts.Start, facts with { WithheldWithReason = [SharedItem.RiskAssessment, SharedItem.Attainment] })
            .By("ENG-PLC-016")
            .ShouldBe("");
    }

    private static PartTimeTimetableFacts PartTime { get; } =
        new(Alpha, PartTimeReason.Health, new(2025, 11, 10), new(2025, 12, 5)) { IsParentAgreed = true, ReviewDates = [new(2025, 11, 21)] };

    private static WeeklyHoursFacts Week(string stage, decimal hours) =>
        new(stage, [new("school", hours, ["English", "Mathematics", "Science"])]);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
