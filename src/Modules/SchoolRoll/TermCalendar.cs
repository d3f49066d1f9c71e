using System.Text.Json;

namespace AltProvision.SchoolRoll;

/// <summary>Why a school holds no session on a day of its term.</summary>
internal enum ClosureKind
{
    /// <summary>In-service training day: staff are in, pupils are not.</summary>
    Inset,

    /// <summary>The whole school is closed: an election, weather, a burst pipe.</summary>
    Closure,
}

/// <summary>A day in term on which the school holds no session.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Why.</param>
/// <param name="Note">What happened, in words; never about a child.</param>
internal sealed record ClosureDay(DateOnly Date, ClosureKind Kind, string? Note = null);

/// <summary>
/// Term dates of a school, or the default of an authority. A school that has recorded closures only has no terms of its own: the
/// authority's are counted for it.
/// </summary>
internal sealed class TermCalendar : IVersioned
{
    private const int MostBlocks = 60;

    private TermCalendar() { }

    public Guid Id { get; private set; }

    public int Version { get; private set; }

    public SchoolId? SchoolId { get; private set; }

    public string? LaCode { get; private set; }

    /// <summary>JSON; null when a school has none of its own.</summary>
    public string? HalfTerms { get; private set; }

    /// <summary>JSON.</summary>
    public string Closures { get; private set; } = "[]";

    public string? Source { get; private set; }

    public static TermCalendar OfSchool(SchoolId school) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            SchoolId = school,
        };

    public static TermCalendar OfAuthority(string laCode) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            LaCode = laCode,
        };

    public static IReadOnlyList<T> Read<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<T>>(json)!;

    public IReadOnlyList<HalfTerm> ReadHalfTerms() => Read<HalfTerm>(HalfTerms);

    public IReadOnlyList<ClosureDay> ReadClosures() => Read<ClosureDay>(Closures);

    public Refusal? SetTerms(IReadOnlyList<HalfTerm> halfTerms, string? source)
    {
        if (WhyNot(halfTerms) is { } refusal)
        {
            return refusal;
        }

        HalfTerms = JsonSerializer.Serialize(halfTerms.OrderBy(block => block.Start));
        Source = source;
        return null;
    }

    /// <summary>Takes the blocks of one academic year in place of those that were there for it.</summary>
    /// <returns>Whether anything changed, or why it cannot.</returns>
    public (bool Changed, Refusal? Refusal) SetYear(IReadOnlyList<HalfTerm> halfTerms, string? source)
    {
        var year = AcademicYear.Of(halfTerms[0].Start);
        var kept = ReadHalfTerms().Where(block => AcademicYear.Of(block.Start) != year);
        var before = HalfTerms;
        var refusal = SetTerms([.. kept, .. halfTerms], source);
        // PostgreSQL rewrites the text of JSON, so the blocks are compared.
        return (refusal is null && !ReadHalfTerms().SequenceEqual(Read<HalfTerm>(before)), refusal);
    }

    public void SetInsetDays(IReadOnlyList<DateOnly> days) =>
        Write([
            .. ReadClosures().Where(closure => closure.Kind is not ClosureKind.Inset && !days.Contains(closure.Date)),
            .. days.Distinct().Select(day => new ClosureDay(day, ClosureKind.Inset)),
        ]);

    public Refusal? Close(ClosureDay day)
    {
        var closures = ReadClosures();
        if (closures.Any(closure => closure.Date == day.Date))
        {
            return Refusal.Of("calendar.closed-already", $"{day.Date.InWords()} is recorded as a day without sessions already.", "date");
        }

        Write([.. closures, day]);
        return null;
    }

    private void Write(IReadOnlyList<ClosureDay> closures) => Closures = JsonSerializer.Serialize(closures.OrderBy(day => day.Date));

    private static Refusal? WhyNot(IReadOnlyList<HalfTerm> halfTerms)
    {
        if (halfTerms.Count is 0 or > MostBlocks)
        {
            return Refusal.Of("calendar.half-term-count", $"Give 1 to {MostBlocks} half terms.", "halfTerms");
        }

        if (halfTerms.FirstOrDefault(block => block.End < block.Start) is { } wrong)
        {
            return Refusal.Of("calendar.half-term-ends-first", $"Half term {wrong.Id} ends before it starts.", "halfTerms");
        }

        var ordered = halfTerms.OrderBy(block => block.Start).ToList();
        return ordered.Zip(ordered.Skip(1)).FirstOrDefault(pair => pair.Second.Start <= pair.First.End) is { First: not null } pair
            ? Refusal.Of("calendar.half-terms-overlap", $"Half terms {pair.First.Id} and {pair.Second.Id} overlap.", "halfTerms")
            : null;
    }
}
