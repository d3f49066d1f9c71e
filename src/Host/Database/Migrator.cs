using AltProvision.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Host;

internal static class Migrator
{
    /// <summary>Brings each module's schema up to date; a second host that starts at the same moment waits.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.System;
        foreach (var type in scope.ServiceProvider.GetRequiredService<ModuleContexts>().Types)
        {
            var context = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(type);
            await context.Database.MigrateAsync(cancellationToken);
        }
    }
}
