using System.Security.Claims;
using AltProvision.Access.Contracts;
using AltProvision.GraphQL.Authoring;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using Microsoft.Extensions.Caching.Memory;

namespace AltProvision.Host;

/// <summary>Why a client may not act: there is no such permission, or it has several and did not say which.</summary>
internal enum ClientRefusal
{
    NotGranted,
    SchoolNeeded,
}

/// <summary>For which school a client acts, and whether that school permits it. What it found is remembered for half a minute at most.</summary>
internal sealed class ClientSchools(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>The header in which a client says for which school it acts.</summary>
    public const string Header = "AltProvision-School";

    /// <summary>How long a permission is believed without a new look.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private const int Most = 100_000;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="named">The school as the client names it: an ID of the graph, the product's own identifier or a URN; null: the only one.</param>
    public async Task<(ClaimsPrincipal? Client, ClientRefusal Refusal)> ActForAsync(
        ClaimsPrincipal client,
        string? named,
        CancellationToken cancellationToken
    )
    {
        var token = ViewerClaims.TokenOf(client)!;
        var key = (token.Issuer, ClientOf(client), named);
        if (!cache.TryGetValue(key, out SchoolId school))
        {
            var schools = await FindAsync(token.Issuer, ClientOf(client), named, cancellationToken);
            if (schools is not [var only])
            {
                return (null, schools.Count == 0 ? ClientRefusal.NotGranted : ClientRefusal.SchoolNeeded);
            }

            school = only;
            cache.Set(key, school, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
        }

        return (ViewerClaims.ActingFor(client, school), default);
    }

    /// <summary>Something was revoked.</summary>
    public void Forget() => cache.Clear();

    public void Dispose() => cache.Dispose();

    private static string ClientOf(ClaimsPrincipal client) => client.FindFirst(ViewerClaims.Client)!.Value;

    private async Task<IReadOnlyList<SchoolId>> FindAsync(string issuer, string client, string? named, CancellationToken cancellationToken)
    {
        if (named is null)
        {
            return await scopes.AskAsync(Viewer.System, new GetSchoolsOfClient(issuer, client, Most: 2), cancellationToken);
        }

        // A school that does not exist is one that has granted nothing.
        var grants = await ReadAsync(named.Trim(), cancellationToken) is { } school
            ? await scopes.AskAsync(Viewer.System, new CheckClientGrants([new(issuer, client, school)]), cancellationToken)
            : new HashSet<ClientGrantKey>();
        return [.. grants.Select(grant => grant.SchoolId)];
    }

    private async Task<SchoolId?> ReadAsync(string named, CancellationToken cancellationToken) =>
        Guid.TryParse(named, out var id) || NodeId.TryRead(named, "School", out id) ? new(id)
        : Urn.TryParse(named, out var urn) ? await scopes.FindSchoolAsync(urn, cancellationToken)
        : null;
}
