using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Who a pupil is. Personal data throughout.</summary>
/// <param name="GivenName">Given name; 1 to 100 characters.</param>
/// <param name="FamilyName">Family name; 1 to 100 characters.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Upn">Unique pupil number, 13 characters; leave it out while the child has none.</param>
/// <param name="Sex">Sex as the school census records it.</param>
/// <param name="HomePostcode">Postcode of the home.</param>
/// <param name="HomeLaCode">Three-digit code of the authority in whose area the child lives; it may be left out when the postcode is on file.</param>
internal sealed record PupilDetails(
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    string? Upn = null,
    Sex? Sex = null,
    string? HomePostcode = null,
    string? HomeLaCode = null
)
{
    public Upn? ParsedUpn => Kernel.Upn.TryParse(Upn, out var upn) ? upn : null;

    public Postcode? ParsedPostcode => Postcode.TryParse(HomePostcode, out var postcode) ? postcode : null;
}

internal sealed class PupilDetailsValidator : AbstractValidator<PupilDetails>
{
    private const int OldestAge = 25;

    public PupilDetailsValidator(TimeProvider time)
    {
        RuleFor(c => c.GivenName).Must(IsName).WithErrorCode("pupil.name-length").WithMessage("Give a name of 1 to 100 characters.");
        RuleFor(c => c.FamilyName).Must(IsName).WithErrorCode("pupil.name-length").WithMessage("Give a name of 1 to 100 characters.");
        RuleFor(c => c.BirthDate)
            .Must(date => date <= LondonTime.Today(time) && date > LondonTime.Today(time).AddYears(-OldestAge))
            .WithErrorCode("pupil.birth-date-range")
            .WithMessage($"The date of birth lies in the future or more than {OldestAge} years back. Check the year.");
        RuleFor(c => c.Upn)
            .Custom(
                (text, context) =>
                {
                    if (text is not null && UpnProblem(text) is { } problem)
                    {
                        context.AddFailure(new ValidationFailure(context.PropertyPath, problem.Message) { ErrorCode = problem.Code });
                    }
                }
            );
        RuleFor(c => c.HomePostcode)
            .Must(text => text is null || Postcode.TryParse(text, out _))
            .WithErrorCode("pupil.postcode")
            .WithMessage("That is no UK postcode. Write it as DY1 1AA, or leave it out.");
        RuleFor(c => c.HomeLaCode)
            .Must(code => code is null || (code.Length == 3 && code.All(char.IsAsciiDigit)))
            .WithErrorCode("pupil.la-code")
            .WithMessage("An authority's code has three digits: 332 for Dudley.");
    }

    /// <summary>Says which part of a UPN is wrong, without repeating it.</summary>
    internal static (string Code, string Message)? UpnProblem(string text) =>
        Upn.Check(text.Trim()) switch
        {
            null => null,
            "length" => (
                "pupil.upn-length",
                $"A UPN has 13 characters; this has {text.Trim().Length}. Copy it from the common transfer file or the previous school."
            ),
            "format" => (
                "pupil.upn-format",
                "A UPN is a capital letter, eleven digits, and at the end a digit or, in a temporary number, a capital letter. Look for O in place of 0, or I in place of 1."
            ),
            "checkLetterAlphabet" => (
                "pupil.upn-check-letter-alphabet",
                "The first letter of a UPN is never I, O or S. Check the first letter."
            ),
            _ => (
                "pupil.upn-check-letter",
                "The first letter does not match the other twelve characters, so at least one of them is mistyped. Compare each with the source."
            ),
        };

    private static bool IsName(string name) => name.Trim().Length is >= 1 and <= 100;
}

internal static class PupilIdentities
{
    /// <summary>Finds the home authority where the postcode tells it, and checks that it is known.</summary>
    public static async Task<Result<PupilIdentity>> IdentifyAsync(
        this SchoolRollDbContext db,
        PupilDetails details,
        string path,
        CancellationToken cancellationToken
    )
    {
        var code = details.HomeLaCode ?? await db.LaOfAsync(details.ParsedPostcode, cancellationToken);
        if (code is null)
        {
            return Refusal.Of(
                "pupil.home-la-missing",
                "Say in which authority's area the child lives: the postcode is missing or not on file.",
                path,
                "homeLaCode"
            );
        }

        if (!await db.LocalAuthorities.AnyAsync(la => la.Code == code, cancellationToken))
        {
            return Refusal.Of("pupil.home-la-unknown", $"No authority has the code {code}. Check it.", path, "homeLaCode");
        }

        return new PupilIdentity(
            details.ParsedUpn,
            details.GivenName.Trim(),
            details.FamilyName.Trim(),
            details.BirthDate,
            details.Sex,
            details.ParsedPostcode,
            code
        );
    }

    private static async Task<string?> LaOfAsync(this SchoolRollDbContext db, Postcode? postcode, CancellationToken cancellationToken) =>
        postcode is null
            ? null
            : await db.PostcodePlaces.Where(p => p.Postcode == postcode).Select(p => p.LaCode).SingleOrDefaultAsync(cancellationToken);
}

/// <summary>Which days can be the first on a register.</summary>
internal static class FirstDays
{
    private const int MostDaysAhead = 366;

    public static IRuleBuilderOptions<T, DateOnly> IsFirstDayOnRoll<T>(this IRuleBuilder<T, DateOnly> rule, TimeProvider time) =>
        rule.Must(date => date <= LondonTime.Today(time).AddDays(MostDaysAhead) && date >= LondonTime.Today(time).AddYears(-20))
            .WithErrorCode("roll.first-day-range")
            .WithMessage("The first day lies more than a year ahead or 20 years back. Check the year.");
}
