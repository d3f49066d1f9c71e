using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AltProvision.Kernel;

/// <summary>Unique reference number of an establishment in the Department's register: 6 digits.</summary>
public readonly record struct Urn(int Value) : IComparable<Urn>
{
    public static bool TryParse(string? text, out Urn urn)
    {
        var good = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 100_000 and <= 999_999;
        urn = good ? new(value) : default;
        return good;
    }

    public int CompareTo(Urn other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>UK provider reference number: 8 digits that begin with 1.</summary>
public readonly record struct Ukprn(int Value)
{
    public static bool TryParse(string? text, out Ukprn ukprn)
    {
        var good =
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 10_000_000 and <= 19_999_999;
        ukprn = good ? new(value) : default;
        return good;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Unique pupil number: a check letter and 12 characters, of which the last is a letter in temporary numbers. Personal data.
/// Source: Department for Education, Unique pupil numbers: guide for schools and local authorities.
/// </summary>
[JsonConverter(typeof(UpnJson))]
public readonly record struct Upn
{
    // I, O and S are left out: they are taken for digits.
    private const string CheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private Upn(string value) => Value = value;

    public string Value { get; }

    /// <summary>Whether a school gave it until the pupil's permanent number is known.</summary>
    public bool IsTemporary => char.IsAsciiLetterUpper(Value[^1]);

    /// <summary>Says what is wrong with a text that is no UPN.</summary>
    /// <returns><c>null</c>, <c>length</c>, <c>format</c>, <c>checkLetterAlphabet</c> or <c>checkLetter</c>.</returns>
    public static string? Check(string text)
    {
        if (text.Length != 13)
        {
            return "length";
        }

        if (!char.IsAsciiLetterUpper(text[0]) || !text.AsSpan(1, 11).ContainsOnlyDigits() || !IsDigitOrCheckLetter(text[12]))
        {
            return "format";
        }

        if (!CheckLetters.Contains(text[0], StringComparison.Ordinal))
        {
            return "checkLetterAlphabet";
        }

        return CheckLetterOf(text) == text[0] ? null : "checkLetter";
    }

    public static bool TryParse(string? text, out Upn upn)
    {
        var tidy = text?.Trim();
        var good = tidy is not null && Check(tidy) is null;
        upn = good ? new(tidy!) : default;
        return good;
    }

    /// <summary>A number with the right check letter, for demo data and tests.</summary>
    /// <param name="digits">12 digits: LA (3), school (4), year (2), serial (3).</param>
    public static Upn FromDigits(string digits) => new(CheckLetterOf("?" + digits) + digits);

    public override string ToString() => Value;

    // Weights 2 to 13 over positions 2 to 13, modulo 23; a letter at the end counts as its place among the check letters.
    private static char CheckLetterOf(string text)
    {
        var sum = 0;
        for (var i = 1; i < 13; i++)
        {
            var value = char.IsAsciiDigit(text[i]) ? text[i] - '0' : CheckLetters.IndexOf(text[i], StringComparison.Ordinal);
            sum += value * (i + 1);
        }

        return CheckLetters[sum % 23];
    }

    private static bool IsDigitOrCheckLetter(char c) => char.IsAsciiDigit(c) || CheckLetters.Contains(c, StringComparison.Ordinal);

    private sealed class UpnJson : JsonConverter<Upn>
    {
        public override Upn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var upn) ? upn : throw new JsonException("No UPN.");

        public override void Write(Utf8JsonWriter writer, Upn value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}

/// <summary>A UK postcode in its usual form, with one blank before the last three characters: <c>DY1 1AA</c>.</summary>
public readonly record struct Postcode(string Value)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Postcode postcode)
    {
        var tidy = text?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() ?? "";
        var good =
            tidy.Length is >= 5 and <= 7
            && char.IsAsciiLetterUpper(tidy[0])
            && char.IsAsciiDigit(tidy[^3])
            && char.IsAsciiLetterUpper(tidy[^2])
            && char.IsAsciiLetterUpper(tidy[^1])
            && tidy.All(char.IsAsciiLetterOrDigit);
        postcode = good ? new($"{tidy[..^3]} {tidy[^3..]}") : default;
        return good;
    }

    public override string ToString() => Value;
}

/// <summary>An amount in pounds and pence.</summary>
public readonly record struct Money(decimal Pounds)
{
    public static bool TryParse(string? text, out Money money)
    {
        var good =
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)
            && decimal.Round(pounds, 2) == pounds
            && pounds < 10_000_000m;
        money = good ? new(pounds) : default;
        return good;
    }

    public override string ToString() => Pounds.ToString("0.00", CultureInfo.InvariantCulture);
}

internal static class Digits
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
