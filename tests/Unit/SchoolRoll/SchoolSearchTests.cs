using AltProvision.SchoolRoll;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class SchoolSearchTests
{
    [Theory]
    [InlineData("St Mary's", "st:* & marys:*")]
    [InlineData("st marys", "st:* & marys:*")]
    [InlineData("Thomas À Becket", "thomas:* & a:* & becket:*")]
    [InlineData("all-through (16+)", "all:* & through:* & 16:*")]
    public void Words_are_found_by_their_beginnings(string typed, string query) => SchoolSearch.Query(typed).ShouldBe(query);

    [Theory]
    [InlineData("")]
    [InlineData("' & | ! :*")]
    public void Signs_alone_are_no_query(string typed) => SchoolSearch.Query(typed).ShouldBeNull();

    [Fact]
    public void No_sign_that_a_search_query_would_take_for_its_own_gets_through() =>
        SchoolSearch.Query("a & b:c | (d) ! <-> 'e'").ShouldBe("a:* & b:* & c:* & d:* & e:*");

    [Theory]
    [InlineData(" O_'Brien ", @"O\_'Brien%")]
    [InlineData("50%", @"50\%%")]
    [InlineData(@"a\b", @"a\\b%")]
    public void Signs_of_a_pattern_are_meant_as_they_are_typed(string typed, string pattern) =>
        LikePatterns.Beginning(typed).ShouldBe(pattern);
}
