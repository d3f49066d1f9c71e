using Npgsql;
using Shouldly;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>Where modules keep what they have to say to others.</summary>
internal static class Outboxes
{
    /// <summary>What one module says to others, and they to others again.</summary>
    public static async Task WaitForDeliveryAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        List<string> waiting = [];
        await using (
            var outboxes = dataSource.CreateCommand(
                "select table_schema::text from information_schema.tables where table_name = 'outbox_message'"
            )
        )
        await using (var reader = await outboxes.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                waiting.Add($"select from {reader.GetString(0)}.outbox_message where delivered_at is null");
            }
        }

        await using var count = dataSource.CreateCommand($"select count(*) from ({string.Join(" union all ", waiting)}) message");
        for (var tries = 0; await count.ExecuteScalarAsync() is > 0L; tries++)
        {
            tries.ShouldBeLessThan(600);
            await Task.Delay(100);
        }
    }
}
