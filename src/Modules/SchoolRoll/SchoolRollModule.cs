using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.SchoolRoll;

public sealed class SchoolRollModule : IModule
{
    public static string Name => "SchoolRoll";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddModule<SchoolRollModule, SchoolRollDbContext>()
            .AddScoped<IDecisionRecords, PupilDecisions>()
            .AddSingleton<LocalAuthorityNames>()
            .AddScoped<CalendarReader>()
            .AddScoped<RollDeletions>();
}
