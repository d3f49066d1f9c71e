using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AltProvision.Tests.Support.Database;

/// <summary>What every test's database holds from the start: the schemas of all modules, by their own migrations.</summary>
internal static class TemplateDatabase
{
    public static async Task BuildAsync(string connectionString)
    {
        await using var dataSources = DataSources.Create(connectionString);
        var services = new ServiceCollection().AddLogging().AddSingleton(dataSources).AddSingleton(dataSources.Main).AddKernel();
        services.AddModules(new ConfigurationBuilder().Build(), ProductAssemblies.Modules);
        await using var provider = services.BuildServiceProvider();
        await Migrator.MigrateAsync(provider, CancellationToken.None);
    }
}
