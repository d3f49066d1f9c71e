using AltProvision.GraphQL.Validation;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class SuggestionTests
{
    // Options and their order as graphql-js 16 has them.
    [Theory]
    [InlineData("abc", "abc10 abc9 abd Abc ab xbc abcd acb", "\"Abc\", \"ab\", \"abc9\", \"abcd\", or \"abd\"")]
    [InlineData("item", "item10 item9 item2 item1", "\"item1\", \"item2\", \"item9\", or \"item10\"")]
    [InlineData("a", "b c ab a1 a10", "\"a1\", \"ab\", \"b\", or \"c\"")]
    [InlineData("greenTuna", "greenTea redTuna GREENTUNA greenTun", "\"GREENTUNA\", \"greenTun\", \"greenTea\", or \"redTuna\"")]
    [InlineData("fieldNumberOn", "fieldNumberTwo fieldNumberOne", "\"fieldNumberOne\" or \"fieldNumberTwo\"")]
    [InlineData("whole", "different", null)]
    public void The_nearest_comes_first_and_numbers_count_as_numbers(string name, string options, string? expected) =>
        Suggestions.Similar(name, options.Split(' ')).ShouldBe(expected is null ? "" : $" Did you mean {expected}?");
}
