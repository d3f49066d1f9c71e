namespace AltProvision.Rules.England;

/// <summary>Weeks of school, counted without holidays.</summary>
internal static class SchoolWeeks
{
    private const int DaysPerWeek = 5;

    public static int ToDays(int weeks) => weeks * DaysPerWeek;
}
