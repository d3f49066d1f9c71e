using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AltProvision.Kernel;

/// <summary>How rule packs are found.</summary>
public sealed record RuleBookOptions
{
    /// <summary>Folder with one sub-folder a pack, <c>rules/Sample/Sample.dll</c>; null or missing means no dropped packs.</summary>
    public string? RulesFolder { get; init; }

    /// <summary>Longest time that one rule of a dropped pack may take when nothing else is set.</summary>
    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time that one rule of a dropped pack may take; its first sight may take five times as long.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    /// <summary>Names of sub-folders without which the host must not start, nor a decision be made.</summary>
    public IReadOnlyList<string> RequiredPacks { get; init; } = [];

    /// <summary>Parameters that differ from the defaults of the packs.</summary>
    public IReadOnlyList<ParameterSetting> Parameters { get; init; } = [];

    /// <summary>Ids of rules that are off by default and are to speak here.</summary>
    public IReadOnlyList<string> SwitchedOn { get; init; } = [];
}

/// <summary>A parameter as an authority has set it.</summary>
/// <param name="LaCode">Three digits of the authority; null sets the default that packs and authorities then alter.</param>
/// <param name="From">First date of a legal event for which it holds; null means always.</param>
/// <param name="Key">Name of the parameter: <c>rev.graceSchoolDays</c>.</param>
/// <param name="Value">Its value as text.</param>
public sealed record ParameterSetting(string? LaCode, DateOnly? From, string Key, string Value);

/// <summary>A pack without which the host cannot run is missing or broken.</summary>
public sealed class RulePackException(string name, IReadOnlyList<string> reasons)
    : Exception($"Rule pack {name} cannot be used: {string.Join(" ", reasons)}")
{
    public IReadOnlyList<string> Reasons { get; } = reasons;
}

/// <summary>Finds rule packs, compiled in or dropped into a folder, validates them and binds them into a <see cref="RuleBook"/>.</summary>
public static class RulePackLoader
{
    /// <summary>Origin of a pack that came with the host.</summary>
    public const string CompiledIn = "compiled in";

    public static RuleBook Load(IEnumerable<Assembly> compiledIn, RuleBookOptions? options = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(compiledIn);
        options ??= new RuleBookOptions();
        logger ??= NullLogger.Instance;
        List<LoadedRulePack> packs = [];
        List<RefusedRulePack> refused = [];
        foreach (var assembly in compiledIn.Distinct())
        {
            packs.Add(Read(assembly, CompiledIn, packs));
        }

        foreach (var path in DroppedPacks(options.RulesFolder))
        {
            Drop(path, packs, refused, options, logger);
        }

        RequirePresent(options, refused, packs);
        return new RuleBook(packs, refused, options, logger);
    }

    private static IEnumerable<string> DroppedPacks(string? folder) =>
        folder is null || !Directory.Exists(folder)
            ? []
            : Directory
                .GetDirectories(folder)
                .Order(StringComparer.Ordinal)
                .Select(pack => Path.Combine(pack, Path.GetFileName(pack) + ".dll"));

    private static void Drop(
        string path,
        List<LoadedRulePack> packs,
        List<RefusedRulePack> refused,
        RuleBookOptions options,
        ILogger logger
    )
    {
        var name = Path.GetFileNameWithoutExtension(path);
        try
        {
            RequireSoundFile(name, path);
            var pack = InTime(
                name,
                options.TimeLimit * 5,
                () => Read(new RulePackLoadContext(name).LoadFromAssemblyPath(Path.GetFullPath(path)), path, packs)
            ) with
            {
                IsCompiledIn = false,
                IsRequired = options.RequiredPacks.Contains(name),
            };
            packs.Add(pack);
            logger.LogInformation("Rule pack {Pack} loaded from {Path} with {Count} rules", pack.Pack.Id, path, pack.Rules.Count);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a stranger's assembly throws while it is looked at, the host starts without it.
            refused.Add(new RefusedRulePack(name, path, ReasonsOf(e)));
            logger.LogWarning("Rule pack {Pack} refused: {Reasons}", name, string.Join(" ", ReasonsOf(e)));
        }
    }

