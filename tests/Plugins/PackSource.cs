using System.Reflection;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Shouldly;

namespace AltProvision.Tests.Plugins;

/// <summary>Source of a pack by a stranger, compiled outside the solution and dropped into a folder.</summary>
internal sealed record PackSource(string Name)
{
    /// <summary>Id by which the pack introduces itself.</summary>
    public string Id { get; init; } = "stranger";

    /// <summary>Id of its one rule.</summary>
    public string RuleId { get; init; } = "STR-PRV-001";

    /// <summary>Body of the rule's check of <c>ProviderReadinessFacts facts</c>.</summary>
    public string Check { get; init; } = """yield return Finding.Block("strange", "A stranger says no.");""";

    /// <summary>Further members of the rule class.</summary>
    public string RuleMembers { get; init; } = "";

    /// <summary>Further members of the pack class.</summary>
    public string PackMembers { get; init; } = "";

    /// <summary>A library that is there when the pack is built, and not when it runs.</summary>
    public string? MissingLibrary { get; init; }

    /// <summary>Version of the Kernel that it is built against; null means that of the host.</summary>
    public string? KernelVersion { get; init; }

    public void DropInto(string folder)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, Name)).FullName;
        List<MetadataReference> references = [.. Runtime, .. Contracts, Kernel];
        if (MissingLibrary is { } library)
        {
            references.Add(
                MetadataReference.CreateFromImage(Compile(library, "public static class Helper { public static int Days => 5; }", Runtime))
            );
        }

        File.WriteAllBytes(Path.Combine(target, Name + ".dll"), Compile(Name, Code, references));
    }

    private string Code =>
        $$"""
            using System;
            using System.Collections.Generic;
            using AltProvision.Kernel;
            using AltProvision.Providers.Contracts;

            internal sealed class Pack : RulePack
            {
                public override string Id => "{{Id}}";
                public override string Name => "Stranger's";
                public override string Description => "Built elsewhere.";
                public override string Owner => "A stranger";
                {{PackMembers}}
            }

            internal sealed class Rule : IRule<ProviderReadinessFacts>
            {
                public RuleVersion Version { get; } = new("{{RuleId}}", 1, null, null, "Tests")
                {
                    Title = "A rule", Statement = "It says so.", Strength = RuleStrength.LocalPolicy,
                };
                {{RuleMembers}}
                public IEnumerable<Finding> Check(ProviderReadinessFacts facts) { {{Check}} }
            }
            """;

    private MetadataReference Kernel =>
        KernelVersion is null
            ? Reference(typeof(RulePack).Assembly)
            // The same public face under another version, as a later release would have it.
            : MetadataReference.CreateFromImage(
                WithVersion(File.ReadAllBytes(typeof(RulePack).Assembly.Location), System.Version.Parse(KernelVersion))
            );

    private static IReadOnlyList<MetadataReference> Runtime { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private static IReadOnlyList<MetadataReference> Contracts { get; } = [Reference(typeof(ProviderReadinessFacts).Assembly)];

    private static PortableExecutableReference Reference(Assembly assembly) => MetadataReference.CreateFromFile(assembly.Location);

    private static byte[] Compile(string name, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            references,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)
        );
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Success.ShouldBeTrue(string.Join(Environment.NewLine, result.Diagnostics));
        return image.ToArray();
    }

    // The version stands in the row of the assembly table as four numbers of two bytes; only metadata is read from this copy.
    private static byte[] WithVersion(byte[] image, Version version)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader([.. image]);
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(reader);
        var row =
            reader.PEHeaders.MetadataStartOffset
            + System.Reflection.Metadata.Ecma335.MetadataReaderExtensions.GetTableMetadataOffset(
                metadata,
                System.Reflection.Metadata.Ecma335.TableIndex.Assembly
            )
            + 4;
        foreach (var (number, index) in new[] { version.Major, version.Minor, version.Build, 0 }.Select((number, index) => (number, index)))
        {
            BitConverter.TryWriteBytes(image.AsSpan(row + (2 * index)), (ushort)number).ShouldBeTrue();
        }

        return image;
    }
}
