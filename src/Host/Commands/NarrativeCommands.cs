using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Host;

/// <summary>An operator looks after the keys that lock narratives (docs/adr/0016).</summary>
internal static class NarrativeCommands
{
    public static async Task<int> ListAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var key in await AskAsync(services, new ListNarrativeKeys(), cancellationToken))
        {
            await output.WriteLineAsync($"{key.Id}: locks {key.Records} records{(key.IsInUse ? ", in use" : "")}");
        }

        return 0;
    }

    public static async Task<int> CreateAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var id = await AskAsync(services, new CreateNarrativeKey(), cancellationToken);
        await output.WriteLineAsync(
            $"{id} is in use from now on, on hosts that run within a minute. Back it up apart from the database; 'narratives rotate' lets the old ones go."
        );
        return 0;
    }

    public static async Task<int> RotateAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var total = 0;
        while (await AskAsync(services, new RotateNarrativeKeys(), cancellationToken) is var some and > 0)
        {
            total += some;
            await output.WriteLineAsync($"{total} records …");
        }

        await output.WriteLineAsync($"{total} records were locked again. Keys that lock none can go, once no backup needs them.");
        return await ListAsync(services, output, cancellationToken);
    }

    private static Task<TAnswer> AskAsync<TAnswer>(
        IServiceProvider services,
        MediatR.IRequest<TAnswer> request,
        CancellationToken cancellationToken
    ) => services.GetRequiredService<IServiceScopeFactory>().AskAsync(Viewer.System, request, cancellationToken);
}
