using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AltProvision.Safeguarding;

/// <summary>
/// A place in the feed of one organisation, as clients hold it: a format version, the position and a check over both and the organisation.
/// The check tells a damaged cursor, or another organisation's, from a good one. It guards nothing: rows are guarded by their scope.
/// </summary>
internal static class FeedCursor
{
    /// <summary>The place before the first entry.</summary>
    public const long Start = 0;

    private const byte Version = 1;
    private const int CheckLength = 8;
    private const int Length = 1 + sizeof(long) + CheckLength;

    public static string Encode(long position, string organisation)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], position);
        Check(bytes[..^CheckLength], organisation).CopyTo(bytes[^CheckLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The position, or null when the text is no cursor of this organisation's feed.</summary>
    public static long? Decode(string cursor, string organisation)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(cursor, out var length) || length != Length || !Base64Url.TryDecodeFromChars(cursor, bytes, out _))
        {
            return null;
        }

        var position = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        return Encode(position, organisation) == cursor ? position : null;
    }

    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> content, string organisation) =>
        SHA256.HashData([.. content, .. Encoding.UTF8.GetBytes(organisation)]).AsSpan(0, CheckLength);
}
