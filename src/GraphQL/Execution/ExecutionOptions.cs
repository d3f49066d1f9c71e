using System.Security.Claims;
using AltProvision.GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL;

/// <summary>How operations are executed.</summary>
public class ExecutionOptions
{
    /// <summary>Bounds on what one request may ask for.</summary>
    public GraphQLLimits Limits { get; } = new();

    /// <summary>
    /// Says what clients may know of an exception; null masks it. Only asked about exceptions other than <see cref="GraphQLException"/>.
    /// Locations and path of the error are filled in.
    /// </summary>
    public Func<Exception, ILogger, GraphQLError?>? ErrorFilter { get; set; }

    /// <summary>Called for each scope that a field, a batch or a source stream gets, before anything is resolved from it.</summary>
    public Action<IServiceProvider, ClaimsPrincipal>? ConfigureScope { get; set; }

    /// <summary>
    /// What authorisation looks at of a user, without who it is; null when it looks at more. Subscribers for whom it is the same share
    /// executions, which then know of the user what is given here and nothing else: a user with these claims whom
    /// <see cref="SharedUser.IsShared"/> tells from a person. Without it, nothing is shared.
    /// </summary>
    public Func<ClaimsPrincipal, IEnumerable<Claim>?>? PermissionsOf { get; set; }

    /// <summary>Makes what the fields of each level do together, once for each execution; null: nothing.</summary>
    public Func<IServiceProvider, ILevel>? CreateLevel { get; set; }

    /// <summary>
    /// Makes what hears of everything that an answer is made of, once for each execution; null: nothing does. It is told who asks, and which
    /// fields stand at the root.
    /// </summary>
    public Func<IServiceProvider, Caller, string, IAnswerRecord>? CreateRecord { get; set; }

    /// <summary>
    /// Who may ask what the schema holds, by introspection and by the suggestions in validation errors. By default those who have signed in.
    /// </summary>
    public Func<ClaimsPrincipal, bool> MayIntrospect { get; set; } = static user => user.Identity is { IsAuthenticated: true };

    /// <summary>
    /// Whether errors of variables name the place and the remedy only, and not what was sent: clients log what they are told, and what was
    /// sent may be a child's name. A document's own words are quoted in any case.
    /// </summary>
    public bool HidesValues { get; set; }

    /// <summary>Documents that run by their hash.</summary>
    public TrustedDocumentOptions TrustedDocuments { get; } = new();
}

/// <summary>Bounds on what one request may ask for. Each has an error that names the limit and the value.</summary>
public sealed class GraphQLLimits
{
    /// <summary>Characters of a document.</summary>
    public int MaxDocumentLength { get; set; } = 32 * 1024;

    /// <summary>Tokens of a document.</summary>
    public int MaxTokens { get; set; } = 2_000;

    /// <summary>Levels of fields; those of introspection do not count.</summary>
    public int MaxDepth { get; set; } = 12;

    /// <summary>Fields at the root, and aliases of one field in one selection.</summary>
    public int MaxRootFields { get; set; } = 20;

    /// <summary>Aliases of one introspection field in one selection: tools ask for many types in one go, which reads no data.</summary>
    public int MaxIntrospectionFields { get; set; } = 500;

    /// <summary>Items of a list in an argument or a variable.</summary>
    public int MaxInputListLength { get; set; } = 100;

    /// <summary>Entries that a page is taken to have where the operation does not say how many.</summary>
    public int DefaultPageSize { get; set; } = 25;

    /// <summary>Entries that a page is taken to have at most, and where a variable says how many.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Fields of an operation once its fragments are spread out.</summary>
    public int MaxSelections { get; set; } = 10_000;

    /// <summary>What an operation may cost at most; see <see cref="CostAttribute"/>.</summary>
    public int MaxCost { get; set; } = 100_000;

    /// <summary>How long an operation may run; a subscription: each of its events.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Resolvers of one operation that run at the same time.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>Operations that are kept prepared.</summary>
    public int PreparedOperations { get; set; } = 500;

    /// <summary>Fields that the operations kept prepared select, all together: large operations leave sooner.</summary>
    public int PreparedSelections { get; set; } = 100_000;
}
