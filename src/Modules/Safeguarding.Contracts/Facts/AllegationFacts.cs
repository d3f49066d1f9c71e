using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding.Contracts;

/// <summary>By when must the designated officer hear of an allegation about an adult? The event date is the local date of receipt.</summary>
/// <param name="Moment">When the allegation was received.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
/// <param name="IsHighOrImmediate">The concern is of high or immediate severity.</param>
public sealed record AllegationFacts(DateTimeOffset Moment, IReadOnlyList<DateOnly> BankHolidays, bool IsHighOrImmediate) : IMomentFacts
{
    /// <summary>Who the adult is; null when not said.</summary>
    public ConcernedAdult? Adult { get; init; }

    /// <summary>Authority in whose area the setting lies; null when not known.</summary>
    public LocalAuthorityFact? SettingAuthority { get; init; }

    /// <summary>Authority of the child, where it is another; null when it is the same or not known.</summary>
    public LocalAuthorityFact? ChildsAuthority { get; init; }
}
