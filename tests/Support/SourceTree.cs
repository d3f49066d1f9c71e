namespace AltProvision.Tests.Support;

/// <summary>The sources on disk.</summary>
public static class SourceTree
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AltProvision.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no AltProvision.sln above the tests.");
        }

        return folder;
    }
}
