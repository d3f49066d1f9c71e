using AltProvision.Access.Contracts;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>An operator ends sign-ins. A running host hears of it within seconds.</summary>
internal static class AccessCommands
{
    public const string Usage = "usage: access revoke --issuer ISSUER --subject SUBJECT";

    public static async Task<int> ListAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var revocations = await services
            .GetRequiredService<IServiceScopeFactory>()
            .AskAsync(Viewer.System, new ReadRevocations(null), cancellationToken);
        foreach (var revocation in revocations)
        {
            var whose = revocation.Subject is { } subject ? $"subject {subject}" : $"session {revocation.Session}";
            await output.WriteLineAsync(
                $"{revocation.RecordedAt:u}: {whose} of {revocation.Issuer}, tokens issued until {revocation.IssuedUntil:u}"
            );
        }

        await output.WriteLineAsync(revocations.Count == 0 ? "Nothing is revoked." : $"{revocations.Count} revocations.");
        return 0;
    }

    public static async Task<int> RevokeAsync(
        IServiceProvider services,
        string[] args,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (args is not ["--issuer", var issuer, "--subject", var subject])
        {
            throw new HostException(Usage);
        }

        var result = await services
            .GetRequiredService<IServiceScopeFactory>()
            .AskAsync(Viewer.System, new RevokeSignIns(issuer, subject), cancellationToken);
        if (result.Value is not { } revocation)
        {
            throw new HostException(string.Join(Environment.NewLine, result.Refusals.Select(refusal => refusal.Message)));
        }

        await output.WriteLineAsync(
            $"Tokens that were issued until {revocation.IssuedUntil:u} are refused, and their connections are closed within a minute. "
                + "Lock the account at the identity provider too, or it signs in again."
        );
        return 0;
    }
}
