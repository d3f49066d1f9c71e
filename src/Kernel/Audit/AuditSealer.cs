using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>
/// Chains what is in the audit. Entries are written by many transactions at once and wait for nobody; a moment later one host at a time, by an
/// advisory lock, seals those before which none can come any more.
/// </summary>
internal sealed class AuditSealer(NpgsqlDataSource dataSource, AuditOptions options, TimeProvider time, ILogger<AuditSealer> logger)
    : BackgroundService
{
    private static readonly TimeSpan tellHeadEvery = TimeSpan.FromHours(1);

    // A position that was seen, and the transactions whose end is to be waited for before everything up to it is there.
    private (long Position, ulong Transaction)? waiting;

    private DateTimeOffset headToldAt;

    /// <summary>Seals what can be sealed.</summary>
    /// <returns>How many entries that was.</returns>
    public async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        if (await FindSafePositionAsync(cancellationToken) is not { } safe)
        {
            return 0;
        }

        var total = 0;
        while (await SealNextAsync(safe, cancellationToken) is > 0 and var entries)
        {
            total += entries;
        }

        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SealEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SealAsync(stoppingToken);
                await TellHeadAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The audit cannot be sealed ({Kind}); trying again.", exception.GetType().Name);
            }
        }
    }

    /// <summary>
    /// A transaction has its number before any entry of it has a position. So whatever has a position below one that is seen has a smaller number
    /// than one that is taken afterwards; once all of these are over, what is there is all that will be. The snapshot's own end would not do: it
    /// is the last number that is over, and who runs may have a larger one and a smaller position.
    /// </summary>
    /// <returns>Null while it has to be waited.</returns>
    private async Task<long?> FindSafePositionAsync(CancellationToken cancellationToken)
    {
        var (last, oldestRunning, next) = await LookAsync(cancellationToken);
        waiting ??= last is { } position ? (position, next) : null;
        if (waiting is not { } seen || oldestRunning < seen.Transaction)
        {
            return null;
        }

        waiting = null;
        return seen.Position;
    }

    private async Task<(long? Last, ulong OldestRunning, ulong Next)> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        await using var command = new NpgsqlCommand(
            "select (select max(position) from audit.entry), pg_snapshot_xmin(s)::text, pg_current_xact_id()::text from pg_current_snapshot() s",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (
            await reader.IsDBNullAsync(0, cancellationToken) ? null : reader.GetInt64(0),
            ulong.Parse(reader.GetString(1), System.Globalization.CultureInfo.InvariantCulture),
            ulong.Parse(reader.GetString(2), System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    private async Task<int> SealNextAsync(long safe, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        if (!await IsOnlyOneAsync(connection, cancellationToken))
        {
            return 0;
        }

        var head = await ReadHeadAsync(connection, cancellationToken);
        var seal = await MakeSealAsync(connection, head, safe, cancellationToken);
        if (seal is null)
        {
            return 0;
        }

        await InsertAsync(connection, seal, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return seal.Entries;
    }

    // The audit shows itself to the product only, and takes seals of nobody else.
    private async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RowSecurity.NameAsync(connection, Viewer.System, time, cancellationToken);
        return transaction;
    }

    private static async Task<bool> IsOnlyOneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtext('audit.seal'))", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    internal static async Task<AuditSeal> ReadHeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            // Its digests are not needed, and are many.
            "select number, sealed_at, last_position, ''::bytea, previous, hash from audit.seal order by number desc limit 1",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? AuditSeal.Read(reader) : AuditSeal.Start;
    }

    private async Task<AuditSeal?> MakeSealAsync(
        NpgsqlConnection connection,
        AuditSeal head,
        long safe,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            $"select {AuditDigest.Columns} from audit.entry where position > $1 and position <= $2 order by position limit $3",
            connection
        );
        command.Parameters.Add(Sql.Value(head.LastPosition));
        command.Parameters.Add(Sql.Value(safe));
        command.Parameters.Add(Sql.Value(options.MostInSeal));
        var digest = new AuditDigest();
        var digests = new ArrayBufferWriter<byte>();
        var last = head.LastPosition;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            last = AuditDigest.PositionOf(reader);
            var place = digests.GetSpan(AuditSeal.DigestLength);
            BinaryPrimitives.WriteInt64BigEndian(place, last);
            digest.Compute(reader, place.Slice(sizeof(long), SHA256.HashSizeInBytes));
            digests.Advance(AuditSeal.DigestLength);
        }

        return digests.WrittenCount == 0 ? null : head.Next(time.GetUtcNow(), last, digests.WrittenSpan.ToArray());
    }

    private static async Task InsertAsync(NpgsqlConnection connection, AuditSeal seal, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"insert into audit.seal ({AuditSeal.Columns}, entries) values ($1, $2, $3, $4, $5, $6, $7)",
            connection
        );
        command.Parameters.Add(Sql.Value(seal.Number));
        command.Parameters.Add(Sql.Value(seal.SealedAt));
        command.Parameters.Add(Sql.Value(seal.LastPosition));
        command.Parameters.Add(Sql.Value(seal.Digests));
        command.Parameters.Add(Sql.Value(seal.Previous));
        command.Parameters.Add(Sql.Value(seal.Hash));
        command.Parameters.Add(Sql.Value(seal.Entries));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // In a log that leaves the machine, it is a witness whom a hand in the database does not reach.
    private async Task TellHeadAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - headToldAt < tellHeadEvery)
        {
            return;
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var head = await ReadHeadAsync(connection, cancellationToken);
        headToldAt = time.GetUtcNow();
        logger.LogInformation("The audit is sealed up to {Number}:{Hash}", head.Number, Convert.ToHexStringLower(head.Hash));
    }
}