    private static LoadedRulePack Read(Assembly assembly, string origin, List<LoadedRulePack> beside)
    {
        var name = assembly.GetName();
        var packTypes = Scan<RulePack>(assembly);
        if (packTypes is not [var packType])
        {
            throw new RulePackException(
                name.Name!,
                [$"{name.Name} has {packTypes.Count} classes that derive from RulePack; it needs exactly one."]
            );
        }

        var pack = (RulePack)Activator.CreateInstance(packType, nonPublic: true)!;
        var defaults = RuleParameters.Default.Declare(pack.Parameters);
        var types = Scan<IRule>(assembly)
            .Select(type => new RuleType(type, defaults))
            .OrderBy(type => type.Version.Id, StringComparer.Ordinal)
            .ThenBy(type => type.Version.Version)
            .ToList();
        var loaded = new LoadedRulePack(
            pack,
            origin,
            name.Version?.ToString() ?? "0.0.0.0",
            [.. types.Select(type => new RuleEntry(pack.Id, type.Version, [.. type.Facts.Select(facts => facts.Name)]))]
        )
        {
            Types = [.. types],
        };
        return RulePackValidation.Validate(loaded, beside) is not [] and var faults
            ? throw new RulePackException(name.Name!, faults)
            : loaded;
    }

    private static List<Type> Scan<T>(Assembly assembly)
    {
        // Scrutor skips what cannot be loaded; asked first, the runtime says which contract is missing.
        _ = assembly.GetTypes();
        var found = new ServiceCollection().Scan(scan =>
            scan.FromAssemblies(assembly).AddClasses(classes => classes.AssignableTo<T>(), publicOnly: false).AsSelf()
        );
        return [.. found.Select(service => service.ImplementationType!).Distinct()];
    }

    private static void RequireSoundFile(string name, string path)
    {
        if (!File.Exists(path))
        {
            throw new RulePackException(name, [$"There is no file {Path.GetFileName(path)} in {Path.GetDirectoryName(path)}."]);
        }

        if (RulePackInspection.Inspect(path) is not [] and var reasons)
        {
            throw new RulePackException(name, reasons);
        }
    }

    // Constructors are a stranger's code too, and may not end.
    private static LoadedRulePack InTime(string name, TimeSpan limit, Func<LoadedRulePack> read)
    {
        LoadedRulePack? pack = null;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                pack = read();
            }
            catch (Exception e)
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }
        })
        {
            IsBackground = true,
            Name = $"rules/{name}",
        };
        thread.Start();
        if (!thread.Join(limit))
        {
            throw new RulePackException(name, [$"It did not introduce itself within {limit.TotalSeconds:0.##} seconds."]);
        }

        fault?.Throw();
        return pack!;
    }

    private static void RequirePresent(RuleBookOptions options, List<RefusedRulePack> refused, List<LoadedRulePack> packs)
    {
        var present = packs.Select(pack => Path.GetFileNameWithoutExtension(pack.Origin)).ToHashSet();
        foreach (var name in options.RequiredPacks.Where(name => !present.Contains(name)))
        {
            throw new RulePackException(
                name,
                refused.Find(pack => pack.Name == name)?.Reasons ?? [$"It is required and not in {options.RulesFolder}."]
            );
        }
    }

    private static IReadOnlyList<string> ReasonsOf(Exception e) =>
        e switch
        {
            RulePackException invalid => invalid.Reasons,
            ReflectionTypeLoadException load => [.. load.LoaderExceptions.Select(inner => inner?.Message ?? load.Message).Distinct()],
            BadImageFormatException => ["It is not a .NET assembly."],
            TargetInvocationException or TypeInitializationException => [e.InnerException?.Message ?? e.Message],
            _ => [e.Message],
        };

    // Everything a pack may reference is the host's own, so that facts are the same types on both sides: nothing is resolved here.
    private sealed class RulePackLoadContext(string name) : AssemblyLoadContext($"rules/{name}");
}
