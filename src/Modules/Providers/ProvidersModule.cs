using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Providers;

public sealed class ProvidersModule : IModule
{
    public static string Name => "Providers";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddModule<ProvidersModule, ProvidersDbContext>()
            .AddScoped<ReadinessFiles>()
            .AddScoped<ReadinessJudge>()
            .AddScoped<CommissionerScopes>();
}
