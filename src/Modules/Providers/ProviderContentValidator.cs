using FluentValidation;

namespace AltProvision.Providers;

internal sealed class ProviderContentValidator : AbstractValidator<ProviderContent>
{
    public ProviderContentValidator()
    {
        RuleFor(c => c.Name)
            .HasText(2, 200, "provider.name-length", "Give the name that the provider trades under, in 2 to 200 characters.");
        RuleFor(c => c.LaCode)
            .Must(Texts.IsLaCode)
            .WithErrorCode("provider.la-code")
            .WithMessage("Give the three digits of the authority in whose area the main site lies, for example 332.");
        RuleFor(c => c.IsRegisteredSchool)
            .Must((content, isRegistered) => isRegistered || !IsSchool(content.Type))
            .WithErrorCode("provider.school-not-registered")
            .WithMessage("A setting of this type is a registered school. Say so, or choose another type.");
        RuleFor(c => c.IsRegisteredSchool)
            .Must((content, isRegistered) => !isRegistered || content.Type is not ProviderType.NonSchool)
            .WithErrorCode("provider.non-school-registered")
            .WithMessage("A provider of this type is no registered school. Say so, or choose the type of school that it is.");
    }

    private static bool IsSchool(ProviderType type) =>
        type is ProviderType.PupilReferralUnit or ProviderType.ApAcademy or ProviderType.IndependentSchool;
}

internal static class Texts
{
    public static bool IsLaCode(string? code) => code is { Length: 3 } && code[0] is >= '2' and <= '9' && code.All(char.IsAsciiDigit);

    /// <summary>Between two lengths, blanks at the ends left out.</summary>
    public static void HasText<T>(this IRuleBuilder<T, string> rule, int least, int most, string code, string message) =>
        rule.Must(text => text.Trim().Length >= least && text.Trim().Length <= most).WithErrorCode(code).WithMessage(message);
}
