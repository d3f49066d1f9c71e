using System.Diagnostics;
using AltProvision.Tests.Support;
using Shouldly;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>The programs in <c>Clients</c>, with the packages that their lock file names.</summary>
internal static class ClientPrograms
{
    private static readonly string folder = Path.Combine(SourceTree.Root, "tests", "EndToEnd", "Clients");
    private static readonly SemaphoreSlim installing = new(1);

    public static async Task InstallAsync()
    {
        await installing.WaitAsync();
        try
        {
            var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
            if (
                !File.Exists(installed)
                || File.GetLastWriteTimeUtc(installed) <= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"))
            )
            {
                using var process = Start("npm", "ci", "--no-audit", "--no-fund");
                var errors = process.StandardError.ReadToEndAsync();
                var output = await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                process.ExitCode.ShouldBe(0, output + await errors);
            }
        }
        finally
        {
            installing.Release();
        }
    }

    public static Process Start(string program, params IReadOnlyList<string> arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
