using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace AltProvision.Kernel;

/// <summary>How the sixth school day of a permanent exclusion is counted.</summary>
public enum SixthDayCount
{
    /// <summary>The first excluded day is day 1: the earlier date, which protects the child.</summary>
    Inclusive,

    /// <summary>The sixth school day after the first excluded day.</summary>
    After,
}

/// <summary>Names a parameter for configuration and display.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterAttribute(string key, string ruleId) : Attribute
{
    public string Key { get; } = key;

    public string RuleId { get; } = ruleId;
}

/// <summary>A parameter as it is shown to people.</summary>
public sealed record RuleParameter(string Key, string RuleId, string Value, string Default);

/// <summary>What a local authority may set for itself, with the national defaults. Immutable: a pack answers an altered copy.</summary>
public sealed partial record RuleParameters
{
    private static readonly (PropertyInfo Property, ParameterAttribute Name)[] All =
    [
        .. from property in typeof(RuleParameters).GetProperties()
        let name = property.GetCustomAttribute<ParameterAttribute>()
        where name is not null
        select (property, name),
    ];

    /// <summary>The national defaults.</summary>
    public static RuleParameters Default { get; } = new();

    /// <summary>Values that packs have brought for their own rules, by key.</summary>
    public IReadOnlyDictionary<string, string> Own { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A number of a pack's own parameter. A key that no pack has declared raises a <see cref="FormatException"/>.</summary>
    public decimal Number(string key) =>
        decimal.TryParse(Text(key), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"Rule parameter {key} cannot be '{Text(key)}'; it is read as a number.");

    /// <summary>The text of a pack's own parameter. A key that no pack has declared raises a <see cref="FormatException"/>.</summary>
    public string Text(string key) =>
        Own.GetValueOrDefault(key) ?? throw new FormatException($"No pack has declared the rule parameter {key}.");

    /// <summary>A copy that knows the parameters that a pack brings.</summary>
    internal RuleParameters Declare(IReadOnlyList<OwnParameter> parameters) =>
        parameters.Count == 0
            ? this
            : this with
            {
                Own = Own.ToImmutableDictionary()
                    .SetItems(parameters.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Default))),
            };

    internal bool Knows(string key) => Own.ContainsKey(key) || All.Any(p => p.Name.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>A copy with some values replaced, by key. An unknown key or a value that cannot be read raises a <see cref="FormatException"/>.</summary>
    public RuleParameters With(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return this;
        }

        var copy = this with { };
        foreach (var (key, text) in values)
        {
            if (copy.Own.ContainsKey(key))
            {
                copy = copy with { Own = copy.Own.ToImmutableDictionary().SetItem(key, text) };
                continue;
            }

            var property =
                All.FirstOrDefault(p => p.Name.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Property
                ?? throw new FormatException(
                    $"There is no rule parameter {key}. Known: {string.Join(", ", All.Select(p => p.Name.Key).Concat(Own.Keys))}."
                );
            property.SetValue(copy, Read(key, text, property.PropertyType));
        }

        return copy;
    }

    /// <summary>Every parameter with its value here and its default.</summary>
    /// <param name="packs">Packs whose own parameters are listed too.</param>
    public IReadOnlyList<RuleParameter> List(params IEnumerable<RulePack> packs) =>
        [
            .. All.Select(p => new RuleParameter(
                p.Name.Key,
                p.Name.RuleId,
                Write(p.Property.GetValue(this)),
                Write(p.Property.GetValue(Default))
            )),
            .. packs
                .SelectMany(pack => pack.Parameters)
                .Where(own => Own.ContainsKey(own.Key))
                .Select(own => new RuleParameter(own.Key, own.RuleId, Own[own.Key], own.Default)),
        ];

    private static object Read(string key, string text, Type type)
    {
        try
        {
            return type.IsEnum ? Enum.Parse(type, text, ignoreCase: true) : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw new FormatException($"Rule parameter {key} cannot be '{text}'.", e);
        }
    }

    private static string Write(object? value) =>
        value switch
        {
            Enum or bool => value.ToString()!.ToLowerInvariant(),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
