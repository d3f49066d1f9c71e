using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Referrals;

public sealed class ReferralsModule : IModule
{
    public static string Name => "Referrals";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddModule<ReferralsModule, ReferralsDbContext>()
            .AddScoped<IDecisionRecords, ReferralDecisions>()
            .AddScoped<ReferralDuties>()
            .AddScoped<DueDateRecount>();
}
