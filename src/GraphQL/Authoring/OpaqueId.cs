using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace AltProvision.GraphQL.Authoring;

/// <summary>IDs of nodes outside of an operation: in an address, a header, or a payload of <c>connection_init</c>.</summary>
public static class NodeId
{
    /// <summary>The ID as the graph gives it.</summary>
    public static string Write(string typeName, Guid value) => OpaqueId.Encode(typeName, value);

    /// <summary>Reads the value of an ID of a type.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string text, string typeName, out Guid value) =>
        OpaqueId.TryDecode(text, out var name, out value) && name == typeName;
}

/// <summary>
/// Opaque ids: base64url of a format version, the type's name and 16 bytes. The name lets <c>node</c> find the type, and lets an ID of
/// another type be refused.
/// </summary>
internal static class OpaqueId
{
    private const byte Version = 1;
    private const int MaxLength = 200;

    public static string Encode(string typeName, Guid value)
    {
        var bytes = new byte[1 + typeName.Length + 16];
        bytes[0] = Version;
        Encoding.ASCII.GetBytes(typeName, bytes.AsSpan(1));
        value.TryWriteBytes(bytes.AsSpan(1 + typeName.Length), bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryDecode(string text, [NotNullWhen(true)] out string? typeName, out Guid value)
    {
        typeName = null;
        value = default;
        if (text.Length > MaxLength || !Base64Url.IsValid(text, out var length) || length < 18)
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        // One value has one ID: bits that carry nothing have to be zero.
        if (bytes[0] != Version || Base64Url.EncodeToString(bytes) != text)
        {
            return false;
        }

        typeName = Encoding.Latin1.GetString(bytes.AsSpan(1..^16));
        value = new(bytes.AsSpan(^16..), bigEndian: true);
        return true;
    }
}
