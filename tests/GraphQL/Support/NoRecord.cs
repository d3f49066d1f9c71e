using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>Nothing can be put on record.</summary>
internal sealed class NoRecord : IAnswerRecord
{
    public void Attach(IServiceProvider scope) { }

    public void Add(ObjectType type, IEnumerable<object> objects) { }

    public Task CompleteAsync(IReadOnlyList<Caller> readers, CancellationToken cancellationToken) => throw new TimeoutException("secret");
}
