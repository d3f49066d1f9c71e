namespace AltProvision.Kernel;

/// <summary>Compulsory school age: Education Act 1996 s.8, the 1998 starting order and the 1997 leaving-date order.</summary>
public static class CompulsorySchoolAge
{
    /// <summary>The prescribed day that falls on or next follows the fifth birthday.</summary>
    public static DateOnly Start(DateOnly birthDate)
    {
        var fifthBirthday = BirthdayOf(birthDate, 5);
        DateOnly[] prescribedDays = [new(fifthBirthday.Year, 3, 31), new(fifthBirthday.Year, 8, 31), new(fifthBirthday.Year, 12, 31)];
        return prescribedDays.First(day => day >= fifthBirthday);
    }

    /// <summary>
    /// The last Friday in June of the academic year in which the child turns 16. A summer birthday after that Friday makes
    /// no difference: the child is treated as having reached the limit on it.
    /// </summary>
    public static DateOnly End(DateOnly birthDate)
    {
        var lastOfJune = new DateOnly(AcademicYear.Of(BirthdayOf(birthDate, 16)).StartYear + 1, 6, 30);
        return lastOfJune.AddDays(-(((int)lastOfJune.DayOfWeek - (int)DayOfWeek.Friday + 7) % 7));
    }

    public static bool Applies(DateOnly birthDate, DateOnly on) => Start(birthDate) <= on && on <= End(birthDate);

    // A child born on 29 February reaches an age at the end of 28 February in a common year, in law on 1 March: no
    // prescribed day lies between, so either reading gives the same answer.
    private static DateOnly BirthdayOf(DateOnly birthDate, int age) => birthDate.AddYears(age);
}
