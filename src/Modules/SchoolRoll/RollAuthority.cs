namespace AltProvision.SchoolRoll;

/// <summary>Who may change what of a pupil that they may see: the school that keeps the register; the home authority for a child on none.</summary>
internal static class RollAuthority
{
    private static readonly Refusal NotYours = new(
        "roll.not-yours",
        "Only the school that has the child on roll may change this, or the home authority for a child on no roll. Ask them."
    );

    /// <summary>What an authority decides itself, for each child of its area.</summary>
    private static readonly HashSet<PupilFactKind> OfAuthorities = [PupilFactKind.Ehcp, PupilFactKind.LookedAfter];

    public static bool KeepsRegisterOf(this Viewer viewer, SchoolId school) => viewer.IsSystem || viewer.SchoolId == school.Value;

    public static Refusal? WhyNotChange(this Viewer viewer, Pupil pupil, DateOnly today)
    {
        var may =
            viewer.IsSystem
            || (viewer.SchoolId is { } school && pupil.EnrolmentAt(new(school), today) is not null)
            || (viewer.LaCode is { } la && pupil.HomeLaCode == la && !pupil.Enrolments.Any(e => e.IsNotOverOn(today)));
        return may ? null : NotYours;
    }

    public static Refusal? WhyNotRecord(this Viewer viewer, Pupil pupil, PupilFactKind kind, DateOnly today) =>
        viewer.LaCode == pupil.HomeLaCode && OfAuthorities.Contains(kind) ? null : viewer.WhyNotChange(pupil, today);

    /// <summary>Finds the pupil, checks the version, changes it, tells others, saves.</summary>
    public static async Task<Result<PupilView>> ChangeAsync(
        this SchoolRollDbContext db,
        PupilId id,
        int expectedVersion,
        TimeProvider time,
        Func<Pupil, Refusal?> change,
        CancellationToken cancellationToken
    )
    {
        var (found, refused) = await db.Pupils.FindToChangeAsync(
            pupil => pupil.Id == id,
            expectedVersion,
            "pupil",
            "pupilId",
            cancellationToken
        );
        if (found is not { } pupil)
        {
            return refused!;
        }

        if (change(pupil) is { } refusal)
        {
            return refusal;
        }

        db.Raise(new PupilCorrected(Guid.CreateVersion7(), pupil.Id));
        await db.SaveChangesAsync(cancellationToken);
        return pupil.ToView(LondonTime.Today(time));
    }
}
