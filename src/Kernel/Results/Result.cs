using System.Text.Json.Serialization;

namespace AltProvision.Kernel;

/// <summary>A "no" that the caller can act on.</summary>
/// <param name="Code">Stable and never reused: <c>placement.end-before-start</c>, or the id of the rule that spoke.</param>
/// <param name="Message">What is wrong and what to do about it, for people. Never personal data.</param>
/// <param name="Field">Path of the input field that is to blame, outermost first; empty when it is no single field.</param>
/// <param name="RuleId">The rule that refused, when one did.</param>
/// <param name="RuleVersion">The version of that rule, chosen by the date of the legal event.</param>
/// <param name="Source">The law or guidance that the rule rests on.</param>
public sealed record Refusal(
    string Code,
    string Message,
    IReadOnlyList<string>? Field = null,
    string? RuleId = null,
    int? RuleVersion = null,
    string? Source = null
)
{
    /// <summary>Path of the input field that is to blame, outermost first; empty when it is no single field.</summary>
    public IReadOnlyList<string> Field { get; init; } = Field ?? [];

    /// <summary>A refusal that blames one input field.</summary>
    public static Refusal Of(string code, string message, params IReadOnlyList<string> field) => new(code, message, field);

    /// <summary>The record that the field names does not exist, or is not the viewer's to see: both look the same.</summary>
    public static Refusal NotFound(string what, params IReadOnlyList<string> field) =>
        new("not-found", $"There is no {what} with this ID that you may see. Check the ID.", field);

    /// <summary>Somebody else changed the record since the caller read it.</summary>
    public static Refusal Stale(int current) =>
        new(
            "version.stale",
            $"Somebody changed this record since you read it; it is at version {current} now. Read it again, then repeat the change.",
            ["expectedVersion"]
        );
}

/// <summary>Lets pipeline steps refuse on behalf of a handler.</summary>
public interface IResult<out TSelf>
    where TSelf : IResult<TSelf>
{
    [JsonIgnore]
    bool IsRefused { get; }

    static abstract TSelf Refuse(IReadOnlyList<Refusal> refusals);
}

/// <summary>What a use case answers: a value, or refusals; and what rules had to say either way.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    [JsonConstructor]
    public Result(T? value, IReadOnlyList<Refusal> refusals, IReadOnlyList<RuleFinding> findings)
    {
        Value = value;
        Refusals = refusals;
        Findings = findings;
    }

    public T? Value { get; }

    public IReadOnlyList<Refusal> Refusals { get; }

    public IReadOnlyList<RuleFinding> Findings { get; }

    [JsonIgnore]
    public bool IsRefused => Refusals.Count > 0;

    public static Result<T> Refuse(IReadOnlyList<Refusal> refusals) => new(default, refusals, []);

    public static implicit operator Result<T>(T value) => new(value, [], []);

    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal], []);
}

public static class Result
{
    /// <summary>A value with what rules had to say about it.</summary>
    public static Result<T> With<T>(T value, IReadOnlyList<RuleFinding> findings) => new(value, [], findings);

    /// <summary>Refuses with each blocking finding; warnings and deadlines come along, so that the caller sees the whole picture.</summary>
    public static Result<T> Refused<T>(IReadOnlyList<RuleFinding> findings, params IReadOnlyList<string> field) =>
        new(default, [.. findings.Where(f => f.Stops).Select(f => f.ToRefusal(field))], findings);

    public static Refusal ToRefusal(this RuleFinding finding, params IReadOnlyList<string> field) =>
        new(finding.RuleId, finding.Message, field, finding.RuleId, finding.RuleVersion, finding.Source);
}

/// <summary>A question that cannot be answered as it was asked (paging out of range, an unknown cursor).</summary>
public sealed class BadRequestException(string message, params IReadOnlyList<string> field) : Exception(message)
{
    public IReadOnlyList<string> Field { get; } = field;
}
