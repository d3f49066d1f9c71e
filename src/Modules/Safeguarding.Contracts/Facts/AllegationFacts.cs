using AltProvision.Kernel;

namespace AltProvision.Safeguarding.Contracts;

/// <summary>By when must the designated officer hear of an allegation about an adult? The event date is the local date of receipt.</summary>
/// <param name="Moment">When the allegation was received.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
/// <param name="IsHighOrImmediate">The concern is of high or immediate severity.</param>
public sealed record AllegationFacts(DateTimeOffset Moment, IReadOnlyList<DateOnly> BankHolidays, bool IsHighOrImmediate) : IMomentFacts;
