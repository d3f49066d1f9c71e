using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace AltProvision.GraphQL;

/// <summary>
/// How much callers may ask for. Each host counts for itself, and forgets at its end. Without <see cref="AllowanceOf"/> and
/// <see cref="MaxAtOnce"/> nothing is bounded.
/// </summary>
public sealed class GraphQLBudgetOptions
{
    /// <summary>What a user may ask for; null: as much as they like. The same object for all of a kind, asked for with each operation.</summary>
    public Func<ClaimsPrincipal, Allowance?>? AllowanceOf { get; set; }

    /// <summary>Who has a budget of their own, by the user and the address. By default <see cref="CallerKey.Of"/>.</summary>
    public Func<ClaimsPrincipal, IPAddress?, CallerKey> KeyOf { get; set; } = CallerKey.Of;

    /// <summary>Queries and mutations of everybody that run at the same time; null: any number. Subscriptions do not count.</summary>
    public int? MaxAtOnce { get; set; }

    /// <summary>Queries and mutations that wait until one of those has ended; one more is refused.</summary>
    public int MaxWaiting { get; set; } = 1_000;

    /// <summary>How long one waits, for its caller's turn and for the host's, before it is refused.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>What a caller may ask for.</summary>
/// <param name="Name">Its name in the header <c>RateLimit-Policy</c>: lower-case letters.</param>
/// <param name="Capacity">Cost units that can be spent at once.</param>
/// <param name="PerSecond">Cost units that come back each second until the capacity is reached.</param>
/// <param name="AtOnce">Queries and mutations that run at the same time.</param>
/// <param name="Waiting">Queries and mutations that wait until one of those has ended; one more is refused.</param>
public sealed record Allowance(string Name, int Capacity, int PerSecond, int AtOnce, int Waiting);

/// <summary>Whose budget it is.</summary>
/// <param name="Issuer">Who knows the caller: the token's issuer; empty for an address.</param>
/// <param name="Name">The subject there, or the address. Personal data: never logged.</param>
public readonly record struct CallerKey(string Issuer, string Name)
{
    // Of IPv6, one customer has at least all addresses of one such network, and may change through them.
    private const int NetworkBytes = 8;

    /// <summary>By the claims <c>iss</c> and <c>sub</c>; those who have not signed in by their address, of IPv6 its network of 64 bits.</summary>
    public static CallerKey Of(ClaimsPrincipal user, IPAddress? address) =>
        user.Identity is { IsAuthenticated: true } && user.FindFirst("sub")?.Value is { Length: > 0 } subject
            ? new(user.FindFirst("iss")?.Value ?? "", subject)
            : new("", NetworkOf(address));

    /// <summary>The address as text; of IPv6 the network of 64 bits that it is in; empty where there is none.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[NetworkBytes..].Clear();
        return new IPAddress(bytes).ToString();
    }
}
