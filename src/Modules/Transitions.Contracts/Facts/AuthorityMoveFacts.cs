using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Transitions.Contracts;

/// <summary>A child with an EHCP moves to another authority. The event date is the day of the move.</summary>
/// <param name="MovedOn">Day of the move.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
public sealed record EhcpMoveFacts(DateOnly MovedOn, IReadOnlyList<DateOnly> BankHolidays)
{
    /// <summary>Day on which the old authority became aware of the move; null when it knew before.</summary>
    public DateOnly? OldAuthorityAwareOn { get; init; }

    /// <summary>Last review of the plan or, without one, the day on which it was made; null when not known.</summary>
    public DateOnly? LastReviewOrPlan { get; init; }
}

/// <summary>A child without an EHCP moves to another authority. The event date is the day of the move.</summary>
/// <param name="MovedOn">Day of the move.</param>
/// <param name="OldAuthority">Authority in whose area the child lived.</param>
/// <param name="NewAuthority">Authority in whose area the child lives now.</param>
public sealed record AuthorityMoveFacts(DateOnly MovedOn, LocalAuthorityFact OldAuthority, LocalAuthorityFact NewAuthority)
{
    /// <summary>The child stays with relatives or elsewhere for a time and still lives in the old area.</summary>
    public bool IsTemporaryStay { get; init; }

    /// <summary>Last day of a sixth-day count that is running; null when none is.</summary>
    public DateOnly? RunningSixthDay { get; init; }

    /// <summary>The new authority has confirmed that it provides from now on.</summary>
    public bool IsConfirmedByNewAuthority { get; init; }
}
