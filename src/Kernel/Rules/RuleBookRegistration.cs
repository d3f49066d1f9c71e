using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AltProvision.Kernel;

public static class RuleBookRegistration
{
    /// <summary>Registers <see cref="RuleBook"/> and <c>RuleBook&lt;TFacts&gt;</c> for every kind of facts.</summary>
    public static IServiceCollection AddRuleBook(
        this IServiceCollection services,
        IEnumerable<Assembly> compiledIn,
        string? rulesFolder,
        ILogger logger
    ) => services.AddRuleBook(compiledIn, new RuleBookOptions { RulesFolder = rulesFolder }, logger);

    /// <summary>Registers the rule book with required packs and local parameters. Loads at once, so that a fault stops the start.</summary>
    public static IServiceCollection AddRuleBook(
        this IServiceCollection services,
        IEnumerable<Assembly> compiledIn,
        RuleBookOptions options,
        ILogger logger
    ) => services.AddSingleton(RulePackLoader.Load(compiledIn, options, logger)).AddSingleton(typeof(RuleBook<>));
}
