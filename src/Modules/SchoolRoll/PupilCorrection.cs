namespace AltProvision.SchoolRoll;

/// <summary>A detail of a pupil that was written anew: what stood there and what stands there since, with who, when and why. Never changed.</summary>
internal sealed class PupilCorrection
{
    public Guid Id { get; init; }

    public PupilId PupilId { get; init; }

    public PupilDetail Detail { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    public string? Reason { get; init; }

    public string CorrectedBy { get; init; } = "";

    public string Organisation { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>One for each detail that differs.</summary>
    public static IEnumerable<PupilCorrection> Between(
        PupilId pupil,
        PupilIdentity old,
        PupilIdentity current,
        string? reason,
        Viewer viewer,
        DateTimeOffset now
    ) =>
        from detail in Enum.GetValues<PupilDetail>()
        let values = (Old: ValueOf(old, detail), New: ValueOf(current, detail))
        where values.Old != values.New
        select new PupilCorrection
        {
            Id = Guid.CreateVersion7(),
            PupilId = pupil,
            Detail = detail,
            OldValue = values.Old,
            NewValue = values.New,
            Reason = reason?.Trim(),
            CorrectedBy = viewer.Subject,
            Organisation = viewer.Organisation,
            At = now,
        };

    public PupilCorrectionView ToView() => new(Detail, OldValue, NewValue, Reason, CorrectedBy, Organisation, At);

    private static string? ValueOf(PupilIdentity identity, PupilDetail detail) =>
        detail switch
        {
            PupilDetail.Upn => identity.Upn?.Value,
            PupilDetail.GivenName => identity.GivenName,
            PupilDetail.FamilyName => identity.FamilyName,
            PupilDetail.BirthDate => identity.BirthDate.Iso(),
            PupilDetail.Sex => identity.Sex?.ToString(),
            PupilDetail.HomePostcode => identity.HomePostcode?.Value,
            PupilDetail.HomeLaCode => identity.HomeLaCode,
            _ => throw new ArgumentOutOfRangeException(nameof(detail)),
        };
}

/// <summary>A detail of who a pupil is.</summary>
internal enum PupilDetail
{
    /// <summary>Unique pupil number.</summary>
    Upn,

    /// <summary>Given name.</summary>
    GivenName,

    /// <summary>Family name.</summary>
    FamilyName,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Sex as the school census records it.</summary>
    Sex,

    /// <summary>Postcode of the home.</summary>
    HomePostcode,

    /// <summary>Authority in whose area the child lives.</summary>
    HomeLaCode,
}

/// <summary>A detail of a pupil that was written anew. Personal data throughout.</summary>
/// <param name="Detail">Which detail.</param>
/// <param name="OldValue">What stood there; null for nothing. A date is in ISO form.</param>
/// <param name="NewValue">What stands there since; null for nothing.</param>
/// <param name="Reason">Why; null where nobody said so.</param>
/// <param name="CorrectedBy">Who, as the identity provider names the person.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="At">When.</param>
[Holds(DataClass.Personal)]
internal sealed record PupilCorrectionView(
    PupilDetail Detail,
    string? OldValue,
    string? NewValue,
    string? Reason,
    string CorrectedBy,
    string Organisation,
    DateTimeOffset At
)
{
    [GraphQLIgnore]
    public string? OldLaCode => Detail is PupilDetail.HomeLaCode ? OldValue : null;

    [GraphQLIgnore]
    public string? NewLaCode => Detail is PupilDetail.HomeLaCode ? NewValue : null;
}
