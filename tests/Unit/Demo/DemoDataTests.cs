using System.Text.Json;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Demo;

public class DemoDataTests
{
    private static readonly DateOnly AutumnDay = new(2026, 11, 26);

    // A term day, both ends of the long holiday, the first days of a year, Easter, a leap day, a Sunday.
    public static TheoryData<DateOnly> Days =>
        [
            AutumnDay,
            new DateOnly(2026, 7, 25),
            new DateOnly(2026, 8, 31),
            new DateOnly(2026, 9, 1),
            new DateOnly(2027, 1, 3),
            new DateOnly(2027, 3, 26),
            new DateOnly(2027, 6, 15),
            new DateOnly(2028, 2, 29),
        ];

    [Fact]
    public void The_same_seed_and_day_give_the_same_data() => Written(Made(AutumnDay)).ShouldBe(Written(Made(AutumnDay)));

    [Fact]
    public void Another_seed_gives_other_pupils()
    {
        var (one, other) = (Made(AutumnDay), Made(AutumnDay, seed: 2));

        one.Pupils.Select(pupil => pupil.Id).ShouldNotContain(id => other.Pupils.Any(pupil => pupil.Id == id));
        one.Pupils.Select(pupil => pupil.Upn).Intersect(other.Pupils.Select(pupil => pupil.Upn)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_day_gives_as_much(DateOnly today)
    {
        var data = Made(today);

        (data.Schools.Count, data.Providers.Count, data.Pupils.Count).ShouldBe((12, 10, 160));
        (data.Referrals.Count, data.Placements.Count, data.Transitions.Count, data.Concerns.Count).ShouldBe((155, 120, 34, 16));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(77)]
    [InlineData(2026)]
    public void Every_seed_finds_a_place_for_each_child(int seed) => Made(AutumnDay, seed).Placements.Count.ShouldBe(120);

    [Fact]
    public void Every_school_and_provider_is_plainly_invented()
    {
        var data = Made(AutumnDay);

        data.Authority.Code.ShouldBe("999");
        data.Schools.ShouldAllBe(school => school.LaCode == "999" && school.Postcode!.Value.Value.StartsWith("ZW"));
        data.Providers.ShouldAllBe(provider =>
            provider.Content.LaCode == "999" && provider.Content.Urn == null && provider.Content.Ukprn == null
        );
        data.Providers.SelectMany(provider => provider.Sites).ShouldAllBe(site => site.Postcode.Value.StartsWith("ZW"));
        data.Pupils.ShouldAllBe(pupil => pupil.HomeLaCode == "999" && pupil.HomePostcode!.Value.Value.StartsWith("ZW"));
    }

    [Fact]
    public void Postcodes_have_their_usual_form()
    {
        var data = Made(AutumnDay);

        data.Pupils.Select(pupil => pupil.HomePostcode!.Value)
            .Concat(data.Schools.Select(school => school.Postcode!.Value))
            .Concat(data.Providers.SelectMany(provider => provider.Sites).Select(site => site.Postcode))
            .ShouldAllBe(postcode => Reads(postcode));
    }

    [Fact]
    public void Every_pupil_has_a_valid_number_of_its_own()
    {
        var numbers = Made(AutumnDay).Pupils.Select(pupil => pupil.Upn!.Value.Value).ToList();

        numbers.ShouldBeUnique();
        numbers.ShouldAllBe(number => Upn.Check(number) == null && number.Substring(1, 3) == "999");
    }

    [Fact]
    public void Family_names_are_not_shared_among_pupils() => Made(AutumnDay).Pupils.Select(pupil => pupil.FamilyName).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Days))]
    public void Pupils_are_of_the_age_of_their_school(DateOnly today)
    {
        var schools = Made(today).Schools.ToDictionary(school => school.Id);

        foreach (var pupil in Made(today).Pupils)
        {
            var current = schools[pupil.Enrolments.Last(enrolment => enrolment.Status is not EnrolmentStatus.DualSubsidiary).SchoolId];
            var year = AcademicYear.YearGroup(pupil.BirthDate, today);
            year.ShouldBeInRange(current.LowAge!.Value - 4, current.HighAge!.Value - 5, $"{current.Name}, {pupil.BirthDate}");
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void No_pupil_has_two_open_stories(DateOnly today)
    {
        var data = Made(today);
        ReferralStatus[] over = [ReferralStatus.Closed, ReferralStatus.Rejected, ReferralStatus.Withdrawn];
        var refused = data.Placements.Where(p => p.Status is PlacementStatus.NotAgreed).Select(p => p.ReferralId).ToHashSet();

        data.Referrals.Where(referral => !over.Contains(referral.Status) && !refused.Contains(referral.Id))
            .Select(referral => referral.PupilId)
            .ShouldBeUnique();
    }

    [Fact]
    public void The_demo_school_has_pupils_in_Year_9_without_a_referral()
    {
        var data = Made(AutumnDay);
        var referred = data.Referrals.Select(referral => referral.PupilId).ToHashSet();

        AtDemoSchool(data).Count.ShouldBeGreaterThanOrEqualTo(25);
        AtDemoSchool(data)
            .Count(pupil => AcademicYear.YearGroup(pupil.BirthDate, AutumnDay) == 9 && !referred.Contains(pupil.Id))
            .ShouldBeGreaterThanOrEqualTo(5);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_status_occurs(DateOnly today)
    {
        var data = Made(today);

        Occurs(data.Referrals.Select(referral => referral.Status), except: []);
        Occurs(data.Referrals.Select(referral => referral.RejectionReason).OfType<ReferralRejectionReason>(), except: []);
        Occurs(data.Referrals.Select(referral => referral.Reason), except: [ProvisionReason.ElectiveHomeEducation]);
        Occurs(data.Placements.Select(placement => placement.Status), except: []);
        Occurs(data.Placements.Select(placement => placement.End?.Reason).OfType<PlacementEndReason>(), except: []);
        Occurs(data.Reviews.Select(review => review.Decision), except: []);
        Occurs(data.Transitions.Select(transition => transition.Status), except: []);
        Occurs(data.Transitions.Select(transition => transition.Kind), except: []);
        Occurs(data.Concerns.Select(concern => concern.Severity), except: []);
        Occurs(data.Providers.Select(provider => provider.Content.Type), except: []);
        Occurs(
            data.Providers.Select(provider => provider.Approvals.Count == 0 ? ProviderApproval.NotApproved : provider.Approvals[^1].Status),
            except: []
        );
    }

    [Fact]
    public void Offers_cover_every_need_and_key_stage()
    {
        var offers = Made(AutumnDay).Providers.SelectMany(provider => provider.Sites).SelectMany(site => site.Offers).ToList();

        Occurs(offers.SelectMany(offer => offer.Content.Needs), except: []);
        Occurs(offers.SelectMany(offer => offer.Content.KeyStages), except: []);
    }

    [Fact]
    public void Pupils_come_at_the_rates_of_alternative_provision()
    {
        var pupils = Made(AutumnDay).Pupils;

        Percent(PupilFactKind.Ehcp).ShouldBeInRange(19, 21);
        Percent(PupilFactKind.FreeSchoolMeals).ShouldBeInRange(53, 55);
        Percent(PupilFactKind.LookedAfter).ShouldBeInRange(4, 6);
        (pupils.Count(pupil => pupil.Sex is Sex.Male) * 100 / pupils.Count).ShouldBeInRange(55, 72);

        int Percent(PupilFactKind kind) =>
            pupils.Count(pupil => pupil.Facts.Any(fact => fact.Kind == kind && fact.Until is null)) * 100 / pupils.Count;
    }

    private static List<SeedPupil> AtDemoSchool(DemoData data) =>
        [
            .. data.Pupils.Where(pupil =>
                pupil.Enrolments.Any(enrolment => enrolment.SchoolId == DemoIds.School(DemoPeople.School) && enrolment.Until is null)
            ),
        ];

    private static void Occurs<T>(IEnumerable<T> values, T[] except)
        where T : struct, Enum => Enum.GetValues<T>().Except(except).Except(values).ShouldBeEmpty();

    private static bool Reads(Postcode postcode) => Postcode.TryParse(postcode.Value, out var read) && read == postcode;

    private static DemoData Made(DateOnly today, int seed = DemoSeed.DefaultSeed) => DemoData.Make(seed, today);

    private static string Written(DemoData data) => JsonSerializer.Serialize(data);
}
