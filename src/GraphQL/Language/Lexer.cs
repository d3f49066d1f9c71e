using System.Text;

namespace AltProvision.GraphQL.Language;

/// <summary>Splits a text into tokens, one at a time: https://spec.graphql.org/September2025/#sec-Language.Source-Text</summary>
internal sealed class Lexer(Source source)
{
    private readonly string _text = source.Text;
    private int _position;

    public Token Next()
    {
        SkipIgnored();
        if (_position == _text.Length)
        {
            return new(TokenKind.EndOfText, _position, _position);
        }

        var token = Read();
        _position = token.End;
        return token;
    }

    // https://spec.graphql.org/September2025/#Ignored
    private void SkipIgnored()
    {
        while (_position < _text.Length)
        {
            switch (_text[_position])
            {
                case '\uFEFF' or '\t' or ' ' or ',' or '\n' or '\r':
                    _position++;
                    break;
                case '#':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipComment()
    {
        while (_position < _text.Length && _text[_position] is not ('\n' or '\r'))
        {
            var width = CharacterWidth(_position);
            if (width == 0)
            {
                return;
            }

            _position += width;
        }
    }

    private Token Read()
    {
        var start = _position;
        var c = _text[start];
        var punctuator = c switch
        {
            '!' => TokenKind.Bang,
            '$' => TokenKind.Dollar,
            '&' => TokenKind.Ampersand,
            '(' => TokenKind.ParenLeft,
            ')' => TokenKind.ParenRight,
            ':' => TokenKind.Colon,
            '=' => TokenKind.Equals,
            '@' => TokenKind.At,
            '[' => TokenKind.BracketLeft,
            ']' => TokenKind.BracketRight,
            '{' => TokenKind.BraceLeft,
            '|' => TokenKind.Pipe,
            '}' => TokenKind.BraceRight,
            _ => TokenKind.EndOfText,
        };
        return punctuator is not TokenKind.EndOfText ? new(punctuator, start, start + 1)
            : IsNameStart(c) ? ReadName(start)
            : c is '-' || char.IsAsciiDigit(c) ? ReadNumber(start)
            : c is '"'
                ? StartsWith(start, "\"\"\"") ? ReadBlockString(start)
                    : ReadString(start)
            : StartsWith(start, "...") ? new(TokenKind.Spread, start, start + 3)
            : throw UnexpectedCharacter(start);
    }

    private Token ReadName(int start)
    {
        var end = start + 1;
        while (end < _text.Length && IsNameContinue(_text[end]))
        {
            end++;
        }

        return new(TokenKind.Name, start, end, _text[start..end]);
    }

    // https://spec.graphql.org/September2025/#sec-Int-Value and #sec-Float-Value
    private Token ReadNumber(int start)
    {
        var kind = TokenKind.Int;
        var at = At(start) is '-' ? start + 1 : start;
        if (At(at) is '0')
        {
            at++;
            if (char.IsAsciiDigit(At(at)))
            {
                throw Error(at, $"Invalid number, unexpected digit after 0: {Describe(at)}.");
            }
        }
        else
        {
            at = ReadDigits(at);
        }

        if (At(at) is '.')
        {
            kind = TokenKind.Float;
            at = ReadDigits(at + 1);
        }

        if (At(at) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            at++;
            at = ReadDigits(At(at) is '+' or '-' ? at + 1 : at);
        }

        if (At(at) is '.' || IsNameStart(At(at)))
        {
            throw Error(at, $"Invalid number, expected digit but got: {Describe(at)}.");
        }

        return new(kind, start, at, _text[start..at]);
    }

    private int ReadDigits(int at)
    {
        if (!char.IsAsciiDigit(At(at)))
        {
            throw Error(at, $"Invalid number, expected digit but got: {Describe(at)}.");
        }

        while (char.IsAsciiDigit(At(at)))
        {
            at++;
        }

        return at;
    }

    // https://spec.graphql.org/September2025/#sec-String-Value
    private Token ReadString(int start)
    {
        StringBuilder? unescaped = null;
        var chunkStart = start + 1;
        var at = chunkStart;
        while (at < _text.Length && _text[at] is not ('\n' or '\r'))
        {
            switch (_text[at])
            {
                case '"':
                    var last = _text.AsSpan(chunkStart, at - chunkStart);
                    return new(TokenKind.String, start, at + 1, unescaped is null ? last.ToString() : unescaped.Append(last).ToString());
                case '\\':
                    unescaped = (unescaped ?? new()).Append(_text, chunkStart, at - chunkStart);
                    at = ReadEscape(at, unescaped);
                    chunkStart = at;
                    break;
                default:
                    at += StringCharacterWidth(at);
                    break;
            }
        }

        throw Error(at, "Unterminated string.");
    }

    private int ReadEscape(int start, StringBuilder unescaped)
    {
        var c = At(start + 1);
        if (c is 'u')
        {
            return At(start + 2) is '{' ? ReadCodePointEscape(start, unescaped) : ReadCodeUnitEscape(start, unescaped);
        }

        unescaped.Append(
            c switch
            {
                '"' or '\\' or '/' => c,
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => throw Error(start, $"Invalid character escape sequence: \"{Quote(start, 2)}\"."),
            }
        );
        return start + 2;
    }

    // \u{…}: the grammar would have any number of leading zeros; like graphql-js this reads eight digits at most.
    private int ReadCodePointEscape(int start, StringBuilder unescaped)
    {
        var point = 0L;
        var at = start + 3;
        for (; at < start + 11 && char.IsAsciiHexDigit(At(at)); at++)
        {
            point = (point << 4) | (uint)HexValue(At(at));
        }

        if (at == start + 3 || At(at) is not '}' || point > 0x10FFFF || !Rune.IsValid((int)point))
        {
            throw Error(start, $"Invalid Unicode escape sequence: \"{Quote(start, at + 1 - start)}\".");
        }

        unescaped.Append(new Rune((int)point));
        return at + 1;
    }

    // \uXXXX; two of them may form a surrogate pair.
    private int ReadCodeUnitEscape(int start, StringBuilder unescaped)
    {
        var unit = ReadHexadecimal(start + 2);
        if (unit >= 0 && Rune.IsValid(unit))
        {
            unescaped.Append((char)unit);
            return start + 6;
        }

        if (
            unit >= 0
            && StartsWith(start + 6, "\\u")
            && ReadHexadecimal(start + 8) is >= 0 and var low
            && char.IsSurrogatePair((char)unit, (char)low)
        )
        {
            unescaped.Append((char)unit).Append((char)low);
            return start + 12;
        }

        throw Error(start, $"Invalid Unicode escape sequence: \"{Quote(start, 6)}\".");
    }

    private int ReadHexadecimal(int start)
    {
        var value = 0;
        for (var at = start; at < start + 4; at++)
        {
            if (!char.IsAsciiHexDigit(At(at)))
            {
                return -1;
            }

            value = (value << 4) | HexValue(At(at));
        }

        return value;
    }

    private Token ReadBlockString(int start)
    {
        const string quotes = "\"\"\"";
        const string escapedQuotes = "\\\"\"\"";
        var at = start + 3;
        while (at < _text.Length)
        {
            if (StartsWith(at, quotes))
            {
                return new(
                    TokenKind.BlockString,
                    start,
                    at + 3,
                    BlockStringValue(_text[(start + 3)..at].Replace(escapedQuotes, quotes, StringComparison.Ordinal))
                );
            }

            at += StartsWith(at, escapedQuotes) ? escapedQuotes.Length : StringCharacterWidth(at);
        }

        throw Error(at, "Unterminated string.");
    }

    // https://spec.graphql.org/September2025/#BlockStringValue()
    private static string BlockStringValue(string rawValue)
    {
        // Not EnumerateLines: U+2028 and its kin are characters like others here.
        var text = rawValue.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').AsSpan();
        var commonIndent = int.MaxValue;
        var (firstNonBlank, lastNonBlank) = (-1, -1);
        var i = 0;
        foreach (var range in text.Split('\n'))
        {
            var indent = text[range].IndexOfAnyExcept(' ', '\t');
            if (indent >= 0)
            {
                firstNonBlank = firstNonBlank < 0 ? i : firstNonBlank;
                lastNonBlank = i;
                commonIndent = i > 0 ? Math.Min(commonIndent, indent) : commonIndent;
            }

            i++;
        }

        var value = new StringBuilder();
        i = 0;
        foreach (var range in text.Split('\n'))
        {
            if (i >= firstNonBlank && i <= lastNonBlank && lastNonBlank >= 0)
            {
                var line = text[range];
                value.Append(i > firstNonBlank ? "\n" : "").Append(i > 0 ? line[Math.Min(commonIndent, line.Length)..] : line);
            }

            i++;
        }

        return value.ToString();
    }

    private int StringCharacterWidth(int at) =>
        CharacterWidth(at) is > 0 and var width ? width : throw Error(at, $"Invalid character within String: {Describe(at)}.");

    /// <summary>Code units of the character, 0 when it is half of a surrogate pair.</summary>
    private int CharacterWidth(int at) =>
        !char.IsSurrogate(_text[at]) ? 1
        : char.IsSurrogatePair(_text[at], At(at + 1)) ? 2
        : 0;

    private GraphQLSyntaxException UnexpectedCharacter(int at) =>
        Error(
            at,
            _text[at] is '\'' ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                : CharacterWidth(at) > 0 ? $"Unexpected character: {Describe(at)}."
                : $"Invalid character: {Describe(at)}."
        );

    private string Describe(int at)
    {
        if (at >= _text.Length)
        {
            return Token.NameOf(TokenKind.EndOfText);
        }

        var code = CharacterWidth(at) == 2 ? char.ConvertToUtf32(_text[at], _text[at + 1]) : _text[at];
        return code is '"' ? "'\"'"
            : code is >= ' ' and <= '~' ? $"\"{(char)code}\""
            : $"U+{code:X4}";
    }

    private string Quote(int start, int length) => _text.Substring(start, Math.Min(length, _text.Length - start));

    /// <summary>The code unit at a place, U+0000 (which no rule of the grammar accepts) behind the end.</summary>
    private char At(int at) => at < _text.Length ? _text[at] : '\0';

    private bool StartsWith(int at, string value) => string.CompareOrdinal(_text, at, value, 0, value.Length) == 0;

    private GraphQLSyntaxException Error(int at, string message) => new(source, at, message);

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_';

    private static bool IsNameContinue(char c) => char.IsAsciiLetterOrDigit(c) || c is '_';

    private static int HexValue(char c) =>
        c switch
        {
            <= '9' => c - '0',
            <= 'F' => c - 'A' + 10,
            _ => c - 'a' + 10,
        };
}
