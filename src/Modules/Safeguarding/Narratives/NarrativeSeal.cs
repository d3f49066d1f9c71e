using System.Security.Cryptography;
using System.Text;

namespace AltProvision.Safeguarding;

/// <summary>
/// The key of one record's narratives, locked by a master key. Without this row what was told cannot be read any more, in backups either: so
/// it is destroyed when its time has passed, while the record stays.
/// </summary>
internal sealed class NarrativeKey
{
    private NarrativeKey() { }

    /// <summary>The concern, or whatever else holds narratives.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>The master key.</summary>
    public string MasterId { get; private set; } = "";

    public byte[] Locked { get; private set; } = [];

    public static NarrativeKey Lock(Guid record, byte[] key, NarrativeKeys masters)
    {
        var row = new NarrativeKey { RecordId = record };
        row.LockAgain(key, masters);
        return row;
    }

    /// <summary>Under the master key in use.</summary>
    public void LockAgain(byte[] key, NarrativeKeys masters)
    {
        var (id, master) = masters.Current;
        (MasterId, Locked) = (id, NarrativeSeal.Lock(master, key, Place));
    }

    /// <exception cref="NarrativeKeyException">The master key is missing.</exception>
    /// <exception cref="AuthenticationTagMismatchException">The row was tampered with.</exception>
    public byte[] Open(NarrativeKeys masters) => NarrativeSeal.Open(masters.Find(MasterId), Locked, Place);

    private string Place => $"{RecordId:N}/key";
}

/// <summary>
/// Locks the narratives of one record: AES-256-GCM, each with a nonce of its own, and bound to the place where it stands, so that none can be
/// put in another's place.
/// </summary>
internal sealed class NarrativeSeal
{
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = 1 + NonceLength + TagLength;

    private readonly byte[] key;
    private readonly Guid record;

    private NarrativeSeal(Guid record, byte[] key) => (this.record, this.key) = (record, key);

    /// <summary>A seal of its own for a new record, and the row that keeps its key.</summary>
    public static (NarrativeSeal Seal, NarrativeKey Row) Create(Guid record, NarrativeKeys masters)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        return (new(record, key), NarrativeKey.Lock(record, key, masters));
    }

    public static NarrativeSeal Of(NarrativeKey row, NarrativeKeys masters) => new(row.RecordId, row.Open(masters));

    /// <param name="field">Which text of the record: no two have the same.</param>
    public byte[] Lock(string text, string field) => Lock(key, Encoding.UTF8.GetBytes(text), PlaceOf(field));

    /// <exception cref="AuthenticationTagMismatchException">It was tampered with, or stood elsewhere.</exception>
    public string Open(byte[] locked, string field) => Encoding.UTF8.GetString(Open(key, locked, PlaceOf(field)));

    internal static byte[] Lock(byte[] key, byte[] content, string place)
    {
        var locked = new byte[HeadLength + content.Length];
        locked[0] = Version;
        RandomNumberGenerator.Fill(locked.AsSpan(1, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            locked.AsSpan(1, NonceLength),
            content,
            locked.AsSpan(HeadLength),
            locked.AsSpan(1 + NonceLength, TagLength),
            Encoding.UTF8.GetBytes(place)
        );
        return locked;
    }

    internal static byte[] Open(byte[] key, byte[] locked, string place)
    {
        if (locked.Length < HeadLength || locked[0] != Version)
        {
            throw new AuthenticationTagMismatchException("This was not locked by the product.");
        }

        var content = new byte[locked.Length - HeadLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            locked.AsSpan(1, NonceLength),
            locked.AsSpan(HeadLength),
            locked.AsSpan(1 + NonceLength, TagLength),
            content,
            Encoding.UTF8.GetBytes(place)
        );
        return content;
    }

    private string PlaceOf(string field) => $"{record:N}/{field}";
}
