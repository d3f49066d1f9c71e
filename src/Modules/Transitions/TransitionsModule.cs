using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Transitions;

public sealed class TransitionsModule : IModule
{
    public static string Name => "Transitions";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddModule<TransitionsModule, TransitionsDbContext>()
            .AddScoped<IDecisionRecords, TransitionDecisions>()
            .AddScoped<TransitionJudge>();
}
