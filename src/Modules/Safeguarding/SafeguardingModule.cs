using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Safeguarding;

public sealed class SafeguardingModule : IModule
{
    public static string Name => "Safeguarding";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddModule<SafeguardingModule, SafeguardingDbContext>()
            .AddScoped<IDecisionRecords, ConcernDecisions>()
            .AddScoped<ConcernDelivery>()
            .AddScoped<ConcernJudge>()
            .AddSingleton<KnownBankHolidays>()
            .AddSingleton<ConcernStream>()
            .AddHostedService<ConcernWatch>()
            .AddHostedService<ConcernFeedWatch>();
}
