using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Placements;

/// <summary>What the gates need to know of a placement, proposed or real.</summary>
/// <param name="CommissioningSchool">The school that commissions; null when the authority does.</param>
internal sealed record PlacementTerms(
    ReferralId ReferralId,
    PupilId PupilId,
    ProviderId ProviderId,
    SiteId SiteId,
    SchoolId? CommissioningSchool,
    string LaCode,
    DateOnly Start,
    DateOnly End,
    IReadOnlyList<string> HalfDays,
    decimal HoursPerWeek,
    string? ProposedBy = null
);

/// <summary>Places held from one day to another, both included, in some half-days of each week.</summary>
internal sealed record Booking(DateOnly From, DateOnly To, IReadOnlyList<string> HalfDays);

/// <summary>Room at a site in one half-day of the week, at the fullest time of the period asked for.</summary>
/// <param name="HalfDay">Half-day of the week: "Mon AM".</param>
/// <param name="Capacity">How many pupils the site takes.</param>
/// <param name="Taken">How many places are held, over all commissioners, on the fullest day of the period.</param>
internal sealed record HalfDayPlaces(string HalfDay, int Capacity, int Taken)
{
    /// <summary>Whether a place is free on every day of the period.</summary>
    public bool IsFree => Taken < Capacity;
}

internal static class SitePlaces
{
    /// <summary>How many places are held at once in a half-day, at most, within the period.</summary>
    public static int Peak(IEnumerable<Booking> bookings, string halfDay, DateOnly from, DateOnly to)
    {
        var held = bookings.Where(booking => booking.HalfDays.Contains(halfDay) && booking.From <= to && booking.To >= from).ToList();

        // The number rises only where a booking begins, so no other day has to be looked at.
        return held.Select(booking => booking.From < from ? from : booking.From)
            .Distinct()
            .Select(day => held.Count(booking => booking.From <= day && day <= booking.To))
            .DefaultIfEmpty(0)
            .Max();
    }

    public static IReadOnlyList<HalfDayPlaces> Of(IReadOnlyCollection<Booking> bookings, PlacementTerms terms, int capacity) =>
        [.. terms.HalfDays.Select(half => new HalfDayPlaces(half, capacity, Peak(bookings, half, terms.Start, terms.End)))];
}
