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

/// <summary>One thing that a rule has to say about the facts. Made by the methods below, one for each outcome.</summary>
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
)
{
    /// <summary>Who has to act on a deadline, in words: "home authority", "head teacher". Set on every deadline.</summary>
    public string? Owner { get; init; }

    /// <summary>What happens when a deadline passes, as a sentence. Set on every deadline.</summary>
    public string? WhenPassed { get; init; }

    /// <summary>A fact to show or a notice to send.</summary>
    public static Finding Inform(string code, string message, IReadOnlyDictionary<string, string>? data = null) =>
        new(Outcome.Inform, code, message, Data: data);

    /// <summary>Lets the step go on once a named person has recorded a reason.</summary>
    public static Finding Warn(string code, string message, IReadOnlyDictionary<string, string>? data = null) =>
        new(Outcome.Warn, code, message, Data: data);

    /// <summary>Stops the step.</summary>
    public static Finding Block(string code, string message, IReadOnlyDictionary<string, string>? data = null) =>
        new(Outcome.Block, code, message, Data: data);

    /// <summary>A dated duty.</summary>
    /// <param name="code">Stable word for programs.</param>
    /// <param name="due">Last day on which the duty can be met.</param>
    /// <param name="owner">Who has to act, in words: "home authority".</param>
    /// <param name="message">Sentence for people.</param>
    /// <param name="whenPassed">What happens when the day has passed, as a sentence.</param>
    /// <param name="data">Figures behind the message.</param>
    public static Finding Deadline(
        string code,
        DateOnly due,
        string owner,
        string message,
        string whenPassed,
        IReadOnlyDictionary<string, string>? data = null
    ) => new(Outcome.Deadline, code, message, due, data) { Owner = owner, WhenPassed = whenPassed };
}
