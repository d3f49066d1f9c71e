using System.Reflection;
using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace AltProvision.Tests.Architecture;

/// <summary>The product composed as the host does it; nothing in it is started, so no server is needed.</summary>
internal static class Composed
{
    public static IReadOnlyList<Assembly> ModuleAssemblies { get; } =
    [.. ProductAssemblies.Modules.Where(assembly => assembly.GetTypes().Any(type => type.IsClass && type.IsAssignableTo(typeof(IModule))))];

    public static IReadOnlyList<Assembly> ContractAssemblies { get; } =
    [.. ModuleAssemblies.Select(module => Assembly.Load(module.GetName().Name + ".Contracts"))];

    public static ServiceProvider Compose(IReadOnlyList<Assembly>? modules = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        services.AddProduct(new ConfigurationBuilder().Build(), DataSources.Create("Host=localhost"), NullLogger.Instance, modules);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
