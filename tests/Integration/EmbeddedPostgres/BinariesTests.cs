using AltProvision.EmbeddedPostgres;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.EmbeddedPostgres;

public sealed class BinariesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("altprovision-bin-").FullName;

    [Fact]
    public void The_installed_ones_are_found()
    {
        var binaries = PostgresBinaries.Find([TestCluster.NamedBinaries]);

        binaries.Version.Major.ShouldBeGreaterThanOrEqualTo(PostgresBinaries.OldestMajor);
        Directory.Exists(binaries.Folder).ShouldBeTrue();
    }

    [Fact]
    public void None_found_lists_the_places_and_what_to_install()
    {
        var failure = Should.Throw<EmbeddedPostgresException>(() => PostgresBinaries.Find([folder], searchSystem: false));

        failure.Message.ShouldContain(folder);
        failure.Message.ShouldContain("Install it");
        failure.Message.ShouldContain("ConnectionStrings__AltProvision");
    }

    [Fact]
    public void Too_old_ones_are_named_with_their_version()
    {
        Pretend("14.9");

        var failure = Should.Throw<EmbeddedPostgresException>(() => PostgresBinaries.Find([folder], searchSystem: false));

        failure.Message.ShouldContain("PostgreSQL 15 or newer is needed");
        failure.Message.ShouldContain($"14.9 in {folder}");
    }

    [Fact]
    public async Task A_named_folder_that_is_wrong_is_an_error_even_where_others_are_installed()
    {
        Pretend("14.9");
        await using var test = new TestCluster();
        var options = test.Options with { BinariesFolder = folder };

        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgresCluster.StartAsync(options));

        failure.Message.ShouldContain($"14.9 in {folder}");
    }

    [Fact]
    public void The_version_that_made_the_data_comes_first()
    {
        var other = Directory.CreateDirectory(Path.Combine(folder, "other")).FullName;
        Pretend("18.4");
        Pretend("16.2", other);

        PostgresBinaries.Find([folder, other], searchSystem: false, dataMajor: 16).Folder.ShouldBe(other);
        PostgresBinaries.Find([folder, other], searchSystem: false, dataMajor: null).Folder.ShouldBe(folder);
    }

    [Fact]
    public async Task Data_of_another_major_version_is_left_alone()
    {
        await using var test = new TestCluster();
        var version = Path.Combine(test.Folder, "cluster", "PG_VERSION");
        Directory.CreateDirectory(Path.GetDirectoryName(version)!);
        await File.WriteAllTextAsync(version, "14\n");

        var failure = await test.StartShouldFailAsync();

        failure.Message.ShouldContain("made by PostgreSQL 14");
        failure.Message.ShouldContain($"{PostgresBinaries.Find([TestCluster.NamedBinaries]).Version}");
        failure.Message.ShouldContain("Nothing was changed");
        Directory.GetFileSystemEntries(Path.GetDirectoryName(version)!).ShouldBe([version]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Pretend(string version, string? place = null)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The pretended programs are shell scripts.");
            return;
        }

        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var file = Path.Combine(place ?? folder, name);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }
    }
}
