using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Access;

public sealed class AccessModule : IModule
{
    public static string Name => "Access";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services.AddModule<AccessModule, AccessDbContext>().AddSingleton(TrustedIssuers.Read(configuration));
}
