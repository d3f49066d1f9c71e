namespace AltProvision.SchoolRoll;

/// <summary>
/// The authorities as they were read last: some 150, which change with reorganisations of local government and stand in almost every answer.
/// They are read again after a minute, and at once when a code is asked for that is not among them.
/// </summary>
internal sealed class LocalAuthorityNames(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private volatile Reading? last;

    private sealed record Reading(long Timestamp, IReadOnlyDictionary<string, LocalAuthorityView> All);

    /// <summary>Null when they have to be read.</summary>
    public IReadOnlyDictionary<string, LocalAuthorityView>? Find(IReadOnlyCollection<string> codes) =>
        last is { } reading && time.GetElapsedTime(reading.Timestamp) < Longest && codes.All(reading.All.ContainsKey)
            ? Pick(reading.All, codes)
            : null;

    /// <summary>Remembers all of them.</summary>
    /// <returns>Those asked for; unknown ones are absent.</returns>
    public IReadOnlyDictionary<string, LocalAuthorityView> Keep(
        IReadOnlyDictionary<string, LocalAuthorityView> all,
        IReadOnlyCollection<string> codes
    )
    {
        last = new(time.GetTimestamp(), all);
        return Pick(all, codes);
    }

    private static Dictionary<string, LocalAuthorityView> Pick(
        IReadOnlyDictionary<string, LocalAuthorityView> all,
        IReadOnlyCollection<string> codes
    ) => codes.Where(all.ContainsKey).Distinct().ToDictionary(code => code, code => all[code]);
}
