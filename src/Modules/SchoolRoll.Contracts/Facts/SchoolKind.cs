namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Who governs a school, as exclusion and off-site direction law tell schools apart.</summary>
public enum SchoolKind
{
    /// <summary>School maintained by a local authority, with a governing body.</summary>
    Maintained,

    /// <summary>Academy, free school or alternative provision academy, run by a trust.</summary>
    Academy,

    /// <summary>Pupil referral unit, with a management committee.</summary>
    PupilReferralUnit,

    /// <summary>Independent school.</summary>
    Independent,
}

/// <summary>A local authority as rules name it to people.</summary>
/// <param name="Code">Three-digit code.</param>
/// <param name="Name">Name for messages.</param>
public sealed record LocalAuthorityFact(string Code, string Name);
