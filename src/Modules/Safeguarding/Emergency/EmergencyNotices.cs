using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AltProvision.Safeguarding;

/// <summary>
/// Emergency accesses that an organisation's safeguarding leads have not looked into yet, as an endless stream: first those that wait, then each
/// as it is opened. So whoever comes back after a break has missed nothing.
/// </summary>
internal sealed class EmergencyNotices(IServiceScopeFactory scopes, DatabaseSignals signals, ILogger<EmergencyNotices> logger)
{
    private const int Most = 100;

    // Should a signal get lost.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(3);

    /// <summary>What wakes those who listen for one organisation.</summary>
    public static string TopicOf(string organisation) => $"emergency-access:{organisation}";

    public async IAsyncEnumerable<EmergencyNotice> FollowAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<EmergencyAccessId> told = [];
        while (true)
        {
            // Taken before the look, so that what commits between look and wait ends the wait at once.
            var next = signals.Next(TopicOf(viewer.Organisation));
            var waiting = await ReadAsync(viewer, cancellationToken);
            foreach (var access in waiting ?? [])
            {
                if (told.Add(access))
                {
                    yield return new(access) { Responsible = viewer.Organisation };
                }
            }

            // Those that were reviewed do not come back.
            told.IntersectWith(waiting ?? [.. told]);
            await signals.WaitAsync(next, waiting is null ? TryAgainAfter : LookEvery, cancellationToken);
        }
    }

    /// <summary>Null when the database is away for a moment, which delays the stream and does not end it.</summary>
    private async Task<List<EmergencyAccessId>?> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateScopeOf(viewer);
            return await scope
                .ServiceProvider.GetRequiredService<SafeguardingDbContext>()
                .EmergencyAccesses.Where(access => access.Responsible == viewer.Organisation && access.Review == null)
                .OrderByDescending(access => access.OpenedAt)
                .Take(Most)
                .OrderBy(access => access.OpenedAt)
                .Select(access => access.Id)
                .ToListAsync(cancellationToken);
        }
        catch (Exception exception)
            when (exception is NpgsqlException { IsTransient: true } or { InnerException: NpgsqlException { IsTransient: true } })
        {
            logger.LogWarning("Emergency accesses cannot be read ({Kind}); trying again.", exception.GetType().Name);
            return null;
        }
    }
}

/// <summary>That somebody opened the concerns about a child of your authority in an emergency. You may see one twice.</summary>
/// <param name="EmergencyAccessId">The emergency access.</param>
[Holds(DataClass.Safeguarding, Of = nameof(EmergencyAccessId))]
internal sealed record EmergencyNotice(EmergencyAccessId EmergencyAccessId)
{
    /// <summary>The organisation that it was put before.</summary>
    [GraphQLIgnore]
    public required string Responsible { get; init; }
}
