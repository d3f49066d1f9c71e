namespace AltProvision.Providers.Contracts;

/// <summary>One child at a provider, without identity: counts cross commissioners, names do not.</summary>
/// <param name="HoursPerWeek">Taught and supervised hours a week at this provider.</param>
/// <param name="HasEhcp">The child has an EHCP.</param>
/// <param name="IsLookedAfter">The child is looked after.</param>
/// <param name="IsCompulsorySchoolAge">The child is of compulsory school age.</param>
public sealed record ChildLoad(decimal HoursPerWeek, bool HasEhcp, bool IsLookedAfter, bool IsCompulsorySchoolAge)
{
    /// <summary>The child has special educational needs; asked for by a change of the law that is not in force (ENG-PRV-005).</summary>
    public bool HasSpecialEducationalNeeds { get; init; }
}

/// <summary>Would this placement make the provider an unregistered school? The event date is the planned start.</summary>
/// <param name="IsRegisteredSchool">The provider is a registered school.</param>
/// <param name="Current">Live and reserved placements at the whole institution, of all commissioners, and its declared load.</param>
/// <param name="Proposed">The placement to add; null to judge the load as it is.</param>
public sealed record RegistrationThresholdFacts(bool IsRegisteredSchool, IReadOnlyList<ChildLoad> Current, ChildLoad? Proposed);
