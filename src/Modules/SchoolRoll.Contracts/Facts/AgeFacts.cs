namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Is the child of compulsory school age?</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="AsOf">Date on which it matters.</param>
public sealed record CompulsorySchoolAgeFacts(DateOnly BirthDate, DateOnly AsOf);

/// <summary>Which national curriculum year and key stage is the child in?</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="AsOf">Date on which it matters.</param>
/// <param name="RecordedYear">Year in which the child is taught (0 is Reception); null when not recorded.</param>
public sealed record YearGroupFacts(DateOnly BirthDate, DateOnly AsOf, int? RecordedYear = null);
