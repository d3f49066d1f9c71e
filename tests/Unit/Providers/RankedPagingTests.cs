using AltProvision.Kernel;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Providers;

public class RankedPagingTests
{
    private static readonly string[] Ranked = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Pages_follow_each_other_to_the_end()
    {
        var first = Page(Ranked, new(First: 2));
        var second = Page(Ranked, new(First: 2, After: first.PageInfo.EndCursor));
        var third = Page(Ranked, new(First: 2, After: second.PageInfo.EndCursor));

        first.Nodes.ShouldBe(["a", "b"]);
        second.Nodes.ShouldBe(["c", "d"]);
        third.Nodes.ShouldBe(["e"]);
        third.PageInfo.HasNextPage.ShouldBeFalse();
        third.TotalCount.ShouldBe(5);
    }

    [Fact]
    public void Backward_pages_end_before_the_cursor()
    {
        var last = Page(Ranked, new(Last: 2));
        var before = Page(Ranked, new(Last: 2, Before: last.PageInfo.StartCursor));

        last.Nodes.ShouldBe(["d", "e"]);
        before.Nodes.ShouldBe(["b", "c"]);
        before.PageInfo.HasPreviousPage.ShouldBeTrue();
    }

    [Fact]
    public void An_entry_that_moved_is_followed_and_one_that_left_is_passed_by_its_rank()
    {
        var cursor = Page(Ranked, new(First: 2)).PageInfo.EndCursor;

        Page(["b", "a", "c"], new(After: cursor)).Nodes.ShouldBe(["a", "c"]);
        Page(["a", "c", "d"], new(After: cursor)).Nodes.ShouldBe(["c", "d"]);
    }

    [Fact]
    public void A_text_that_is_no_cursor_is_refused() =>
        Should.Throw<BadRequestException>(() => Page(Ranked, new(After: "nonsense"))).Field.ShouldBe(["after"]);

    private static Page<string> Page(string[] ranked, PagingArguments paging) => ranked.ToPage(paging, entry => entry);
}
