using System.Diagnostics;

namespace AltProvision.EmbeddedPostgres;

internal sealed record CommandOutcome(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

internal static class Commands
{
    public static async Task<CommandOutcome> RunAsync(
        IReadOnlyList<string> command,
        string workingFolder,
        CancellationToken cancellationToken,
        string? input = null,
        bool capture = true
    )
    {
        using var process = Process.Start(Describe(command, workingFolder, capture))!;
        var output = capture ? ReadAsync(process, cancellationToken) : Task.FromResult("");
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        }

        process.StandardInput.Close();
        var text = await output;
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, text.Trim());
    }

    private static async Task<string> ReadAsync(Process process, CancellationToken cancellationToken)
    {
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        return await process.StandardOutput.ReadToEndAsync(cancellationToken) + await errors;
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> command, string workingFolder, bool capture)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
            UseShellExecute = false,
        };

        // PGPORT, PGOPTIONS and the like are meant for somebody's client; they would change our server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Messages in English: PostgresLog recognises them.
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
