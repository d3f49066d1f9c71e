namespace AltProvision.Placements.Contracts;

/// <summary>The ten half-days of a school week and the keys by which timetables and loads name them: "Mon AM".</summary>
public static class SessionKeys
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>All keys, in the order of the week.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. from day in Days[1..6] from half in (HalfDay[])[HalfDay.Am, HalfDay.Pm] select Key(day, half)];

    /// <summary>All half-days of a school week, as rules name them.</summary>
    public static IReadOnlyList<SessionSlot> Slots { get; } = [.. All.Select(SlotOf)];

    /// <summary>The half-day of a key, as rules name it.</summary>
    public static SessionSlot SlotOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new((DayOfWeek)Array.IndexOf(Days, key[..3]), key.EndsWith("AM", StringComparison.Ordinal) ? HalfDay.Am : HalfDay.Pm);
    }

    /// <summary>The key of a half-day on a date; on Saturday and Sunday it is none of <see cref="All"/>.</summary>
    public static string Of(DateOnly date, HalfDay half) => Key(Days[(int)date.DayOfWeek], half);

    /// <summary>Keys without repetition, in the order of the week.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> keys)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(wanted.Contains)];
    }

    private static string Key(string day, HalfDay half) => $"{day} {(half is HalfDay.Am ? "AM" : "PM")}";
}
