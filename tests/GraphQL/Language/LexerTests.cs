using AltProvision.GraphQL.Language;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("{ a }", "{ Name:a }")]
    [InlineData("!$&()...:=@[]{|}", "! $ & ( ) ... : = @ [ ] { | }")]
    [InlineData("\uFEFF a,\t,b\uFEFF # c\n\uFEFFd", "Name:a Name:b Name:d")]
    [InlineData("# only a comment \uD83D\uDE00", "")]
    [InlineData("_a1 __b", "Name:_a1 Name:__b")]
    [InlineData("0 -0 12 -12", "Int:0 Int:-0 Int:12 Int:-12")]
    [InlineData("0.5 -1.25 1e5 1E-5 1.5e+10", "Float:0.5 Float:-1.25 Float:1e5 Float:1E-5 Float:1.5e+10")]
    [InlineData("\"\"", "String:")]
    [InlineData("\"a b\"", "String:a b")]
    [InlineData("\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "String:\" \\ / \b\f\n\r\t")]
    [InlineData("\"\\u0041\\u{41}\\u{1F600}\\uD83D\\uDE00\"", "String:AA\U0001F600\U0001F600")]
    [InlineData("\"\\u{00000041}\"", "String:A")]
    [InlineData("\"\U0001F600\u2028\"", "String:\U0001F600\u2028")]
    [InlineData("\"\"\"a\"\"\"", "BlockString:a")]
    [InlineData("\"\"\"\"\"\"", "BlockString:")]
    [InlineData("\"\"\" \\\"\"\" \\n \"\"\"", "BlockString: \"\"\" \\n ")]
    [InlineData("\"\"\"\n    Hello,\r\n      World!\r\n\r    Yours,\n\t\n\"\"\"", "BlockString:Hello,\n  World!\n\nYours,")]
    [InlineData("\"\"\"  first\n  second\n   third\"\"\"", "BlockString:  first\nsecond\n third")]
    [InlineData("\"\"\"\n\n  a\n\n  b\n\n\"\"\"", "BlockString:a\n\nb")]
    public void Splits_texts_into_tokens(string text, string expected) => Split(text).ShouldBe(expected);

    [Theory]
    [InlineData("01", "1 Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("-", "1 Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1.", "2 Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1.a", "2 Invalid number, expected digit but got: \"a\".")]
    [InlineData(".5", "0 Unexpected character: \".\".")]
    [InlineData("1e", "2 Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1e+", "3 Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1a", "1 Invalid number, expected digit but got: \"a\".")]
    [InlineData("1_", "1 Invalid number, expected digit but got: \"_\".")]
    [InlineData("0x1", "1 Invalid number, expected digit but got: \"x\".")]
    [InlineData("1.5.5", "3 Invalid number, expected digit but got: \".\".")]
    [InlineData("+1", "0 Unexpected character: \"+\".")]
    [InlineData("..", "0 Unexpected character: \".\".")]
    [InlineData("'a'", "0 Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [InlineData("\u00E9", "0 Unexpected character: U+00E9.")]
    [InlineData("\U0001F600", "0 Unexpected character: U+1F600.")]
    [InlineData("\0", "0 Unexpected character: U+0000.")]
    [InlineData("\"a", "2 Unterminated string.")]
    [InlineData("\"a\nb\"", "2 Unterminated string.")]
    [InlineData("\"a\rb\"", "2 Unterminated string.")]
    [InlineData("\"\\x\"", "1 Invalid character escape sequence: \"\\x\".")]
    [InlineData("\"\\", "1 Invalid character escape sequence: \"\\\".")]
    [InlineData("\"\\u00G1\"", "1 Invalid Unicode escape sequence: \"\\u00G1\".")]
    [InlineData("\"\\uD800\"", "1 Invalid Unicode escape sequence: \"\\uD800\".")]
    [InlineData("\"\\uDE00\\uD83D\"", "1 Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData("\"\\u{0000000041}\"", "1 Invalid Unicode escape sequence: \"\\u{000000004\".")]
    [InlineData("\"\\u{}\"", "1 Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData("\"\\u{110000}\"", "1 Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("\"\\u{D800}\"", "1 Invalid Unicode escape sequence: \"\\u{D800}\".")]
    [InlineData("\"\"\"a", "4 Unterminated string.")]
    [InlineData("\"\"\"a\\\"\"\"", "8 Unterminated string.")]
    public void Says_what_is_wrong_and_where(string text, string expected) => Split(text).ShouldBe(expected);

    // By number: data of theories travel as UTF-8, where half of a surrogate pair becomes U+FFFD.
    [Theory]
    [InlineData("", 0xD83D, "", "0 Invalid character: U+D83D.")]
    [InlineData("# ", 0xD83D, "", "2 Invalid character: U+D83D.")]
    [InlineData("\"", 0xDE00, "\"", "1 Invalid character within String: U+DE00.")]
    [InlineData("\"\"\"", 0xD83D, "\"\"\"", "3 Invalid character within String: U+D83D.")]
    public void Half_of_a_surrogate_pair_is_no_character(string before, int half, string after, string expected) =>
        Split($"{before}{(char)half}{after}").ShouldBe(expected);

    private static string Split(string text)
    {
        var lexer = new Lexer(new(text));
        List<string> tokens = [];
        try
        {
            for (var token = lexer.Next(); token.Kind is not TokenKind.EndOfText; token = lexer.Next())
            {
                tokens.Add(token.Value is null ? Token.NameOf(token.Kind) : $"{Token.NameOf(token.Kind)}:{token.Value}");
            }

            return string.Join(' ', tokens);
        }
        catch (GraphQLSyntaxException failure)
        {
            return $"{failure.Offset} {failure.Message["Syntax Error: ".Length..]}";
        }
    }
}
