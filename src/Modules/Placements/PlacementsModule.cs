using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Placements;

public sealed class PlacementsModule : IModule
{
    public static string Name => "Placements";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddModule<PlacementsModule, PlacementsDbContext>()
            .AddScoped<IDecisionRecords, PlacementDecisions>()
            .AddScoped<PlacementGates>()
            .AddScoped<ProposalChecks>()
            .AddScoped<PlacementAgreements>();
}
