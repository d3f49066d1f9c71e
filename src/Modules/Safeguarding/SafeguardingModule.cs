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
            .AddSingleton(provider => new NarrativeKeys(
                configuration[NarrativeKeySettings.Folder],
                configuration.GetValue(NarrativeKeySettings.MakesFirst, false),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<IAfterMigration, LockNarratives>()
            .AddHostedService<NarrativeKeyCheck>()
            .AddSingleton<KnownBankHolidays>()
            .AddSingleton<ConcernStream>()
            .AddSingleton<EmergencyNotices>()
            .AddHostedService<ConcernWatch>()
            .AddHostedService<ConcernFeedWatch>();
}
