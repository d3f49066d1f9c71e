using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>A link of the chain by which it is known again: all before it is in its hash.</summary>
public readonly record struct AuditHead(long Number, string Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(text);
        head = default;
        var parts = text.Split(':');
        if (
            parts is not [var number, { Length: 2 * SHA256.HashSizeInBytes } hash]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || !hash.All(char.IsAsciiHexDigit)
        )
        {
            return false;
        }

        head = new(value, hash.ToLowerInvariant());
        return true;
    }
}

/// <summary>What was found in the audit.</summary>
/// <param name="Entries">Entries that were compared with their seals.</param>
/// <param name="Unsealed">Entries that are too young to be sealed.</param>
/// <param name="Head">The last link; null when there is none.</param>
/// <param name="Broken">The first thing that is not as it was written, as a sentence; null when all is.</param>
public sealed record AuditFinding(long Entries, long Unsealed, AuditHead? Head, string? Broken);

/// <summary>Reads the audit again and compares it with its seals.</summary>
/// <param name="owner">Connects as the database's owner: what a policy hides would be missed, and fails instead.</param>
/// <param name="progress">Told now and then how many entries have been compared, of how many.</param>
public sealed class AuditVerification(NpgsqlDataSource owner, Action<long, long>? progress = null)
{
    private const int SealsAtOnce = 1_000;
    private const int EntriesAtOnce = 50_000;

    // No command of a verification may end by itself: some read for minutes.
    private const int NoTimeout = 0;

    private readonly AuditDigest digest = new();
    private long compared;
    private long all;

    /// <param name="since">Seals that are older are taken as they are; null: from the start.</param>
    /// <param name="kept">A head that was noted down, and has to be in the chain still.</param>
    public async Task<AuditFinding> RunAsync(DateTimeOffset? since, AuditHead? kept, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        // All of it at one moment, whatever is written meanwhile.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await RefuseToBeMisledAsync(connection, cancellationToken);
        var before = await FindStartAsync(connection, since, cancellationToken);
        all = await CountAsync(connection, before.Number, cancellationToken);
        var broken =
            kept is { } head && await ReadSealAsync(connection, head.Number, cancellationToken) is var found && HashOf(found) != head.Hash
                ? MissingHead(head, found)
                : null;
        while (broken is null)
        {
            var seals = await ReadSealsAsync(connection, before.Number, cancellationToken);
            if (seals is [])
            {
                break;
            }

            broken = CheckLinks(before, seals) ?? await CompareAsync(connection, before.LastPosition, seals, cancellationToken);
            before = seals[^1];
            progress?.Invoke(compared, all);
        }

        return new(
            compared,
            broken is null ? await CountUnsealedAsync(connection, before.LastPosition, cancellationToken) : 0,
            before.Number == 0 ? null : new(before.Number, HashOf(before)!),
            broken
        );
    }

