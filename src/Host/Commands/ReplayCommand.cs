using System.Globalization;
using AltProvision.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Host;

/// <summary><c>rules replay</c>: makes every stored decision again and reports those that come out otherwise. After a new release of a pack, say.</summary>
internal static class ReplayCommand
{
    private const int Batch = 500;

    /// <summary>Exit code 1 when a decision comes out otherwise, or cannot be made again.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var since = args switch
        {
            [] => DateTimeOffset.MinValue,
            ["--since", var text]
                when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                LondonTime.StartOf(date),
            _ => throw new HostException("usage: rules replay [--since DATE], DATE such as 2026-09-01"),
        };
        await using var scope = services.CreateScopeOf(Viewer.System);
        var book = services.GetRequiredService<RuleBook>();
        var (same, different) = (0, 0);
        foreach (
            var source in scope.ServiceProvider.GetServices<IDecisionRecords>().OrderBy(source => source.Module, StringComparer.Ordinal)
        )
        {
            await foreach (var stored in ReadAsync(source, since, cancellationToken))
            {
                if (Defect(book, stored) is { } defect)
                {
                    different++;
                    await output.WriteLineAsync($"{source.Module} {stored.Id} {stored.Action} {stored.EventDate.Iso()}: {defect}");
                }
                else
                {
                    same++;
                }
            }
        }

        await output.WriteLineAsync($"{same} decisions come out as they did, {different} do not.");
        return different == 0 ? 0 : 1;
    }

    private static string? Defect(RuleBook book, StoredDecision stored)
    {
        try
        {
            var replay = RuleReplay.Of(book, stored);
            return replay.IsSame ? null : string.Join(" ", replay.Differences.Select(difference => difference.Reason));
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    // By the key, so that no page is missed or read twice while decisions are added.
    private static async IAsyncEnumerable<StoredDecision> ReadAsync(
        IDecisionRecords source,
        DateTimeOffset since,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var last = Guid.Empty;
        while (true)
        {
            var page = await source
                .Visible.AsNoTracking()
                .Where(decision => decision.At >= since && decision.Id > last)
                .OrderBy(decision => decision.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            foreach (var decision in page)
            {
                yield return decision;
            }

            if (page.Count < Batch)
            {
                yield break;
            }

            last = page[^1].Id;
        }
    }
}
