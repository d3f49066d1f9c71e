using AltProvision.Kernel;
using AltProvision.Referrals;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Messaging;

public sealed class HousekeepingTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task Idempotency_keys_are_forgotten_after_seven_days_and_not_before()
    {
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<ReferralsDbContext>();
        var now = product.Clock.GetUtcNow();
        db.Idempotency.AddRange(Entry("old", now.AddDays(-7).AddMinutes(-1)), Entry("young", now.AddDays(-7).AddMinutes(5)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        await product.Services.GetRequiredService<Housekeeping<ReferralsDbContext>>().CleanAsync(TestContext.Current.CancellationToken);

        (await db.Idempotency.Select(entry => entry.Key).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(["young"]);
    }

    private static IdempotencyEntry Entry(string key, DateTimeOffset at) =>
        new()
        {
            Organisation = "la:999/Test",
            Key = key,
            RequestHash = "",
            At = at,
        };
}
