using System.Globalization;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>Reads the audit again and says whether it is as it was written.</summary>
internal static class AuditCommands
{
    private static readonly TimeSpan tellEvery = TimeSpan.FromSeconds(2);

    /// <returns>0 when all is as it was written, 1 when something is not.</returns>
    public static async Task<int> VerifyAsync(
        IServiceProvider services,
        string[] args,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var owner = services.GetRequiredService<DataSources>().Owner;
        if (args is ["--head"])
        {
            var head = await AuditVerification.ReadHeadAsync(owner, cancellationToken);
            await output.WriteLineAsync(head?.ToString() ?? "Nothing is sealed yet.");
            return 0;
        }

        var (since, kept) = Read(args);
        var finding = await new AuditVerification(owner, Progress(output, TimeProvider.System)).RunAsync(since, kept, cancellationToken);
        await output.WriteLineAsync(
            finding.Broken is { } broken
                ? $"BROKEN. {broken} {Number(finding.Entries)} entries before it are as they were written."
                : $"{Number(finding.Entries)} entries are as they were written; {Number(finding.Unsealed)} are too young to be sealed. "
                    + $"Head: {finding.Head?.ToString() ?? "none"}"
        );
        return finding.Broken is null ? 0 : 1;
    }

    private static (DateTimeOffset? Since, AuditHead? Kept) Read(string[] args)
    {
        DateTimeOffset? since = null;
        AuditHead? kept = null;
        for (var rest = args.AsSpan(); rest.Length > 0; rest = rest[2..])
        {
            switch (rest)
            {
                case ["--since", var text, ..]
                    when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                    since = LondonTime.StartOf(date);
                    break;
                case ["--kept", var text, ..] when AuditHead.TryParse(text, out var head):
                    kept = head;
                    break;
                default:
                    throw new HostException(
                        "usage: audit verify [--since DATE] [--kept HEAD] | audit verify --head; DATE as in 2026-09-01, HEAD as --head printed it"
                    );
            }
        }

        return (since, kept);
    }

    private static Action<long, long> Progress(TextWriter output, TimeProvider time)
    {
        var told = time.GetTimestamp();
        return (compared, all) =>
        {
            if (time.GetElapsedTime(told) >= tellEvery)
            {
                told = time.GetTimestamp();
                output.WriteLine($"{Number(compared)} of {Number(all)}");
            }
        };
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
