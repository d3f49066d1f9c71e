using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.SchoolRoll;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Messaging;

/// <summary>An event that cannot be dealt with backs off, lets others pass, is set aside, seen and tried again.</summary>
public sealed class OutboxTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        product = await Product.StartAsync(
            await postgres.CreateDatabaseAsync(),
            services => services.AddSingleton(new OutboxOptions { MostAttempts = 3 })
        );

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_failing_event_backs_off_and_lets_others_pass()
    {
        var poison = await RaiseAsync(Ended());
        var good = await RaiseAsync(Agreed());

        await UntilAsync(poison, message => message.Attempts >= 1);
        await UntilAsync(good, message => message.DeliveredAt is not null);

        var failed = await ReadAsync(poison);
        failed.LastFailure.ShouldBe(nameof(InvalidOperationException));
        failed.DeliveredAt.ShouldBeNull();
        // On a busy machine it may have been tried again by now, and then it waits twice as long.
        var wait = TimeSpan.FromSeconds(Math.Pow(2, failed.Attempts - 1));
        (failed.DueAt - product.Clock.GetUtcNow()).ShouldBeLessThanOrEqualTo(wait);
    }

    [Fact]
    public async Task A_poison_event_is_set_aside_seen_and_tried_again_when_a_person_says_so()
    {
        var poison = await RaiseAsync(Ended());

        // It waits one second after the first failure and two after the second; the clock is moved instead.
        await UntilAsync(poison, message => message.Attempts == 1);
        product.Clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(poison, message => message.Attempts == 2);
        product.Clock.Advance(TimeSpan.FromSeconds(2));
        await UntilAsync(poison, message => message.SetAsideAt is not null);

        (await OutputAsync(OutboxCommands.ListAsync)).ShouldContain(poison.ToString());
        product.Clock.Advance(TimeSpan.FromHours(1));
        await Task.Delay(1500, Stop);
        (await ReadAsync(poison)).Attempts.ShouldBe(3);

        (await OutputAsync(OutboxCommands.RetryAsync)).ShouldContain("1 events are due again.");
        await UntilAsync(poison, message => message.SetAsideAt is null && message.Attempts > 0);
    }

    [Fact]
    public async Task What_is_not_set_aside_is_not_listed()
    {
        var good = await RaiseAsync(Agreed());
        await UntilAsync(good, message => message.DeliveredAt is not null);

        (await OutputAsync(OutboxCommands.ListAsync)).ShouldContain("No event is set aside.");
    }

    // Referrals knows no such referral, so its handler fails.
    private static PlacementEnded Ended() =>
        new(
            Guid.CreateVersion7(),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(2026, 1, 5)
        );

    private static PlacementAgreed Agreed() =>
        new(
            Guid.CreateVersion7(),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(2026, 1, 5)
        );

    private async Task<Guid> RaiseAsync(IIntegrationEvent happened)
    {
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SchoolRollDbContext>();
        db.Raise(happened);
        await db.SaveChangesAsync(Stop);
        return happened.EventId;
    }

    private async Task<OutboxMessage> ReadAsync(Guid id)
    {
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SchoolRollDbContext>();
        return await db.Outbox.AsNoTracking().SingleAsync(message => message.Id == id, Stop);
    }

    private async Task UntilAsync(Guid id, Func<OutboxMessage, bool> isSo)
    {
        for (var tries = 0; !isSo(await ReadAsync(id)); tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(20, Stop);
        }
    }

    private async Task<string> OutputAsync(Func<IServiceProvider, TextWriter, CancellationToken, Task<int>> command)
    {
        await using var output = new StringWriter();
        (await command(product.Services, output, Stop)).ShouldBe(0);
        return output.ToString();
    }
}
