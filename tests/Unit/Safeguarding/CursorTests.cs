using AltProvision.Safeguarding;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Safeguarding;

public class CursorTests
{
    private const string Organisation = "school:019ab000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void A_feed_cursor_gives_its_position_back(long position)
    {
        FeedCursor.Decode(FeedCursor.Encode(position, Organisation), Organisation).ShouldBe(position);
    }

    [Fact]
    public void A_feed_cursor_of_another_organisation_is_none()
    {
        FeedCursor.Decode(FeedCursor.Encode(7, Organisation), "provider:019ab000-0000-7000-8000-000000000001").ShouldBeNull();
    }

    [Fact]
    public void A_feed_cursor_with_any_one_character_changed_is_none()
    {
        var cursor = FeedCursor.Encode(123_456, Organisation);

        var changed = Enumerable.Range(0, cursor.Length).Select(i => cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..]);

        changed.ShouldAllBe(text => FeedCursor.Decode(text, Organisation) == null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQ")]
    [InlineData("not a cursor")]
    [InlineData("ééééééééééééééééééééééé")]
    public void Other_text_is_no_feed_cursor(string text)
    {
        FeedCursor.Decode(text, Organisation).ShouldBeNull();
    }

    [Fact]
    public void A_feed_cursor_does_not_show_the_organisation()
    {
        FeedCursor.Encode(7, Organisation).Length.ShouldBeLessThan(Organisation.Length);
    }
}
