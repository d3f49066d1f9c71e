using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AltProvision.Kernel;

/// <summary>A rule as the book lists it.</summary>
/// <param name="PackId">Pack it came with.</param>
/// <param name="Version">The version.</param>
/// <param name="FactsTypes">Names of the facts it judges.</param>
/// <param name="IsOn">False when the version is off by default and nobody switched it on; it is listed and does not speak.</param>
public sealed record RuleEntry(string PackId, RuleVersion Version, IReadOnlyList<string> FactsTypes, bool IsOn = true);

/// <summary>A pack that was found and taken in.</summary>
/// <param name="Pack">Its own description of itself.</param>
/// <param name="Origin"><c>compiled in</c>, or the file it was loaded from.</param>
/// <param name="AssemblyVersion">Version of its assembly.</param>
/// <param name="Rules">All versions of all its rules.</param>
public sealed record LoadedRulePack(RulePack Pack, string Origin, string AssemblyVersion, IReadOnlyList<RuleEntry> Rules)
{
    /// <summary>True when no decision may be made without the pack: it is compiled in, or configuration says so.</summary>
    public bool IsRequired { get; init; } = true;

    internal bool IsCompiledIn { get; init; } = true;

    internal ImmutableArray<RuleType> Types { get; init; } = [];
}

/// <summary>A pack that was found and not taken in.</summary>
public sealed record RefusedRulePack(string Name, string Path, IReadOnlyList<string> Reasons);

/// <summary>The catalogue: every pack, every rule, every version, and what was refused. One instance for the whole host, immutable.</summary>
public sealed class RuleBook
{
    /// <summary>Code of the warning that stands in for a date that cannot be counted, because term dates or bank holidays are missing.</summary>
    public const string CalendarDoesNotReach = "calendarDoesNotReach";

