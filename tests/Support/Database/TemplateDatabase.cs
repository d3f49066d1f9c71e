namespace AltProvision.Tests.Support.Database;

/// <summary>What every test's database holds from the start. The migrations of all modules plug in here.</summary>
internal static class TemplateDatabase
{
    public static Task BuildAsync(string connectionString) => Task.CompletedTask;
}
