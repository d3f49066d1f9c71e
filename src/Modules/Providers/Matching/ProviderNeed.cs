using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Providers;

/// <summary>What is looked for, for one child, without naming the child.</summary>
/// <param name="Postcode">Where distance is measured from; give this or the point.</param>
/// <param name="Point">Where distance is measured from, on the British National Grid; give this or the postcode.</param>
/// <param name="WithinMetres">Farthest distance in a straight line, in metres: 100 to 100,000.</param>
/// <param name="Needs">Needs of the child; offers that meet none of them are left out.</param>
/// <param name="Age">Age of the child in whole years on the first day; offers for other ages are left out.</param>
/// <param name="KeyStage">Key stage of the child; offers for other key stages are left out.</param>
/// <param name="HalfDays">Half-days of the week on which a place is needed; any when left out.</param>
/// <param name="From">Planned first day, by which documents are judged; today when left out.</param>
/// <param name="Until">Planned last day; null while not agreed.</param>
/// <param name="HoursPerWeek">Taught and supervised hours a week; with it the registration of the provider is judged.</param>
/// <param name="HasEhcp">Whether the child has an education, health and care plan.</param>
/// <param name="IsLookedAfter">Whether the child is looked after by an authority.</param>
/// <param name="ReferralId">The referral; with it only a commissioner's check that was made for it counts.</param>
/// <param name="Commissioner">Who would commission; your own organisation when left out.</param>
internal sealed record ProviderNeed(
    Postcode? Postcode = null,
    GridPoint? Point = null,
    int WithinMetres = 20_000,
    IReadOnlyList<ProvisionNeed>? Needs = null,
    int? Age = null,
    KeyStage? KeyStage = null,
    IReadOnlyList<WeekHalfDay>? HalfDays = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    decimal? HoursPerWeek = null,
    bool HasEhcp = false,
    bool IsLookedAfter = false,
    ReferralId? ReferralId = null,
    Commissioner? Commissioner = null
)
{
    public const int NearestMetres = 100;
    public const int FarthestMetres = 100_000;

    /// <summary>The child as the rule on registration counts children; null when the hours are not given.</summary>
    public ChildLoad? ToChild() => HoursPerWeek is { } hours ? new(hours, HasEhcp, IsLookedAfter, IsCompulsorySchoolAge: true) : null;

    /// <exception cref="BadRequestException">What is looked for cannot be looked for.</exception>
    public void Check()
    {
        if (Postcode is null == Point is null)
        {
            throw new BadRequestException(
                "Give a postcode or a point from which distance is measured, one of the two.",
                "need",
                "postcode"
            );
        }

        if (WithinMetres is < NearestMetres or > FarthestMetres)
        {
            throw new BadRequestException(
                $"withinMetres is {WithinMetres}; it has to be {NearestMetres} to {FarthestMetres}.",
                "need",
                "withinMetres"
            );
        }

        if (Until < From)
        {
            throw new BadRequestException("The planned last day lies before the first.", "need", "until");
        }
    }
}
