using System.Security.Claims;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>Who asks, from where and why.</summary>
/// <param name="User">The user of the request or the connection.</param>
/// <param name="Address">Address of the client, as the connection gives it; null when it has none. Personal data.</param>
/// <param name="RequestId">The request, as errors name it.</param>
/// <param name="Reason">What the client gave as <c>extensions.reason</c>; null when it gave none.</param>
public sealed record Caller(ClaimsPrincipal User, string? Address, string RequestId, string? Reason);

/// <summary>
/// Hears what an answer is made of, and has the last word before anybody is told it. One for each execution of an operation, and for each
/// event of a subscription.
/// </summary>
public interface IAnswerRecord
{
    /// <summary>The scope of a field, before its resolver is called.</summary>
    void Attach(IServiceProvider scope);

    /// <summary>Objects of one type of which something is selected. It may be called several times for one type, and for objects that an error takes out later.</summary>
    void Add(ObjectType type, IEnumerable<object> objects);

    /// <summary>The answer is complete. If this fails it is not sent.</summary>
    /// <param name="readers">To whom it is going to be sent: several when they share the execution.</param>
    Task CompleteAsync(IReadOnlyList<Caller> readers, CancellationToken cancellationToken);
}
