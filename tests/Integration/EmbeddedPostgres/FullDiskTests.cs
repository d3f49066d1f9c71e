using System.Diagnostics;
using AltProvision.EmbeddedPostgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.EmbeddedPostgres;

public class FullDiskTests
{
    [Theory]
    [InlineData("FATAL:  could not write lock file \"postmaster.pid\": No space left on device")]
    [InlineData("initdb: error: could not write to file \"pg_wal/xlogtemp.17\": No space left on device")]
    [InlineData("PANIC:  could not write to file \"base/1/2\": Disk quota exceeded")]
    public void The_servers_words_for_a_full_disk_are_understood(string log)
    {
        var explanation = PostgresLog.Explain(log, "/data", "/data/log");

        explanation.ShouldContain("The disk that holds /data is full");
        explanation.ShouldContain("Free some space and start again");
    }

    [Fact]
    public void Other_words_are_passed_on_with_the_place_of_the_log()
    {
        var explanation = PostgresLog.Explain(
            "2026-01-01 LOG:  starting\n2026-01-01 FATAL:  bogus data in lock file",
            "/data",
            "/data/log"
        );

        explanation.ShouldContain("bogus data in lock file");
        explanation.ShouldContain("/data/log");
    }

    [Fact]
    public async Task A_full_disk_is_refused_before_anything_is_made()
    {
        await using var disk = SmallDisk.Mount(megabytes: 40);
        await using var test = new TestCluster(disk.Folder);

        var failure = await test.StartShouldFailAsync();

        failure.Message.ShouldContain("is full");
        failure.Message.ShouldContain("MB are needed");
        Directory.Exists(Path.Combine(test.Folder, "cluster")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_disk_that_fills_up_and_is_freed_loses_nothing_that_was_saved()
    {
        await using var disk = SmallDisk.Mount(megabytes: 320);
        await using var test = new TestCluster(disk.Folder, durable: true);
        var cluster = await test.StartAsync();
        await TestCluster.SaveAPupilAsync(cluster);

        disk.Fill();
        await Should.ThrowAsync<NpgsqlException>(() =>
            TestCluster.QueryAsync(cluster, "create table big as select repeat('x', 1000) from generate_series(1, 300000)")
        );
        await cluster.AbandonAsync();
        var failure = await Record.ExceptionAsync(async () => await (await test.StartAsync()).DisposeAsync());
        disk.Free();
        await using var again = await test.StartAsync();

        failure.ShouldBeOfType<EmbeddedPostgresException>().Message.ShouldContain("is full");
        await TestCluster.ShouldHoldThePupilAsync(again);
    }

    private sealed class SmallDisk : IAsyncDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("altprovision-disk-").FullName;

        private string Filler => Path.Combine(Folder, "filler");

        public static SmallDisk Mount(int megabytes)
        {
            var disk = new SmallDisk();
            var mounted =
                OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", disk.Folder);
            if (!mounted)
            {
                Directory.Delete(disk.Folder);
            }

            Assert.SkipUnless(mounted, "A small disk can only be mounted by root on Linux.");
            return disk;
        }

        public void Fill()
        {
            using var file = new FileStream(Filler, FileMode.Create);
            var block = new byte[1024 * 1024];
            try
            {
                while (true)
                {
                    file.Write(block);
                    file.Flush();
                }
            }
            catch (IOException)
            {
                // Full, as wanted.
            }
        }

        public void Free() => File.Delete(Filler);

        public ValueTask DisposeAsync()
        {
            Run("umount", "-l", Folder);
            Directory.Delete(Folder);
            return ValueTask.CompletedTask;
        }

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
