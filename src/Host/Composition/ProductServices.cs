using System.Reflection;
using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Host;

internal static class ProductServices
{
    /// <summary>Everything but the web server and sign-in: kernel, modules, rules and the graph.</summary>
    /// <param name="modules">Assemblies in which modules are looked for; all that stand beside the host when null.</param>
    public static IServiceCollection AddProduct(
        this IServiceCollection services,
        IConfiguration configuration,
        DataSources dataSources,
        ILogger logger,
        IReadOnlyList<Assembly>? modules = null
    )
    {
        modules ??= ProductAssemblies.Modules;
        services.AddSingleton(dataSources);
        services.AddSingleton(dataSources.Main);
        services.AddKernel();
        services.AddModules(configuration, modules);
        services.AddRuleBook(ProductAssemblies.Rules, ReadRuleOptions(configuration), logger);
        services.Scan(scan =>
            scan.FromAssemblyOf<GetRuleModules>()
                .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithScopedLifetime()
        );
        services.AddProductGraph(configuration, modules);
        return services;
    }

    private static RuleBookOptions ReadRuleOptions(IConfiguration configuration)
    {
        var section = configuration.GetSection("AltProvision:Rules");
        return new()
        {
            RulesFolder = section["Folder"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "rules"),
            RequiredPacks = section.GetSection("Required").Get<string[]>() ?? [],
            LocalParameters = section
                .GetSection("Parameters")
                .GetChildren()
                .ToDictionary(
                    authority => authority.Key,
                    authority =>
                        (IReadOnlyDictionary<string, string>)
                            authority.GetChildren().ToDictionary(value => value.Key, value => value.Value ?? "")
                ),
        };
    }
}
