using Npgsql;

namespace AltProvision.Kernel;

/// <summary>What migrations of a module leave to do that no SQL can. Asked at each start, and has to look first whether there is anything.</summary>
public interface IAfterMigration
{
    /// <param name="owner">The database as its owner.</param>
    Task CompleteAsync(NpgsqlDataSource owner, CancellationToken cancellationToken);
}
