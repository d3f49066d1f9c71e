namespace AltProvision.Kernel;

/// <summary>What a rule says about a step.</summary>
public enum Outcome
{
    /// <summary>A fact to show or a notice to send.</summary>
    Inform,

    /// <summary>A dated duty with an owner.</summary>
    Deadline,

    /// <summary>The step may go on once a named person has recorded a reason.</summary>
    Warn,

    /// <summary>The step may not go on.</summary>
    Block,
}

/// <summary>One thing that a rule has to say about the facts.</summary>
/// <param name="Outcome">What it means for the step.</param>
/// <param name="Code">Stable word for programs, such as <c>commissionerCheckMissing</c>.</param>
/// <param name="Message">Sentence for people: what is the matter, by when, and what to do.</param>
/// <param name="DueDate">Last day on which a duty can be met; set on every deadline.</param>
/// <param name="Data">Figures behind the message. Dates are in ISO form, lists are joined by commas.</param>
public sealed record Finding(
    Outcome Outcome,
    string Code,
    string Message,
    DateOnly? DueDate = null,
    IReadOnlyDictionary<string, string>? Data = null
);
