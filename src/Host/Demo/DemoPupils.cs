using System.Globalization;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Host;

/// <summary>An invented pupil before the stories.</summary>
/// <param name="Year">National curriculum year today.</param>
/// <param name="Enrolments">Registrations; the last one is that at <paramref name="School"/>.</param>
internal sealed record DemoPupil(
    int Number,
    PupilId Id,
    DemoSchool School,
    int Year,
    Upn Upn,
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    Sex Sex,
    Postcode HomePostcode,
    IReadOnlyList<SeedEnrolment> Enrolments,
    IReadOnlyList<SeedFact> Facts
)
{
    public bool HasEhcp => Facts.Any(fact => fact.Kind is PupilFactKind.Ehcp);

    public bool IsLookedAfter => Facts.Any(fact => fact.Kind is PupilFactKind.LookedAfter);

    /// <summary>A pupil of the demo school in Year 9, for whom people try out a referral.</summary>
    public bool IsKeptFree => School.Name == DemoPeople.School && Year == 9 && Number < 14;

    /// <summary>New pupils have no history at their school that a story could be set in, and those past Year 11 have one of their own.</summary>
    public bool MayHaveStory => !IsKeptFree && Year is not (7 or > 11);

    public int AgeOn(DateOnly date) =>
        date.Year - BirthDate.Year - ((date.Month, date.Day).CompareTo((BirthDate.Month, BirthDate.Day)) < 0 ? 1 : 0);

    public SeedPupil ToCommand() => new(Id, Upn, GivenName, FamilyName, BirthDate, Sex, HomePostcode, DemoIds.Authority, Enrolments, Facts);
}

/// <summary>
/// The pupils. Who is male, has a plan, gets support or free meals follows the shares among pupils in school arranged alternative provision,
/// England, January 2023 (Schools, pupils and their characteristics): 63, 20, 43 and 54 per cent.
/// </summary>
internal static class DemoPupils
{
    private const int MalePercent = 63;
    private const int EhcpPercent = 20;
    private const int SenSupportPercent = 43;
    private const int FreeMealsPercent = 54;
    private const int LookedAfterPercent = 5;
    private const string PostcodeLetters = "ABDEFGHJLNPQRSTUWXYZ";

    // Room for 40 pupils of each school and seed among the three digits of a UPN's serial number.
    private const int SerialsPerSeed = 40;

    public static PupilId IdOf(int seed, int number) => new(DemoIds.Of("pupil", $"{seed}/{number}"));

    public static IReadOnlyList<DemoPupil> Make(int seed, DemoTime time)
    {
        var seats = DemoSchools
            .All.SelectMany(school => Enumerable.Range(0, school.Pupils).Select(seat => (School: school, Seat: seat)))
            .ToList();
        var facts = DealFacts(seed, [.. seats.Select(seat => seat.School.IsSpecial)]);
        return [.. seats.Select((seat, number) => Make(seed, number, seat.School, seat.Seat, facts[number], time))];
    }

    private static DemoPupil Make(int seed, int number, DemoSchool school, int seat, HashSet<PupilFactKind> facts, DemoTime time)
    {
        var chance = new DemoChance(seed, $"pupil/{number}");
        var year = school.Years[seat % school.Years.Count];
        var sex = chance.Hits(MalePercent) ? Sex.Male : Sex.Female;
        var birthYear = time.Year - year - 5;
        var birthDate = new DateOnly(birthYear, 9, 1).AddDays(chance.Between(0, 364));
        var serial = (seed % 25 * SerialsPerSeed) + seat;
        var digits = string.Create(
            CultureInfo.InvariantCulture,
            $"{DemoIds.Authority}{school.Number:0000}{(birthYear + 5) % 100:00}{serial:000}"
        );
        return new(
            number,
            IdOf(seed, number),
            school,
            year,
            Upn.FromDigits(digits),
            DemoNames.Given(chance, sex),
            DemoNames.Family(number, seed),
            birthDate,
            sex,
            Home(chance),
            [.. Enrolments(chance, school, year, time)],
            [.. Facts(chance, facts, birthDate, time)]
        );
    }

    private static Postcode Home(DemoChance chance) =>
        new(
            $"ZW{chance.Between(1, 5)} {chance.Between(1, 9)}{PostcodeLetters[chance.Between(0, 19)]}{PostcodeLetters[chance.Between(0, 19)]}"
        );

    // A special school, a unit: the child comes later, from a mainstream school.
    private static IEnumerable<SeedEnrolment> Enrolments(DemoChance chance, DemoSchool school, int year, DemoTime time)
    {
        if (school.Kind is not SchoolKind.PupilReferralUnit)
        {
            var entry =
                school.IsPrimary ? 0
                : school.IsSpecial ? 3
                : 7;
            return [new(school.Id, EnrolmentStatus.Single, new(time.Year - (year - entry), 9, 1))];
        }

        var came = time.Today.AddDays(-chance.Between(400, 600));
        var before = chance.Pick([.. DemoSchools.All.Where(s => s is { IsMainstream: true, IsPrimary: false })]);
        return
        [
            new(before.Id, EnrolmentStatus.Single, new(time.Year - (year - 7), 9, 1), came.AddDays(-1), DeletionGround.PermanentExclusion),
            new(school.Id, EnrolmentStatus.Single, came),
        ];
    }

    private static IEnumerable<SeedFact> Facts(DemoChance chance, HashSet<PupilFactKind> kinds, DateOnly birthDate, DemoTime time)
    {
        foreach (var kind in kinds.Order())
        {
            var latest = time.Today.AddDays(-400);
            var from = time.Today.AddDays(-chance.Between(400, 1100));
            from = from < birthDate.AddYears(4) ? latest : from;
            if (kind is PupilFactKind.Ehcp && chance.Hits(40))
            {
                yield return new(PupilFactKind.SenSupport, from.AddDays(-300), from.AddDays(-1));
            }

            yield return new(kind, from);
        }
    }

    private static HashSet<PupilFactKind>[] DealFacts(int seed, IReadOnlyList<bool> isSpecial)
    {
        var chance = new DemoChance(seed, "facts");
        var dealt = isSpecial.Select(_ => new HashSet<PupilFactKind>()).ToArray();
        var all = Enumerable.Range(0, isSpecial.Count).ToList();

        // Every pupil of a special school has a plan, and nobody with a plan gets SEN support beside it.
        var bySen = chance.Shuffle(all).OrderByDescending(number => isSpecial[number]).ToList();
        var plans = Share(EhcpPercent);
        Deal(PupilFactKind.Ehcp, bySen.Take(plans));
        Deal(PupilFactKind.SenSupport, bySen.Skip(plans).Take(Share(SenSupportPercent)));
        Deal(PupilFactKind.FreeSchoolMeals, chance.Shuffle(all).Take(Share(FreeMealsPercent)));
        Deal(PupilFactKind.LookedAfter, chance.Shuffle(all).Take(Share(LookedAfterPercent)));
        return dealt;

        int Share(int percent) => isSpecial.Count * percent / 100;

        void Deal(PupilFactKind kind, IEnumerable<int> numbers)
        {
            foreach (var number in numbers)
            {
                dealt[number].Add(kind);
            }
        }
    }
}