    /// <summary>The last link as it stands, without a look at anything.</summary>
    public static async Task<AuditHead?> ReadHeadAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owner);
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RefuseToBeMisledAsync(connection, cancellationToken);
        var head = await AuditSealer.ReadHeadAsync(connection, cancellationToken);
        return head.Number == 0 ? null : new(head.Number, HashOf(head)!);
    }

    // PostgreSQL then refuses to leave out what a policy hides.
    private static async Task RefuseToBeMisledAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("set local row_security = off", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string? HashOf(AuditSeal? seal) => seal is null ? null : Convert.ToHexStringLower(seal.Hash);

    private static string MissingHead(AuditHead kept, AuditSeal? found) =>
        found is null
            ? $"Seal {kept.Number}, which was kept, is not there: the end of the audit was cut off."
            : $"Seal {kept.Number} has another hash than was kept: the audit was written anew from there, or before.";

    private static string? CheckLinks(AuditSeal before, IReadOnlyList<AuditSeal> seals)
    {
        foreach (var seal in seals)
        {
            if (seal.Number != before.Number + 1)
            {
                return $"Seal {before.Number + 1} is missing.";
            }

            if (!seal.Previous.AsSpan().SequenceEqual(before.Hash))
            {
                return $"Seal {seal.Number}, of {Moment(seal.SealedAt)}, does not follow from seal {before.Number}.";
            }

            if (!seal.Hash.AsSpan().SequenceEqual(seal.Compute()) || seal.Digests.Length % AuditSeal.DigestLength != 0)
            {
                return $"Seal {seal.Number}, of {Moment(seal.SealedAt)}, was altered.";
            }

            before = seal;
        }

        return null;
    }

    /// <summary>Goes through entries and digests side by side; both are in the order of positions.</summary>
    private async Task<string?> CompareAsync(
        NpgsqlConnection connection,
        long after,
        List<AuditSeal> seals,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            $"select {AuditDigest.Columns} from audit.entry where position > $1 and position <= $2 order by position",
            connection
        )
        {
            CommandTimeout = NoTimeout,
        };
        command.Parameters.Add(Sql.Value(after));
        command.Parameters.Add(Sql.Value(seals[^1].LastPosition));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new byte[SHA256.HashSizeInBytes];
        foreach (var seal in seals)
        {
            for (var i = 0; i < seal.Entries; i++)
            {
                var expected = seal.PositionAt(i);
                var position = await reader.ReadAsync(cancellationToken) ? AuditDigest.PositionOf(reader) : long.MaxValue;
                if (position > expected)
                {
                    return $"Entry {expected} is missing; it was sealed at {Moment(seal.SealedAt)} in seal {seal.Number}.";
                }

                if (position < expected)
                {
                    return $"Entry {position}, {Words(reader)}, was put in after seal {seal.Number} was made, at {Moment(seal.SealedAt)}.";
                }

                digest.Compute(reader, found);
                if (!seal.DigestAt(i).SequenceEqual(found))
                {
                    return $"Entry {expected} was altered after it was sealed at {Moment(seal.SealedAt)} in seal {seal.Number}. It says now: {Words(reader)}.";
                }

                compared++;
            }
        }

        return await reader.ReadAsync(cancellationToken)
            ? $"Entry {AuditDigest.PositionOf(reader)}, {Words(reader)}, was put in after seal {seals[^1].Number} was made."
            : null;
    }

    // No subject and no record: who reads this output is not said to be entitled to more than that something is wrong, and where.
    private static string Words(NpgsqlDataReader row)
    {
        const int At = 1;
        const int Kind = 2;
        const int Action = 6;
        var moment = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var micros = row.GetFieldValue<long>(At);
        var at = Math.Abs(micros) < TimeSpan.FromDays(365_000).TotalMicroseconds ? Moment(moment.AddMicroseconds(micros)) : "no known time";
        return $"{row.GetString(Kind)} by {row.GetString(Action)} at {at}";
    }

    private static string Moment(DateTimeOffset moment) => moment.ToString("u", CultureInfo.InvariantCulture);

    private static async Task<AuditSeal> FindStartAsync(
        NpgsqlConnection connection,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    )
    {
        if (since is not { } moment)
        {
            return AuditSeal.Start;
        }

        await using var command = new NpgsqlCommand(
            $"select {AuditSeal.Columns} from audit.seal where sealed_at < $1 order by number desc limit 1",
            connection
        );
        command.Parameters.Add(Sql.Value(moment.ToUniversalTime()));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? AuditSeal.Read(reader) : AuditSeal.Start;
    }

    private static async Task<AuditSeal?> ReadSealAsync(NpgsqlConnection connection, long number, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select {AuditSeal.Columns} from audit.seal where number = $1", connection);
        command.Parameters.Add(Sql.Value(number));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? AuditSeal.Read(reader) : null;
    }

    /// <summary>Many small seals at once, or few that are full.</summary>
    private static async Task<List<AuditSeal>> ReadSealsAsync(NpgsqlConnection connection, long after, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {AuditSeal.Columns} from audit.seal join
                (select number, sum(entries) over (order by number) - entries as earlier
                    from (select number, entries from audit.seal where number > $1 order by number limit $2) next) sizes using (number)
                where earlier < $3 order by number
            """,
            connection
        )
        {
            CommandTimeout = NoTimeout,
        };
        command.Parameters.Add(Sql.Value(after));
        command.Parameters.Add(Sql.Value(SealsAtOnce));
        command.Parameters.Add(Sql.Value(EntriesAtOnce));
        List<AuditSeal> seals = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            seals.Add(AuditSeal.Read(reader));
        }

        return seals;
    }

    private static Task<long> CountAsync(NpgsqlConnection connection, long after, CancellationToken cancellationToken) =>
        CountAsync(connection, "select coalesce(sum(entries), 0)::bigint from audit.seal where number > $1", after, cancellationToken);

    private static Task<long> CountUnsealedAsync(NpgsqlConnection connection, long after, CancellationToken cancellationToken) =>
        CountAsync(connection, "select count(*) from audit.entry where position > $1", after, cancellationToken);

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, long after, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = NoTimeout };
        command.Parameters.Add(Sql.Value(after));
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
