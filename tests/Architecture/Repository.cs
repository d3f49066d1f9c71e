using System.Xml.Linq;

namespace AltProvision.Tests.Architecture;

/// <summary>The sources on disk.</summary>
internal static class Repository
{
    public static IReadOnlyList<ProjectFile> Projects(string root) =>
        [
            .. new[] { "src", "tests", "tools" }
                .Select(folder => Path.Combine(root, folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal)
                .Select(path => ProjectFile.Read(root, path)),
        ];
}

/// <summary>What a project says of itself.</summary>
/// <param name="Path">Folder from the root, with forward slashes: <c>src/Modules/Referrals</c>.</param>
/// <param name="References">Folders of the projects that it references.</param>
internal sealed record ProjectFile(string Path, IReadOnlyList<string> References, XDocument Xml)
{
    public string Name => Path.Split('/')[^1];

    public bool IsModule => Path.StartsWith("src/Modules/", StringComparison.Ordinal) && !IsContracts;

    public bool IsContracts => Path.StartsWith("src/Modules/", StringComparison.Ordinal) && IsContractsName(Path);

    public static bool IsContractsName(string path) => path.EndsWith(".Contracts", StringComparison.Ordinal);

    public static ProjectFile Read(string root, string file)
    {
        var xml = XDocument.Load(file);
        var folder = System.IO.Path.GetDirectoryName(file)!;
        return new(
            Relative(root, folder),
            [
                .. xml.Descendants("ProjectReference")
                    .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
                    .Select(include => Relative(root, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(include, folder))!)),
            ],
            xml
        );
    }

    private static string Relative(string root, string folder) => System.IO.Path.GetRelativePath(root, folder).Replace('\\', '/');
}
