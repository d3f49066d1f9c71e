using AltProvision.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Host;

internal static class Migrator
{
    /// <summary>Brings each module's schema up to date; a second host that starts at the same moment waits.</summary>
    /// <returns>How many migrations were applied.</returns>
    public static async Task<int> MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.System;
        var applied = 0;
        foreach (var type in scope.ServiceProvider.GetRequiredService<ModuleContexts>().Types)
        {
            var context = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(type);
            var pending = await context.Database.GetPendingMigrationsAsync(cancellationToken);
            if (pending.Any())
            {
                await context.Database.MigrateAsync(cancellationToken);
                applied += pending.Count();
            }
        }

        return applied;
    }
}
