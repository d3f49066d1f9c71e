using System.Globalization;

namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Names a local authority. Made of its three-digit code, so that both name the same.</summary>
public readonly record struct LocalAuthorityId(Guid Value) : IComparable<LocalAuthorityId>
{
    /// <summary>The three-digit code.</summary>
    public string ToCode() => BitConverter.ToInt32(Value.ToByteArray()).ToString("000", CultureInfo.InvariantCulture);

    public static LocalAuthorityId Of(string code) => new(new Guid(int.Parse(code, CultureInfo.InvariantCulture), 0, 0, new byte[8]));

    public int CompareTo(LocalAuthorityId other) => Value.CompareTo(other.Value);
}
