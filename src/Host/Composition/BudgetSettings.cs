using System.Security.Claims;
using AltProvision.GraphQL;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary><c>AltProvision:GraphQL:Budget</c>: how much callers may ask for. One host's figures; several hosts each allow as much.</summary>
internal sealed class BudgetSettings
{
    private const string Key = "AltProvision:GraphQL:Budget";

    // The demo's people, tests and benchmarks are a few callers on one machine, and want all of it.
    private const int InDevelopment = 1_000;

    private BudgetSettings(Allowance person, Allowance client, Allowance anonymous) =>
        (Person, Client, Anonymous) = (person, client, anonymous);

    /// <summary>
    /// A page of the user interface costs some hundreds, and is opened every few seconds. Fifty thousand at once is a hundred pages, or the largest
    /// operations of a report; five hundred a second is a page each second, all day.
    /// </summary>
    public Allowance Person { get; }

    /// <summary>
    /// One client may act for a thousand schools: fifty pupils of a school with all about them cost some 350, so that a million is all its
    /// schools at once, several times over, and twenty thousand a second all of them each twenty seconds.
    /// </summary>
    public Allowance Client { get; }

    /// <summary>Those who have not signed in get refusals only; a school's whole building may come from one address.</summary>
    public Allowance Anonymous { get; }

    /// <summary>Queries and mutations at once: the database has some dozens of connections, and an operation may use several.</summary>
    public int MaxAtOnce { get; private init; }

    /// <summary>Queries and mutations that wait for their turn.</summary>
    public int MaxWaiting { get; private init; }

    /// <summary>How long one waits.</summary>
    public TimeSpan LongestWait { get; private init; }

    /// <exception cref="HostException">A setting cannot be meant so. The message says which, and what to do.</exception>
    public static BudgetSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Key);
        var scale = environment.IsDevelopment() ? InDevelopment : 1;
        return new(
            ReadAllowance(section.GetSection("Person"), new("person", 50_000 * scale, 500 * scale, 10 * scale, 20 * scale)),
            ReadAllowance(section.GetSection("Client"), new("client", 1_000_000 * scale, 20_000 * scale, 20 * scale, 100 * scale)),
            ReadAllowance(section.GetSection("Anonymous"), new("anonymous", 2_000 * scale, 20 * scale, 5 * scale, 20 * scale))
        )
        {
            MaxAtOnce = section.ReadNumber("MaxAtOnce", 64),
            MaxWaiting = section.ReadNumber("MaxWaiting", 1_000, least: 0),
            LongestWait =
                section.GetValue("LongestWait", TimeSpan.FromSeconds(5)) is var wait && wait > TimeSpan.Zero
                    ? wait
                    : throw new HostException($"{Key}:LongestWait is {wait}; it has to be more than nothing, such as 00:00:05."),
        };
    }

    public void ApplyTo(GraphQLBudgetOptions budget)
    {
        budget.AllowanceOf = AllowanceOf;
        (budget.MaxAtOnce, budget.MaxWaiting, budget.LongestWait) = (MaxAtOnce, MaxWaiting, LongestWait);
    }

    private Allowance AllowanceOf(ClaimsPrincipal user) =>
        user.Identity is not { IsAuthenticated: true } ? Anonymous
        : user.HasClaim(ViewerClaims.Role, nameof(Role.MisClient)) ? Client
        : Person;

    private static Allowance ReadAllowance(IConfigurationSection section, Allowance otherwise) =>
        otherwise with
        {
            Capacity = section.ReadNumber(nameof(Allowance.Capacity), otherwise.Capacity),
            PerSecond = section.ReadNumber(nameof(Allowance.PerSecond), otherwise.PerSecond),
            AtOnce = section.ReadNumber(nameof(Allowance.AtOnce), otherwise.AtOnce),
            Waiting = section.ReadNumber(nameof(Allowance.Waiting), otherwise.Waiting, least: 0),
        };
}
