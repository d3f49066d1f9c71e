using AltProvision.GraphQL.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Language;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("[1, -2.5e3, $a, A, true, null]")]
    [InlineData("{a: {}, b: [], c: {d: \"x\"}}")]
    [InlineData("\"\\\"\\\\\\n\\u0001\u2028\"")]
    public void Values_print_as_they_were_written(string text) => Printer.Print(Parser.ParseValue(text)).ShouldBe(text);

    [Theory]
    [InlineData("[[Int!]]!")]
    [InlineData("A")]
    public void Types_print_as_they_were_written(string text) => Printer.Print(Parser.ParseType(text)).ShouldBe(text);

    [Fact]
    public void Any_string_and_any_description_means_the_same_after_printing() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>().Filter(text => text is not null && text.EnumerateRunes().All(rune => rune.Value != 0xFFFD)),
                text =>
                {
                    ((StringValueNode)Parser.ParseValue(Printer.PrintString(text))).Value.ShouldBe(text);
                    ((StringValueNode)Parser.ParseValue(Printer.PrintDescription(text))).Value.ShouldBe(text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("")]
    [InlineData("one line")]
    [InlineData(" indented")]
    [InlineData("ends in \"")]
    [InlineData("ends in \\")]
    [InlineData("\"\"\"")]
    [InlineData("a\n  b\n  c")]
    [InlineData("  a\n  b")]
    [InlineData("  a\nb")]
    [InlineData("a\n\nb\n")]
    [InlineData("\na")]
    [InlineData("a\r\nb")]
    [InlineData("a\n \nb")]
    [InlineData("line one\n\tline two\nline three")]
    [InlineData("a long line, longer than seventy characters, because such ones get quotes of their own lines")]
    public void Descriptions_with_odd_edges_mean_the_same_after_printing(string text) =>
        ((StringValueNode)Parser.ParseValue(Printer.PrintDescription(text))).Value.ShouldBe(text);
}
