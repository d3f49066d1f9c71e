namespace AltProvision.Rules.England;

/// <summary>Ages in completed years. Who is born on 29 February turns a year older on 1 March of a common year.</summary>
internal static class Age
{
    public static int On(DateOnly birthDate, DateOnly day) =>
        day.Year - birthDate.Year - ((day.Month, day.Day).CompareTo((birthDate.Month, birthDate.Day)) < 0 ? 1 : 0);
}
