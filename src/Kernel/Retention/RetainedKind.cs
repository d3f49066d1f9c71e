namespace AltProvision.Kernel;

/// <summary>From when the time runs for which a kind of record is kept.</summary>
public enum RetainedFrom
{
    /// <summary>The birth of the child that it is about.</summary>
    Birth,

    /// <summary>A date of its own.</summary>
    Date,
}

/// <summary>A kind of record, how long it is kept and what destroys it (docs/adr/0019). It is looked at and destroyed as the database's owner.</summary>
/// <param name="Name">Names it in settings and reports: <c>AttendanceMark</c>.</param>
/// <param name="DataClass">Class of the data.</param>
/// <param name="Years">How long it is kept at least; settings can only add to it.</param>
/// <param name="From">From when that runs.</param>
/// <param name="Source">The law or guidance that says so.</param>
/// <param name="Records">
/// A query for all records of the kind: <c>id</c>, <c>child</c> (null where it is about none) and, where the time runs from a date of its own,
/// <c>since</c> (null while it does not run).
/// </param>
/// <param name="Destroy">Statements that destroy the records whose IDs are <c>$1</c>, the records themselves last.</param>
public sealed record RetainedKind(
    string Name,
    DataClass DataClass,
    int Years,
    RetainedFrom From,
    string Source,
    string Records,
    params IReadOnlyList<string> Destroy
)
{
    /// <summary>Kind of the records in the audit, where it is not the name.</summary>
    public string RecordType { get; init; } = Name;

    /// <summary>It is the child's own record, whose <c>since</c> is the birth: the last to go, when nothing else about the child is left.</summary>
    public bool IsChild { get; init; }

    /// <summary>A kind of which no record about the same child may be left.</summary>
    public string? After { get; init; }
}

/// <summary>What a module keeps for a time. Found by scanning.</summary>
public interface IRetention
{
    /// <summary>In the order in which they are destroyed.</summary>
    IReadOnlyList<RetainedKind> Kinds { get; }

    /// <summary>
    /// A query for children about whom everything stays, whatever its time: <c>child</c> and <c>is_hold</c>, by somebody's word or because
    /// something is under way. <c>$1</c> is today. Null for none.
    /// </summary>
    string? Kept => null;
}

/// <summary>How many records of a kind are past their time, and what became of them. Nothing in it is about anybody.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Years">How long it is kept.</param>
/// <param name="Due">Past their time.</param>
/// <param name="Destroyed">Destroyed; none in a dry run.</param>
/// <param name="Held">Kept by somebody's word.</param>
/// <param name="Open">Kept because something about the child is under way.</param>
/// <param name="DueSince">First day of the month in which the oldest of them came to be due; null for none.</param>
public sealed record RetentionCount(string Kind, int Years, long Due, long Destroyed, long Held, long Open, DateOnly? DueSince);

/// <param name="Enforce">Whether the daily run destroys what is due; without it there is none.</param>
/// <param name="Years">Years by kind, where they are more than the kind itself says.</param>
public sealed record RetentionOptions(bool Enforce, IReadOnlyDictionary<string, int> Years)
{
    public const string Section = "AltProvision:Retention";
}

/// <summary>The schedule cannot be followed as it was asked. The message says what to do.</summary>
public sealed class RetentionException(string message) : Exception(message);
