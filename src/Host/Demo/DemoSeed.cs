using System.Globalization;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Host;

/// <summary>Puts the invented authority of Westmarch into the database, through the commands that modules offer for it.</summary>
internal static class DemoSeed
{
    public const int DefaultSeed = 1;

    // More would wait for the database and not for the processor.
    private const int AtOnce = 4;

    // Written last: when it is there, so is the rest.
    private const int MarkerPupil = 0;

    /// <returns>One line that says what was done, for people.</returns>
    public static async Task<string> RunAsync(IServiceProvider services, int seed, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var began = time.GetTimestamp();
        if (await IsThereAsync(services, seed, cancellationToken))
        {
            return "The demo is there already.";
        }

        var data = DemoData.Make(seed, LondonTime.Today(time));
        await WriteAsync(services, data, cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Authority.Name}: {data.Schools.Count} schools, {data.Providers.Count} providers, {data.Pupils.Count} pupils, "
                + $"{data.Placements.Count} placements in {time.GetElapsedTime(began).TotalSeconds:0.0} s."
        );
    }

    private static async Task<bool> IsThereAsync(IServiceProvider services, int seed, CancellationToken cancellationToken)
    {
        var marker = DemoPupils.IdOf(seed, MarkerPupil);
        await using var scope = services.CreateScopeOf(Viewer.System);
        var pupils = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetPupilsById([marker]), cancellationToken);
        return pupils.ContainsKey(marker);
    }

    // Events are delivered while this runs. A review opens the schedule that the start of its placement would open too, so reviews come first.
    private static async Task WriteAsync(IServiceProvider services, DemoData data, CancellationToken cancellationToken)
    {
        await SendAsync([data.Authority]);
        await SendAsync(data.Schools);
        await SendAsync([data.Calendar]);
        await SendAsync(data.Pupils.Where((_, number) => number != MarkerPupil));
        await SendAsync(data.Providers);
        await SendAsync(data.Referrals);
        foreach (var held in data.Reviews.GroupBy(review => review.HeldOn).OrderBy(day => day.Key))
        {
            await SendAsync(held);
        }

        await SendAsync(data.Placements);
        await SendAsync(data.Transitions);
        await SendAsync(data.Concerns);
        await SendAsync([data.Pupils[MarkerPupil]]);

        Task SendAsync<T>(IEnumerable<IRequest<Result<T>>> commands) =>
            Parallel.ForEachAsync(
                commands,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (command, token) => await SendOneAsync(services, command, token)
            );
    }

    private static async Task SendOneAsync<T>(IServiceProvider services, IRequest<Result<T>> command, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateScopeOf(Viewer.System);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
        if (result.IsRefused)
        {
            var codes = string.Join(", ", result.Refusals.Select(refusal => refusal.Code));
            throw new InvalidOperationException($"The demo is wrong: {command.GetType().Name} was refused ({codes}).");
        }
    }
}
