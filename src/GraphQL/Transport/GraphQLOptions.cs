using System.Globalization;
using System.Reflection;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AltProvision.GraphQL;

/// <summary>How the server behaves.</summary>
public sealed class GraphQLOptions : ExecutionOptions
{
    internal List<Assembly> Assemblies { get; } = [];

    /// <summary>How C# becomes a schema.</summary>
    public SchemaConventions Conventions { get; } = new();

    /// <summary>Whether browsers that ask for HTML get GraphiQL.</summary>
    public bool IsIdeEnabled { get; set; } = true;

    /// <summary>What GraphiQL offers to whoever opens it.</summary>
    public GraphQLIdeOptions Ide { get; } = new();

    /// <summary>Whether everybody gets the schema at <c>?sdl</c>, and not only those who may introspect.</summary>
    public bool IsSchemaPublic { get; set; }

    /// <summary>Bytes of a request's body, and of a message of a WebSocket.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>How much callers may ask for in a time, and at the same time. By default as much as they like.</summary>
    public GraphQLBudgetOptions Budget { get; } = new();

    /// <summary>Limits and checks of <c>graphql-transport-ws</c>.</summary>
    public GraphQLWebSocketOptions WebSockets { get; } = new();

    /// <summary>Patience of <c>graphql-sse</c>, by which subscriptions over HTTP are answered.</summary>
    public GraphQLEventStreamOptions EventStreams { get; } = new();

    /// <summary>
    /// Says who is at the other end of a WebSocket, by the request and the payload of <c>connection_init</c>; null refuses the connection.
    /// Without it, it is the request's own user. <see cref="ConnectionRefusedException"/> refuses it with a reason.
    /// </summary>
    public Func<HttpContext, JsonElement?, Task<ClaimsPrincipal?>>? AuthenticateConnection { get; set; }

    /// <summary>
    /// Watches a user while a WebSocket or an event stream of theirs is open, and calls what it is given, once, when they may stay no longer.
    /// It then ends with that reason, which the client reads: at most 123 bytes. Disposed with the connection, after which it may not call. By
    /// default nobody watches.
    /// </summary>
    public Func<ClaimsPrincipal, Action<string>, IDisposable>? Watch { get; set; }
}

/// <summary>Refuses a WebSocket connection.</summary>
/// <param name="reason">What the client reads in the close frame: at most 123 bytes.</param>
public sealed class ConnectionRefusedException(string reason) : Exception(reason);

/// <summary>What GraphiQL holds before anybody has typed into it.</summary>
public sealed class GraphQLIdeOptions
{
    /// <summary>Operations that are open at first, each in a tab of its own.</summary>
    public IList<GraphQLIdeExample> Examples { get; } = [];

    /// <summary>
    /// Who the user can ask as; the first one is chosen for who does not choose. Asked for each page, which then carries the headers to
    /// everybody who can open it: for development only.
    /// </summary>
    public Func<IEnumerable<GraphQLIdePerson>> People { get; set; } = static () => [];
}

/// <summary>An operation that GraphiQL shows.</summary>
/// <param name="Query">The document. The tab is named after its operation.</param>
/// <param name="Person">Key of the person whose header the tab has; null: the first one's.</param>
public sealed record GraphQLIdeExample(string Query, string? Person = null);

/// <summary>Somebody as whom operations can be sent.</summary>
/// <param name="Key">Names the person in <see cref="GraphQLIdeExample"/>.</param>
/// <param name="Title">What the user chooses by.</param>
/// <param name="Authorization">The header <c>Authorization</c>, such as <c>Bearer …</c>.</param>
public sealed record GraphQLIdePerson(string Key, string Title, string Authorization);

/// <summary>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</summary>
public sealed class GraphQLWebSocketOptions
{
    /// <summary>How long a connection may be open without <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Connections that are open at the same time; one more is answered by 503. Null: any number.</summary>
    public int? MaxConnections { get; set; }

    /// <summary>Subscriptions that are open at the same time on one connection; one more is refused with an error of its own.</summary>
    public int MaxSubscriptions { get; set; } = 20;

    /// <summary>Operations of any kind that run at the same time on one connection.</summary>
    public int MaxOperations { get; set; } = 100;

    /// <summary>Messages that wait to be sent to a slow client.</summary>
    public int MaxQueuedMessages { get; set; } = 256;

    /// <summary>
    /// How long a full queue is waited for before the connection is closed. As many messages again, of subscriptions that others share, wait
    /// behind it; with one more the connection is closed at once.
    /// </summary>
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When a connection ends because its user's token does; null: never. By default the claim <c>exp</c>.</summary>
    public Func<ClaimsPrincipal, DateTimeOffset?> ExpiresAt { get; set; } =
        static user =>
            long.TryParse(user.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;

    /// <summary>Whether a page of another origin may connect; browsers let any page try, with the cookies of the user. By default none may.</summary>
    public Func<HttpContext, bool> IsOriginAllowed { get; set; } =
        static context =>
            !context.Request.Headers.TryGetValue("Origin", out var origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == context.Request.Host.Value);
}

/// <summary>https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode</summary>
public sealed class GraphQLEventStreamOptions
{
    /// <summary>How long a stream is silent before a comment keeps proxies from closing it.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>Events of a subscription that others share which wait for a slow client; with one more its stream is cut off.</summary>
    public int MaxQueuedEvents { get; set; } = 256;

    /// <summary>How long a client may take to read an event before its stream is cut off.</summary>
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
