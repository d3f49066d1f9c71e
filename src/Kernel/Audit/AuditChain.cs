using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>How the audit is sealed.</summary>
public sealed class AuditOptions
{
    /// <summary>How long an entry is in the table before it can be in a seal.</summary>
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Entries of one seal.</summary>
    public int MostInSeal { get; set; } = 10_000;
}

/// <summary>One link of the chain: the digests of the entries up to a position, and the hash of the link before.</summary>
/// <param name="Number">Counts from 1, without a gap.</param>
/// <param name="SealedAt">When it was made.</param>
/// <param name="LastPosition">It seals every entry behind the link before, up to this one.</param>
/// <param name="Digests">Position and digest of each entry, 40 bytes each, in order.</param>
/// <param name="Previous">Hash of the link before.</param>
/// <param name="Hash">SHA-256 of all of this.</param>
internal sealed record AuditSeal(long Number, DateTimeOffset SealedAt, long LastPosition, byte[] Digests, byte[] Previous, byte[] Hash)
{
    public const int DigestLength = sizeof(long) + SHA256.HashSizeInBytes;

    public const string Columns = "number, sealed_at, last_position, digests, previous, hash";

    /// <summary>Where the chain begins.</summary>
    public static readonly AuditSeal Start = new(0, DateTimeOffset.UnixEpoch, long.MinValue, [], [], new byte[SHA256.HashSizeInBytes]);

    public int Entries => Digests.Length / DigestLength;

    public static AuditSeal Read(NpgsqlDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetFieldValue<DateTimeOffset>(1),
            reader.GetInt64(2),
            reader.GetFieldValue<byte[]>(3),
            reader.GetFieldValue<byte[]>(4),
            reader.GetFieldValue<byte[]>(5)
        );

    /// <summary>The next link.</summary>
    /// <param name="now">Kept in whole microseconds, as the database does.</param>
    public AuditSeal Next(DateTimeOffset now, long lastPosition, byte[] digests)
    {
        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var next = new AuditSeal(Number + 1, at, lastPosition, digests, Hash, []);
        return next with { Hash = next.Compute() };
    }

    /// <summary>The hash that it ought to have.</summary>
    public byte[] Compute()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[3 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(head, Number);
        BinaryPrimitives.WriteInt64BigEndian(head[sizeof(long)..], SealedAt.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(head[(2 * sizeof(long))..], LastPosition);
        hash.AppendData(Previous);
        hash.AppendData(head);
        hash.AppendData(Digests);
        return hash.GetHashAndReset();
    }

    public long PositionAt(int index) => BinaryPrimitives.ReadInt64BigEndian(Digests.AsSpan(index * DigestLength));

    public ReadOnlySpan<byte> DigestAt(int index) => Digests.AsSpan((index * DigestLength) + sizeof(long), SHA256.HashSizeInBytes);
}

/// <summary>
/// Digests of entries: SHA-256 over every column, each with its length before it, so that nothing can move from one into the next. Computed
/// here and not by the database, whose functions are in the hands of those whom the chain is to find out.
/// </summary>
internal sealed class AuditDigest
{
    /// <summary>What <see cref="Compute"/> reads, in this order.</summary>
    public const string Columns =
        "position, at, kind, subject, organisation, source, action, record_type, data_class, reason, address, request_id, records";

    private const int FirstText = 2;
    private const int Records = 12;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    public static long PositionOf(NpgsqlDataReader row) => row.GetInt64(0);

    public void Compute(NpgsqlDataReader row, Span<byte> digest)
    {
        buffer.ResetWrittenCount();
        Add(row.GetInt64(0));
        // As the database counts: a date that .NET does not know is an altered entry and not a failure.
        Add(row.GetFieldValue<long>(1));
        for (var column = FirstText; column < Records; column++)
        {
            AddText(row.IsDBNull(column) ? null : row.GetString(column));
        }

        var records = row.GetFieldValue<Guid[]>(Records);
        Add(records.Length);
        foreach (var record in records)
        {
            record.TryWriteBytes(buffer.GetSpan(16), bigEndian: true, out var written);
            buffer.Advance(written);
        }

        SHA256.HashData(buffer.WrittenSpan, digest);
    }

    private void Add(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), value);
        buffer.Advance(sizeof(long));
    }

    // Absent is not empty.
    private void AddText(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Add(length);
        buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(length)));
    }
}
