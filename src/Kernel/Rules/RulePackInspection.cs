using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AltProvision.Kernel;

/// <summary>
/// Looks at the file of a pack before any of its code runs: what it references, for which Kernel it was built, and whether it calls what
/// a pure function of facts has no use for. It keeps honest packs honest and makes a mistake visible; it is no sandbox.
/// </summary>
internal static class RulePackInspection
{
    private static readonly string RuntimeFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string[] ForbiddenNamespaces =
    [
        "Microsoft.Win32",
        "System.Diagnostics",
        "System.IO",
        "System.Net",
        "System.Reflection",
        "System.Runtime.InteropServices",
        "System.Runtime.Loader",
        "System.Security",
        "System.Threading",
        "System.Timers",
    ];

    // What the compiler itself writes into an assembly without a call in the source.
    private static readonly HashSet<string> Harmless =
    [
        "System.Environment.get_CurrentManagedThreadId",
        "System.Environment.get_NewLine",
        "System.Diagnostics.UnreachableException",
        "System.Reflection.DefaultMemberAttribute",
        "System.Runtime.InteropServices.CollectionsMarshal",
        "System.Runtime.InteropServices.ImmutableCollectionsMarshal",
        "System.Runtime.InteropServices.InAttribute",
        "System.Runtime.InteropServices.MemoryMarshal",
        "System.Threading.Interlocked",
        "System.Threading.Monitor",
    ];

    private static readonly HashSet<string> ForbiddenTypes =
    [
        "System.Activator",
        "System.AppContext",
        "System.AppDomain",
        "System.Console",
        "System.Environment",
        "System.GC",
        "System.Random",
        "System.TimeProvider",
    ];

    private static readonly HashSet<string> ForbiddenMembers =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_Today",
        "System.DateTime.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Guid.CreateVersion7",
        "System.Guid.NewGuid",
        "System.Type.GetType",
    ];

    /// <summary>Every reason not to load the file; empty when it may be loaded.</summary>
    public static IReadOnlyList<string> Inspect(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return ["It is not a .NET assembly."];
        }

        var metadata = file.GetMetadataReader();
        return [.. References(metadata), .. BuiltForAnother(metadata), .. Calls(metadata)];
    }

    private static IEnumerable<string> References(MetadataReader metadata)
    {
        var forbidden = metadata
            .AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(reference => !IsAllowed(reference))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (forbidden is not [])
        {
            yield return $"It references {string.Join(", ", forbidden)}; a rule pack may reference only Kernel, *.Contracts and the base class library.";
        }
    }

    private static bool IsAllowed(string reference) =>
        reference == typeof(RulePackInspection).Assembly.GetName().Name
        || (reference.StartsWith("AltProvision.", StringComparison.Ordinal) && reference.EndsWith(".Contracts", StringComparison.Ordinal))
        || File.Exists(Path.Combine(RuntimeFolder, reference + ".dll"));

    // The next major version may mean another thing by the same name, and a newer one may have what is missing here.
    private static IEnumerable<string> BuiltForAnother(MetadataReader metadata)
    {
        var here = typeof(RulePackInspection).Assembly.GetName();
        return from handle in metadata.AssemblyReferences
            let reference = metadata.GetAssemblyReference(handle)
            where metadata.GetString(reference.Name) == here.Name
            where reference.Version.Major != here.Version!.Major || reference.Version > here.Version
            select $"It was built for {here.Name} {reference.Version.ToString(3)}; this host has {here.Version!.ToString(3)}. Build it anew against this version.";
    }

    private static IEnumerable<string> Calls(MetadataReader metadata)
    {
        var called = metadata
            .MemberReferences.Select(handle => Name(metadata, metadata.GetMemberReference(handle)))
            .OfType<string>()
            .Where(IsForbidden)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (called is not [])
        {
            yield return $"It calls {string.Join(", ", called)}; a rule is a pure function of its facts, without clock, chance, files, network, threads or reflection.";
        }

        if (metadata.MethodDefinitions.Any(handle => !metadata.GetMethodDefinition(handle).GetImport().Name.IsNil))
        {
            yield return "It calls native code; a rule is a pure function of its facts.";
        }
    }

    private static bool IsForbidden(string member)
    {
        var type = member[..member.LastIndexOf('.')];
        // A constructor's name starts with a dot of its own.
        type = type.TrimEnd('.');
        return !Harmless.Contains(member)
            && !Harmless.Contains(type)
            && !type.EndsWith("Attribute", StringComparison.Ordinal)
            && (
                ForbiddenMembers.Contains(member)
                || ForbiddenTypes.Contains(type)
                || Array.Exists(ForbiddenNamespaces, space => type.StartsWith(space + ".", StringComparison.Ordinal))
            );
    }

    private static string? Name(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind is not HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }
}
