using AltProvision.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Host;

/// <summary>Events that failed too often wait for a person: here they are seen, and made due again.</summary>
internal static class OutboxCommands
{
    private const int Most = 1000;

    public static async Task<int> ListAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var found = 0;
        await ForEachModuleAsync(
            services,
            async db =>
            {
                foreach (var message in await SetAside(db).AsNoTracking().ToListAsync(cancellationToken))
                {
                    found++;
                    await output.WriteLineAsync(
                        $"{db.Schema}: {message.Id} {message.Type}, {message.Attempts} attempts, last failure {message.LastFailure}, set aside {message.SetAsideAt:u}"
                    );
                }
            }
        );
        await output.WriteLineAsync(found == 0 ? "No event is set aside." : $"{found} events are set aside.");
        return 0;
    }

    public static async Task<int> RetryAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var found = 0;
        await ForEachModuleAsync(
            services,
            async db =>
            {
                var messages = await SetAside(db).ToListAsync(cancellationToken);
                messages.ForEach(message => message.Retry());
                found += messages.Count;
                await db.SaveChangesAsync(cancellationToken);
            }
        );
        await output.WriteLineAsync($"{found} events are due again.");
        return 0;
    }

    private static IQueryable<OutboxMessage> SetAside(ModuleDbContext db) =>
        db.Outbox.Where(message => message.SetAsideAt != null).OrderBy(message => message.SetAsideAt).Take(Most);

    private static async Task ForEachModuleAsync(IServiceProvider services, Func<ModuleDbContext, Task> action)
    {
        await using var scope = services.CreateScopeOf(Viewer.System);
        foreach (var type in scope.ServiceProvider.GetRequiredService<ModuleContexts>().Types)
        {
            await action((ModuleDbContext)scope.ServiceProvider.GetRequiredService(type));
        }
    }
}
