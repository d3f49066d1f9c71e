using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AltProvision.Safeguarding;

/// <summary>A host does not start without a key in use and every key that locks a record: it would find out when a lead opens a concern.</summary>
internal sealed class NarrativeKeyCheck(NarrativeKeys masters, IServiceScopeFactory scopes) : IHostedService
{
    /// <exception cref="NarrativeKeyException">One is missing, or another one has its name.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = masters.Current;
        await using var scope = scopes.CreateScopeOf(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>();
        foreach (var id in await db.NarrativeKeys.Select(key => key.MasterId).Distinct().ToListAsync(cancellationToken))
        {
            var key = await db.NarrativeKeys.AsNoTracking().FirstAsync(key => key.MasterId == id, cancellationToken);
            try
            {
                _ = key.Open(masters);
            }
            catch (AuthenticationTagMismatchException exception)
            {
                throw new NarrativeKeyException(
                    $"The key {id} of narratives is not the one that locked what is in this database. Put back the file that belongs to it.",
                    exception
                );
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
