using AltProvision.Kernel;

namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Makes or rewrites an invented authority of the demo. An authority of the Department's list is refused.</summary>
/// <param name="Code">Three digits that no real authority has: 999.</param>
/// <param name="Name">Short name: "Westmarch".</param>
[AllowSystem]
public sealed record InventLocalAuthority(string Code, string Name) : ICommand<LocalAuthorityView>;

/// <summary>Makes or rewrites an invented school of the demo, open and without a URN. A school of the Department's register is refused.</summary>
/// <param name="Id">The school; the same again rewrites it.</param>
/// <param name="LaCode">Three-digit code of an invented authority.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Kind">Who governs it.</param>
/// <param name="Type">Type of establishment as the register would word it.</param>
/// <param name="Phase">Phase of education as the register would word it.</param>
/// <param name="Place">Where it lies; null for nowhere.</param>
/// <param name="Postcode">Postcode; null for none.</param>
/// <param name="Town">Town; null for none.</param>
/// <param name="LowAge">Youngest age.</param>
/// <param name="HighAge">Oldest age.</param>
[AllowSystem]
public sealed record InventSchool(
    SchoolId Id,
    string LaCode,
    string Name,
    SchoolKind Kind,
    string Type,
    string Phase,
    GridPoint? Place = null,
    Postcode? Postcode = null,
    string? Town = null,
    int? LowAge = null,
    int? HighAge = null
) : ICommand<SchoolView>;

/// <summary>Sets the default calendar of an authority; it replaces what was there.</summary>
/// <param name="LaCode">Three-digit code of a known authority.</param>
/// <param name="HalfTerms">The half terms of all years, none overlapping another.</param>
/// <param name="Source">Where the dates come from.</param>
[AllowSystem]
public sealed record SetDefaultCalendar(string LaCode, IReadOnlyList<HalfTerm> HalfTerms, string Source) : ICommand<LocalAuthorityView>;

/// <summary>A registration that a seeded pupil has or had.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Status">Single, main or subsidiary.</param>
/// <param name="From">First day on the register.</param>
/// <param name="Until">Last day on the register; null while no end is known.</param>
/// <param name="Ground">Ground of the deletion; needed with a last day.</param>
public sealed record SeedEnrolment(
    SchoolId SchoolId,
    EnrolmentStatus Status,
    DateOnly From,
    DateOnly? Until = null,
    DeletionGround? Ground = null
);

/// <summary>A dated fact about a seeded pupil.</summary>
/// <param name="Kind">What is true.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while no end is known.</param>
public sealed record SeedFact(PupilFactKind Kind, DateOnly From, DateOnly? Until = null);

/// <summary>
/// Makes an invented pupil with a history, or rewrites the details of one and adds what the history lacks. It raises no event: nothing has
/// happened today. Personal data of nobody.
/// </summary>
/// <param name="Id">The pupil; the same again rewrites.</param>
/// <param name="Upn">Unique pupil number; null for none.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Sex">Sex as the school census records it; null when not recorded.</param>
/// <param name="HomePostcode">Postcode of the home; null when not known.</param>
/// <param name="HomeLaCode">Authority in whose area the child lives.</param>
/// <param name="Enrolments">Registrations, main ones before the subsidiary ones beside them.</param>
/// <param name="Facts">Dated facts.</param>
[AllowSystem]
public sealed record SeedPupil(
    PupilId Id,
    Upn? Upn,
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    Sex? Sex,
    Postcode? HomePostcode,
    string HomeLaCode,
    IReadOnlyList<SeedEnrolment> Enrolments,
    IReadOnlyList<SeedFact> Facts
) : ICommand<PupilView>;
