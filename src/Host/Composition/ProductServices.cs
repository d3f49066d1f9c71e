using System.Globalization;
using System.Reflection;
using AltProvision.Access.Contracts;
using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
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
        services.AddSingleton(ReadRetention(configuration.GetSection(RetentionOptions.Section)));
        services.AddSingleton(ReadDocuments(configuration.GetSection("AltProvision:Documents")));
        services.AddKernel();
        services.AddScoped<CurrentSignIn>();
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

    private static RetentionOptions ReadRetention(IConfigurationSection section) =>
        new(
            section.GetValue(nameof(RetentionOptions.Enforce), false),
            section.GetSection(nameof(RetentionOptions.Years)).Get<Dictionary<string, int>>() ?? []
        );

    private static DocumentLimits ReadDocuments(IConfigurationSection section)
    {
        var otherwise = new DocumentLimits();
        return new(
            section.ReadNumber(nameof(DocumentLimits.MostBytes), otherwise.MostBytes),
            section.ReadNumber(nameof(DocumentLimits.MostPerReferral), otherwise.MostPerReferral)
        );
    }

    private static RuleBookOptions ReadRuleOptions(IConfiguration configuration)
    {
        var section = configuration.GetSection("AltProvision:Rules");
        return new()
        {
            RulesFolder = section["Folder"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "rules"),
            TimeLimit = section.GetValue("TimeLimit", RuleBookOptions.DefaultTimeLimit),
            RequiredPacks = section.GetSection("Required").Get<string[]>() ?? [],
            SwitchedOn = section.GetSection("On").Get<string[]>() ?? [],
            Parameters = [.. section.GetSection("Parameters").GetChildren().SelectMany(ReadParameters)],
        };
    }

    // "332": { "rev.graceSchoolDays": "8", "2026-09-01": { "rev.graceSchoolDays": "6" } }
    private static IEnumerable<ParameterSetting> ReadParameters(IConfigurationSection authority) =>
        authority
            .GetChildren()
            .SelectMany(child =>
                child.Value is { } value
                    ? [new ParameterSetting(authority.Key, From: null, child.Key, value)]
                    : child.GetChildren().Select(dated => new ParameterSetting(authority.Key, Date(child), dated.Key, dated.Value ?? ""))
            );

    private static DateOnly Date(IConfigurationSection section) =>
        DateOnly.TryParseExact(section.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"{section.Path} is neither a value nor a date such as 2026-09-01.");
}
