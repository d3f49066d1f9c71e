namespace AltProvision.Tests.Rules;

/// <summary>The sources that these tests were built from.</summary>
internal static class SourceRoot
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AltProvision.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the sources.");
        }

        return folder.FullName;
    }
}
