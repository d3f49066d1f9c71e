using System.Xml.Linq;
using AltProvision.Tests.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Architecture;

/// <summary>Who may reference whom, read from the projects on disk.</summary>
public sealed class BoundaryTests
{
    [Fact]
    public void Projects_reference_only_what_they_may() => Violations(Repository.Projects(SourceTree.Root)).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Modules/Referrals", "src/Modules/Providers")]
    [InlineData("src/Modules/Referrals.Contracts", "src/Modules/Referrals")]
    [InlineData("src/Kernel", "src/Modules/Reviews.Contracts")]
    [InlineData("src/GraphQL", "src/Kernel")]
    [InlineData("src/Rules/England", "src/Modules/Placements")]
    [InlineData("src/EmbeddedPostgres", "src/Kernel")]
    public void A_planted_reference_is_found(string from, string to)
    {
        var projects = Repository.Projects(SourceTree.Root).ToList();
        var index = projects.FindIndex(project => project.Path == from);
        projects[index] = projects[index] with { References = [.. projects[index].References, to] };
        Violations(projects).ShouldBe([$"{from} references {to}"]);
    }

    [Fact]
    public void Every_module_has_its_contracts()
    {
        var projects = Repository.Projects(SourceTree.Root);
        var contracts = projects.Where(project => project.IsContracts).Select(project => project.Name).ToList();
        var modules = projects.Where(project => project.IsModule).ToList();
        modules.ShouldNotBeEmpty();
        foreach (var module in modules)
        {
            contracts.ShouldContain(module.Name + ".Contracts");
        }
    }

    [Fact]
    public void Versions_stand_in_one_place_and_never_float()
    {
        foreach (var project in Repository.Projects(SourceTree.Root))
        {
            Versions(project.Xml, "PackageReference", "Version").ShouldBeEmpty(project.Path);
            File.Exists(Path.Combine(SourceTree.Root, project.Path, "packages.lock.json")).ShouldBeTrue(project.Path);
        }

        var central = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props"));
        Versions(central, "PackageVersion", "Version").Where(version => version.Contains('*') || version.Contains('[')).ShouldBeEmpty();
    }

    private static IEnumerable<string> Versions(XDocument xml, string element, string attribute) =>
        xml.Descendants(element).Select(reference => reference.Attribute(attribute)?.Value).OfType<string>();

    private static List<string> Violations(IEnumerable<ProjectFile> projects) =>
        [
            .. from project in projects
            from reference in project.References
            where !May(project, reference)
            select $"{project.Path} references {reference}",
        ];

    private static bool May(ProjectFile project, string reference)
    {
        var isContracts = reference.StartsWith("src/Modules/", StringComparison.Ordinal) && ProjectFile.IsContractsName(reference);
        return project switch
        {
            { Path: "src/GraphQL" or "src/EmbeddedPostgres" or "src/Kernel" } => false,
            { IsContracts: true } => reference is "src/Kernel" || isContracts,
            { IsModule: true } => reference is "src/Kernel" or "src/GraphQL" || isContracts,
            { Path: var path } when path.StartsWith("src/Rules/", StringComparison.Ordinal) || path is "src/RuleOperations" => reference
                is "src/Kernel"
                || isContracts,
            { Path: "src/Host" } => !reference.StartsWith("tests/", StringComparison.Ordinal),
            { Path: var path } => path.StartsWith("tests/", StringComparison.Ordinal)
                || path.StartsWith("tools/", StringComparison.Ordinal),
        };
    }
}
