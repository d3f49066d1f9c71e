using AltProvision.GraphQL.Execution;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>What the fields of a level read, whichever module they belong to, leaves in one round trip (docs/adr/0011).</summary>
internal sealed class OneRoundTrip(SqlReadBatch batch) : ILevel
{
    public void Attach(IServiceProvider scope) => scope.GetRequiredService<SqlReads>().Batch = batch;

    public void Hold() => batch.Hold();

    public void Release() => batch.Release();
}
