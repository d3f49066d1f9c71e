using AltProvision.Safeguarding.Contracts;
using Microsoft.Extensions.Configuration;

namespace AltProvision.Tests.Support;

/// <summary>Keys of narratives for all tests of a process: a database is copied from a template, and what was locked there has to open.</summary>
public static class TestNarrativeKeys
{
    public static string Folder { get; } = Directory.CreateTempSubdirectory("altprovision-keys-").FullName;

    public static IConfiguration Settings { get; } =
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { [NarrativeKeySettings.Folder] = Folder, [NarrativeKeySettings.MakesFirst] = "true" }
            )
            .Build();
}
