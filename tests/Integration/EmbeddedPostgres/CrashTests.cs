using AltProvision.EmbeddedPostgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.EmbeddedPostgres;

public class CrashTests
{
    [Fact]
    public async Task Data_survives_a_kill_of_the_server_and_of_the_host()
    {
        await using var test = new TestCluster(durable: true);
        var killed = await test.StartAsync();
        await TestCluster.SaveAPupilAsync(killed);
        await killed.AbandonAsync();
        test.KillServer();

        await using var cluster = await test.StartAsync();

        await TestCluster.ShouldHoldThePupilAsync(cluster);
    }

    [Fact]
    public async Task A_server_that_outlived_its_host_is_taken_over()
    {
        await using var test = new TestCluster(durable: true);
        var killed = await test.StartAsync();
        await TestCluster.SaveAPupilAsync(killed);
        await killed.AbandonAsync();
        var orphan = test.ServerProcess;

        await using var cluster = await test.StartAsync();

        test.ServerProcess.ShouldNotBe(orphan);
        await TestCluster.ShouldHoldThePupilAsync(cluster);
    }

    [Fact]
    public async Task A_server_that_is_killed_under_a_running_host_comes_back_on_the_same_port()
    {
        await using var test = new TestCluster(durable: true);
        await using var cluster = await test.StartAsync();
        await TestCluster.SaveAPupilAsync(cluster);

        test.KillServer();

        await EventuallyAsync(() => TestCluster.ShouldHoldThePupilAsync(cluster));
    }

    [Theory]
    [InlineData("another program's number")]
    [InlineData("a number nobody has")]
    [InlineData("nothing")]
    public async Task A_stale_process_file_does_not_stop_a_start(string content)
    {
        await using var test = new TestCluster(durable: true);
        var first = await test.StartAsync();
        await TestCluster.SaveAPupilAsync(first);
        var rest = string.Join('\n', File.ReadLines(test.ProcessFile).Skip(1));
        await first.DisposeAsync();
        var text = content switch
        {
            "another program's number" => $"{Environment.ProcessId}\n{rest}\n",
            "a number nobody has" => $"4194000\n{rest}\n",
            _ => "",
        };
        await File.WriteAllTextAsync(test.ProcessFile, text);

        await using var cluster = await test.StartAsync();

        await TestCluster.ShouldHoldThePupilAsync(cluster);
    }

    private static async Task EventuallyAsync(Func<Task> check)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await check();
                return;
            }
            catch (NpgsqlException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
            }
        }
    }
}