    private static readonly MethodInfo ReplayMethod = typeof(RuleBook).GetMethod(
        nameof(ReplayAs),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    private readonly IReadOnlyList<ParameterSetting> settings;
    private readonly RuleParameters defaults;
    private readonly HashSet<string> switchedOn;
    private readonly Dictionary<string, Type> factsTypes;
    private readonly ConcurrentDictionary<Type, IReadOnlyList<(LoadedRulePack Pack, IReadOnlyList<RuleType> Rules)>> rulesOf = [];
    private readonly RuleRunner runner;

    /// <param name="packs">Packs that passed validation, together.</param>
    /// <param name="refused">Packs that did not, for display.</param>
    /// <param name="options">Parameters that were set, and rules that were switched on.</param>
    /// <param name="logger">Told when a pack is taken out of use.</param>
    public RuleBook(
        IEnumerable<LoadedRulePack> packs,
        IReadOnlyList<RefusedRulePack>? refused = null,
        RuleBookOptions? options = null,
        ILogger? logger = null
    )
    {
        runner = new(options?.TimeLimit ?? RuleBookOptions.DefaultTimeLimit, logger ?? NullLogger.Instance);
        settings = [.. (options?.Parameters ?? []).OrderBy(setting => setting.From ?? DateOnly.MinValue)];
        switchedOn = [.. options?.SwitchedOn ?? []];
        Packs =
        [
            .. packs
                .OrderBy(pack => pack.Pack.Priority)
                .ThenBy(pack => pack.Pack.Id, StringComparer.Ordinal)
                .Select(pack => pack with { Rules = [.. pack.Rules.Select(rule => rule with { IsOn = IsOn(rule.Version) })] }),
        ];
        defaults = Packs.Aggregate(RuleParameters.Default, (values, pack) => values.Declare(pack.Pack.Parameters));
        Refused = refused ?? [];
        Rules = [.. Packs.SelectMany(pack => pack.Rules)];
        RequireReadable();
        RequireKnown(switchedOn);
        factsTypes = Packs
            .SelectMany(pack => pack.Types)
            .SelectMany(rule => rule.Facts)
            .Where(type => !type.IsInterface)
            .Distinct()
            .ToDictionary(type => type.Name);
    }

    public IReadOnlyList<LoadedRulePack> Packs { get; }

    public IReadOnlyList<RefusedRulePack> Refused { get; }

    public IReadOnlyList<RuleEntry> Rules { get; }

    /// <summary>The same rules with other defaults, by key. An unknown key or value raises a <see cref="FormatException"/>.</summary>
    public RuleBook WithDefaults(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(
            Packs,
            Refused,
            new()
            {
                SwitchedOn = [.. switchedOn],
                Parameters = [.. settings, .. values.Select(value => new ParameterSetting(null, null, value.Key, value.Value))],
            }
        );
    }

    /// <summary>All versions of a rule, oldest first; empty when there is no such rule.</summary>
    public IReadOnlyList<RuleEntry> Find(string id) =>
        [.. Rules.Where(rule => rule.Version.Id == id).OrderBy(rule => rule.Version.Version)];

    /// <summary>Packs that speak for an authority.</summary>
    public IEnumerable<LoadedRulePack> PacksFor(string? laCode) => Packs.Where(pack => SpeaksFor(pack, laCode));

    /// <summary>Parameters for a legal event: the defaults, as packs alter them, and last what the authority has configured for that date.</summary>
    public RuleParameters ParametersFor(DateOnly eventDate, string? laCode = null) =>
        PacksFor(laCode)
            .Aggregate(defaults.With(Set(null, eventDate)), (values, pack) => pack.Pack.Adjust(values, eventDate))
            .With(laCode is null ? ImmutableDictionary<string, string>.Empty : Set(laCode, eventDate));

    /// <summary>The same book without some packs, or with rules switched on that are off: for a look at what would be different.</summary>
    public RuleBook With(IReadOnlyCollection<string> withoutPacks, IReadOnlyCollection<string> alsoOn) =>
        new(
            Packs.Where(pack => !withoutPacks.Contains(pack.Pack.Id)),
            Refused,
            new() { SwitchedOn = [.. switchedOn, .. alsoOn], Parameters = settings }
        );

    /// <summary>Decides anew from the stored inputs of a past decision, under the versions of its event date.</summary>
    /// <param name="factsType">Name of the facts, as the decision keeps it.</param>
    /// <param name="inputs">Event date, authority, parameters and facts, as the decision keeps them.</param>
    /// <param name="parameters">Values in place of those of its day, by key; none for a plain replay.</param>
    /// <exception cref="ArgumentException">No rule judges such facts any more, or the inputs cannot be read as such.</exception>
    public RuleDecision Replay(string factsType, string inputs, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var type = factsTypes.GetValueOrDefault(factsType) ?? throw new ArgumentException($"No rule judges facts called {factsType}.");
        return (RuleDecision)
            ReplayMethod.MakeGenericMethod(type).Invoke(this, BindingFlags.DoNotWrapExceptions, null, [inputs, parameters], null)!;
    }

    internal RuleDecision Check<TFacts>(RuleInputs<TFacts> inputs)
        where TFacts : class
    {
        var json = CanonicalJson.Write(inputs);
        return new RuleDecision(typeof(TFacts).Name, inputs.EventDate, inputs.LaCode, CanonicalJson.Hash(json), json, Judge(inputs))
        {
            Rules =
            [
                .. Asked<TFacts>(inputs.LaCode)
                    .SelectMany(entry => entry.Rules)
                    .Where(rule => rule.Version.IsInForceOn(inputs.EventDate))
                    .Select(rule => rule.Version.Name),
            ],
        };
    }

    internal IReadOnlyList<RuleFinding> Judge<TFacts>(RuleInputs<TFacts> inputs)
        where TFacts : class =>
        [
            .. Asked<TFacts>(inputs.LaCode)
                .SelectMany(entry => runner.Run(entry.Pack, entry.Rules, inputs))
                // One rule may reach the same finding by two ways; people see it once.
                .DistinctBy(finding => (finding.RuleId, finding.Outcome, finding.Code, finding.Message, finding.DueDate)),
        ];

    private IEnumerable<(LoadedRulePack Pack, IReadOnlyList<RuleType> Rules)> Asked<TFacts>(string? laCode) =>
        rulesOf.GetOrAdd(typeof(TFacts), RulesOf).Where(entry => SpeaksFor(entry.Pack, laCode));

    private static bool SpeaksFor(LoadedRulePack pack, string? laCode) => pack.Pack.LaCode is null || pack.Pack.LaCode == laCode;

    // A rule may judge an interface that the facts have.
    private List<(LoadedRulePack, IReadOnlyList<RuleType>)> RulesOf(Type facts) =>
        [
            .. from pack in Packs
            let rules = pack.Types.Where(rule => IsOn(rule.Version) && rule.Facts.Any(judged => judged.IsAssignableFrom(facts))).ToList()
            where rules.Count > 0
            select (pack, rules),
        ];

    private bool IsOn(RuleVersion version) => version.OffBecause is null || switchedOn.Contains(version.Id);

    // Sorted by date, so that a later setting of the same key has the last word.
    private Dictionary<string, string> Set(string? laCode, DateOnly eventDate)
    {
        var values = new Dictionary<string, string>();
        foreach (var setting in settings.Where(setting => setting.LaCode == laCode && !(eventDate < setting.From)))
        {
            values[setting.Key] = setting.Value;
        }

        return values;
    }

    // A mistyped parameter must stop the host at start, not the first decision that meets it.
    private void RequireReadable()
    {
        foreach (var setting in settings)
        {
            _ = defaults.With(new Dictionary<string, string> { [setting.Key] = setting.Value });
        }
    }

    private void RequireKnown(IReadOnlySet<string> ids)
    {
        if (ids.FirstOrDefault(id => Find(id) is []) is { } unknown)
        {
            throw new FormatException($"Rule {unknown} is to be switched on, and no pack has it.");
        }
    }

    private RuleDecision ReplayAs<TFacts>(string inputs, IReadOnlyDictionary<string, string>? parameters)
        where TFacts : class
    {
        var stored = Read<TFacts>(inputs);
        // A parameter that came with a later pack has its default in a decision of before.
        var own = defaults.Own.ToImmutableDictionary().SetItems(stored.Parameters.Own);
        return Check(
            stored with
            {
                Parameters = (stored.Parameters with { Own = own }).With(parameters ?? ImmutableDictionary<string, string>.Empty),
            }
        );
    }

    private static RuleInputs<TFacts> Read<TFacts>(string inputs)
    {
        try
        {
            return JsonSerializer.Deserialize<RuleInputs<TFacts>>(inputs, CanonicalJson.Options)
                ?? throw new ArgumentException("The stored inputs are empty.");
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The stored inputs cannot be read as {typeof(TFacts).Name}.", e);
        }
    }
}

/// <summary>The rules about one kind of facts, as a module asks for it.</summary>
public sealed class RuleBook<TFacts>(RuleBook book)
    where TFacts : class
{
    /// <summary>Judges facts by the versions in force on the date of the legal event, never by today's. Writes nothing.</summary>
    /// <param name="eventDate">Date of the legal event.</param>
    /// <param name="facts">What the module knows.</param>
    /// <param name="laCode">Authority whose local policy applies too.</param>
    public RuleDecision Check(DateOnly eventDate, TFacts facts, string? laCode = null) => book.Check(Inputs(eventDate, facts, laCode));

    /// <summary>What <see cref="Check"/> finds, without what would be stored of a decision: for a look at many that decides nothing.</summary>
    public IReadOnlyList<RuleFinding> Judge(DateOnly eventDate, TFacts facts, string? laCode = null) =>
        book.Judge(Inputs(eventDate, facts, laCode));

    private RuleInputs<TFacts> Inputs(DateOnly eventDate, TFacts facts, string? laCode) =>
        new(eventDate, laCode, book.ParametersFor(eventDate, laCode), facts);
}

/// <summary>All that a decision depends on besides the rules themselves.</summary>
internal sealed record RuleInputs<TFacts>(DateOnly EventDate, string? LaCode, RuleParameters Parameters, TFacts Facts);
