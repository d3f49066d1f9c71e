using System.Text.Json;
using FluentValidation.Results;

namespace AltProvision.Kernel;

/// <summary>What a validator has to say, as refusals. Commands are stopped by the pipeline; a dry run answers with them.</summary>
public static class ValidationRefusals
{
    /// <summary>Each failure as a refusal that names its input field.</summary>
    /// <param name="result">What the validator said.</param>
    /// <param name="under">Path of the field that holds what was validated; none when that is the whole input.</param>
    public static IReadOnlyList<Refusal> Of(ValidationResult result, params IReadOnlyList<string> under)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. result.Errors.Select(error => new Refusal(error.ErrorCode, error.ErrorMessage, [.. under, .. Path(error.PropertyName)])),
        ];
    }

    // "Sites[0].Name" → sites, 0, name
    private static IEnumerable<string> Path(string property) =>
        property.Split('.', '[', ']').Where(part => part.Length > 0).Select(JsonNamingPolicy.CamelCase.ConvertName);
}
