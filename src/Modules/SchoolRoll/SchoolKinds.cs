namespace AltProvision.SchoolRoll;

/// <summary>Who governs an establishment, by its type as the Department's register words it.</summary>
internal static class SchoolKinds
{
    private static readonly HashSet<string> Maintained = new(StringComparer.OrdinalIgnoreCase)
    {
        "Community school",
        "Community special school",
        "Foundation school",
        "Foundation special school",
        "Local authority nursery school",
        "Service children's education",
        "Voluntary aided school",
        "Voluntary controlled school",
    };

    private static readonly HashSet<string> OtherAcademies = new(StringComparer.OrdinalIgnoreCase)
    {
        "Studio schools",
        "University technical college",
    };

    /// <summary>What is none of the first three is governed by its own proprietor, and exclusion law treats it so.</summary>
    public static SchoolKind Of(string type) =>
        type.Equals("Pupil referral unit", StringComparison.OrdinalIgnoreCase) ? SchoolKind.PupilReferralUnit
        : Maintained.Contains(type) ? SchoolKind.Maintained
        : IsAcademy(type) ? SchoolKind.Academy
        : SchoolKind.Independent;

    private static bool IsAcademy(string type) =>
        type.StartsWith("Academy", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("Free schools", StringComparison.OrdinalIgnoreCase)
        || OtherAcademies.Contains(type);
}
