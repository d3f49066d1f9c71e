namespace AltProvision.Kernel;

/// <summary>Warnings that a person has taken on, by rule, and why. A warning lets a step pass with a reason, and only so (ENG-GEN-010).</summary>
/// <param name="RuleIds">Ids of the rules that warned.</param>
/// <param name="Reason">Why the step is right in spite of them; null when nothing warned.</param>
public sealed record WarningAcknowledgement(IReadOnlyList<string> RuleIds, string? Reason)
{
    public static readonly WarningAcknowledgement None = new([], null);

    /// <summary>What is kept with the record once <see cref="Missing"/> has nothing to say.</summary>
    public static WarningAcknowledgement Of(IReadOnlyList<RuleFinding> warnings, string? reason)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        return warnings.Count == 0 ? None : new([.. warnings.Select(warning => warning.RuleId).Distinct()], reason!.Trim());
    }

    /// <summary>Refusals for each warning that was not named, and for a reason that is missing or too short or long.</summary>
    /// <param name="subject">What the step makes, as the codes begin: "placement".</param>
    /// <param name="warnings">What the rules warned of.</param>
    /// <param name="acknowledged">Rule ids that the person named in the input field <c>acknowledgedWarnings</c>.</param>
    /// <param name="reason">The person's reason, of the input field <c>reason</c>.</param>
    public static IEnumerable<Refusal> Missing(
        string subject,
        IReadOnlyList<RuleFinding> warnings,
        IReadOnlyList<string>? acknowledged,
        string? reason
    )
    {
        ArgumentNullException.ThrowIfNull(warnings);
        foreach (var warning in warnings.Where(warning => acknowledged?.Contains(warning.RuleId) is not true))
        {
            yield return warning.ToRefusal("acknowledgedWarnings") with
            {
                Code = $"{subject}.warning-not-acknowledged",
                Message = $"{warning.Message} To go on, name {warning.RuleId} among the acknowledged warnings and give a reason.",
            };
        }

        if (warnings.Count > 0 && reason?.Trim().Length is not (>= 10 and <= 1000))
        {
            yield return Refusal.Of(
                $"{subject}.acknowledgement-reason",
                $"Say in 10 to 1,000 characters why the {subject} is right in spite of the warnings.",
                "reason"
            );
        }
    }
}
