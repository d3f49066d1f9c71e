using System.Security.Cryptography;
using System.Text;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Host;

/// <summary>Identifiers of invented things: the same name gives the same one, on every machine, so that seeding again finds them.</summary>
internal static class DemoIds
{
    public const string Authority = "999";

    public static SchoolId School(string name) => new(Of("school", name));

    public static ProviderId Provider(string name) => new(Of("provider", name));

    /// <summary>A UUID of version 8, made of the kind and the name.</summary>
    public static Guid Of(string kind, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"westmarch/{kind}/{name}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
