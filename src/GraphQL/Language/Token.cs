namespace AltProvision.GraphQL.Language;

internal enum TokenKind
{
    EndOfText,
    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Spread,
    Colon,
    Equals,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>A lexical token. <paramref name="Value"/> is the text of names and numbers, and the meaning of strings.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string? Value = null)
{
    public override string ToString() => Value is null ? Describe(Kind) : $"{Describe(Kind)} \"{Value}\"";

    public static string Describe(TokenKind kind) => IsPunctuator(kind) ? $"\"{NameOf(kind)}\"" : NameOf(kind);

    /// <summary>The kind as the contract of the offline checker names it.</summary>
    public static string NameOf(TokenKind kind) =>
        kind switch
        {
            TokenKind.EndOfText => "<EOF>",
            TokenKind.Bang => "!",
            TokenKind.Dollar => "$",
            TokenKind.Ampersand => "&",
            TokenKind.ParenLeft => "(",
            TokenKind.ParenRight => ")",
            TokenKind.Spread => "...",
            TokenKind.Colon => ":",
            TokenKind.Equals => "=",
            TokenKind.At => "@",
            TokenKind.BracketLeft => "[",
            TokenKind.BracketRight => "]",
            TokenKind.BraceLeft => "{",
            TokenKind.Pipe => "|",
            TokenKind.BraceRight => "}",
            _ => kind.ToString(),
        };

    private static bool IsPunctuator(TokenKind kind) => kind is > TokenKind.EndOfText and < TokenKind.Name;
}
