using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Reviews;

public sealed class ReviewsModule : IModule
{
    public static string Name => "Reviews";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddModule<ReviewsModule, ReviewsDbContext>()
            .AddScoped<IDecisionRecords, ReviewDecisions>()
            .AddScoped<ReviewClock>()
            .AddScoped<ReviewChecks>();
}
