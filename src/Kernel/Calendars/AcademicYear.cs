using System.Globalization;

namespace AltProvision.Kernel;

/// <summary>The academic year from 1 September to 31 August, by which ages, year groups and key stages are told.</summary>
public readonly record struct AcademicYear(int StartYear)
{
    public DateOnly FirstDay => new(StartYear, 9, 1);

    public DateOnly LastDay => new(StartYear + 1, 8, 31);

    public static AcademicYear Of(DateOnly date) => new(date.Month >= 9 ? date.Year : date.Year - 1);

    /// <summary>
    /// The national curriculum year expected from the date of birth: 0 is Reception, negative is before it. The age on the
    /// 31 August before the year decides, so a child born on 31 August is the youngest of the year.
    /// </summary>
    public static int YearGroup(DateOnly birthDate, DateOnly on) => Of(on).StartYear - Of(birthDate).StartYear - 5;

    /// <summary>Key stage of a national curriculum year.</summary>
    public static string KeyStage(int year) =>
        year switch
        {
            <= 0 => "EYFS",
            <= 2 => "KS1",
            <= 6 => "KS2",
            <= 9 => "KS3",
            <= 11 => "KS4",
            _ => "KS5",
        };

    /// <summary>For example <c>2025/26</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartYear}/{(StartYear + 1) % 100:00}");
}
