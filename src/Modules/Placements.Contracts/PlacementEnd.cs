namespace AltProvision.Placements.Contracts;

/// <summary>Why a placement ended (codes.md, placementEndReasons).</summary>
public enum PlacementEndReason
{
    /// <summary>Completed: the pupil is back at the home school.</summary>
    CompletedReturned,

    /// <summary>Completed: the pupil has a new school.</summary>
    CompletedNewSchool,

    /// <summary>Completed: the pupil went on to education, training or work after 16.</summary>
    CompletedPost16,

    /// <summary>The pupil moved to a special school.</summary>
    MovedSpecial,

    /// <summary>The provider ended it.</summary>
    EndedByProvider,

    /// <summary>The commissioner ended it for the child's safety.</summary>
    EndedByCommissionerSafeguarding,

    /// <summary>The commissioner ended it for another reason.</summary>
    EndedByCommissionerOther,

    /// <summary>A parent or carer withdrew the child.</summary>
    ParentWithdrew,

    /// <summary>The parents educate the child at home from now on.</summary>
    ElectiveHomeEducation,

    /// <summary>The family moved out of the area.</summary>
    MovedArea,

    /// <summary>Agreed, but the child never attended.</summary>
    NeverStarted,

    /// <summary>The provider closed.</summary>
    ProviderClosed,
}

/// <summary>Whether a placement did what it was for.</summary>
public enum PlacementOutcome
{
    /// <summary>All goals were reached.</summary>
    GoalsMet,

    /// <summary>Some goals were reached.</summary>
    GoalsPartlyMet,

    /// <summary>No goal was reached.</summary>
    GoalsNotMet,

    /// <summary>The child did not attend enough to tell, or never started.</summary>
    NotAssessed,
}

/// <summary>Where a pupil goes after a placement (codes.md, destinations).</summary>
public enum PlacementDestination
{
    /// <summary>Back to the home school.</summary>
    HomeSchool,

    /// <summary>Another mainstream school.</summary>
    NewMainstream,

    /// <summary>A special school.</summary>
    Special,

    /// <summary>A pupil referral unit or alternative provision school, on its roll only.</summary>
    ApSchoolSingleRoll,

    /// <summary>Other alternative provision.</summary>
    AnotherAp,

    /// <summary>Education otherwise than at school, written into an EHCP.</summary>
    Eotas,

    /// <summary>Home education by the parents' choice.</summary>
    ElectiveHomeEducation,

    /// <summary>A school's sixth form.</summary>
    SchoolSixthForm,

    /// <summary>A sixth-form college.</summary>
    SixthFormCollege,

    /// <summary>A further education college.</summary>
    FurtherEducationCollege,

    /// <summary>An apprenticeship.</summary>
    Apprenticeship,

    /// <summary>A supported internship.</summary>
    SupportedInternship,

    /// <summary>Work with training.</summary>
    EmploymentWithTraining,

    /// <summary>Not in education, employment or training.</summary>
    NotInEducationEmploymentOrTraining,

    /// <summary>Not known.</summary>
    NotKnown,

    /// <summary>Custody.</summary>
    Custody,
}
