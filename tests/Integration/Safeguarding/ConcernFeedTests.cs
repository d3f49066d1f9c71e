using System.Security.Claims;
using System.Text;
using System.Text.Json;
using AltProvision.GraphQL.Execution;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.Safeguarding.Neighbourhood;

namespace AltProvision.Tests.Integration.Safeguarding;

public sealed class ConcernFeedTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource end = new(Patience);
    private Product product = null!;

    private ConcernStream Stream => product.Services.GetRequiredService<ConcernStream>();

    public async ValueTask InitializeAsync() =>
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync(), Neighbourhood.AddTo);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await product.DisposeAsync();
        end.Dispose();
    }

    [Fact]
    public async Task A_concern_reaches_the_leads_of_school_and_provider_and_of_no_other_school()
    {
        var school = await ListenAsync(SchoolLead);
        var provider = await ListenAsync(ProviderLead);
        var other = await ListenAsync(OtherSchoolLead);

        var concern = await RaiseAsync(product);

        (await school).ConcernId.ShouldBe(concern.Id);
        (await provider).ConcernId.ShouldBe(concern.Id);
        other.IsCompleted.ShouldBeFalse();
        (await product.SendAsync(OtherSchoolLead, new ReadConcernFeed(0, 10))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Staff_of_the_same_school_who_are_no_safeguarding_leads_cannot_listen()
    {
        await using var listening = Stream.FollowAsync(SchoolStaff, null, end.Token).GetAsyncEnumerator();

        await Should.ThrowAsync<AccessDeniedException>(async () => await listening.MoveNextAsync());
    }

    [Fact]
    public async Task A_notice_is_not_shown_to_a_viewer_who_has_lost_the_role_since()
    {
        await RaiseAsync(product);
        await product.DeliverAsync();
        var notice = (await product.SendAsync(SchoolLead, new ReadConcernFeed(0, 1)))[0];

        var denials = product.Services.GetRequiredService<AccessDenials>();
        foreach (var viewer in new[] { SchoolStaff, ProviderLead })
        {
            Should.Throw<AccessDeniedException>(() => ConcernSubscription.ConcernRaised(notice, new() { Viewer = viewer }, denials));
        }
    }

    [Fact]
    public async Task After_a_break_each_missed_concern_comes_once_in_order_and_then_the_live_ones()
    {
        await RaiseAsync(product);
        await product.DeliverAsync();
        var last = (await product.SendAsync(SchoolLead, new ReadConcernFeed(0, 1)))[0].Cursor;
        List<ConcernId> expected = [];
        for (var i = 0; i < 120; i++)
        {
            expected.Add((await RaiseAsync(product)).Id);
        }

        await product.DeliverAsync();
        List<ConcernNotice> seen = [];
        await foreach (var notice in Stream.FollowAsync(SchoolLead, last, end.Token))
        {
            seen.Add(notice);
            if (seen.Count == 120)
            {
                expected.Add((await RaiseAsync(product)).Id);
            }

            if (seen.Count == 121)
            {
                break;
            }
        }

        seen.Select(notice => notice.ConcernId).ShouldBe(expected);
        seen.Select(notice => notice.Position).ShouldBeInOrder(Shouldly.SortDirection.Ascending);
    }

    [Fact]
    public async Task Of_two_hundred_concerns_at_once_a_reader_misses_none_and_sees_positions_in_order()
    {
        var reading = ReadAsync(200);

        var raised = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => RaiseAsync(product))));

        var seen = await reading;
        seen.Select(notice => notice.ConcernId).ShouldBe(raised.Select(concern => concern.Id), ignoreOrder: true);
        seen.Select(notice => notice.Position).ShouldBeInOrder(Shouldly.SortDirection.Ascending);

        async Task<List<ConcernNotice>> ReadAsync(int count)
        {
            List<ConcernNotice> notices = [];
            await foreach (var notice in Stream.FollowAsync(SchoolLead, null, end.Token))
            {
                notices.Add(notice);
                if (notices.Count == count)
                {
                    break;
                }
            }

            return notices;
        }
    }

    [Fact]
    public async Task Writers_that_deliver_at_the_same_time_never_let_a_smaller_position_appear_later()
    {
        var raised = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => AddUndeliveredAsync(product))));
        var writing = Task.WhenAll(raised.Chunk(10).Select(part => Task.Run(() => DeliverEachAsync(part))));
        List<long> seen = [];

        while (seen.Count < raised.Length)
        {
            var isOver = writing.IsCompleted;
            var page = await product.SendAsync(SchoolLead, new ReadConcernFeed(seen.LastOrDefault(), 7));
            seen.AddRange(page.Select(notice => notice.Position));
            (isOver && page.Count == 0).ShouldBeFalse("a position appeared behind the reader");
        }

        await writing;
    }

    [Theory]
    [InlineData("")]
    [InlineData("MTIz")]
    [InlineData("another organisation's")]
    [InlineData("not there")]
    public async Task A_cursor_that_is_none_of_this_feed_is_refused(string which)
    {
        await RaiseAsync(product);
        await product.DeliverAsync();
        var cursor = which switch
        {
            "another organisation's" => (await product.SendAsync(ProviderLead, new ReadConcernFeed(0, 1)))[0].Cursor,
            "not there" => FeedCursor.Encode(999_999, SchoolLead.Organisation),
            _ => which,
        };

        await using var listening = Stream.FollowAsync(SchoolLead, cursor, end.Token).GetAsyncEnumerator();

        (await Should.ThrowAsync<BadRequestException>(async () => await listening.MoveNextAsync())).Field.ShouldBe(["after"]);
        await Should.ThrowAsync<BadRequestException>(() => product.SendAsync(SchoolLead, new ListConcernFeed(5, cursor)));
    }

    [Fact]
    public async Task A_client_that_polls_reads_the_whole_feed_page_by_page()
    {
        List<ConcernId> raised = [];
        for (var i = 0; i < 5; i++)
        {
            raised.Add((await RaiseAsync(product)).Id);
        }

        await product.DeliverAsync();

        var first = await product.SendAsync(SchoolLead, new ListConcernFeed(3, null));
        var second = await product.SendAsync(SchoolLead, new ListConcernFeed(3, first.Cursor));
        var third = await product.SendAsync(SchoolLead, new ListConcernFeed(3, second.Cursor));

        first.Notices.Concat(second.Notices).Select(notice => notice.ConcernId).ShouldBe(raised);
        (first.HasMore, second.HasMore, third.Cursor).ShouldBe((true, false, second.Cursor));
        third.Notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_begins_at_the_end_of_an_empty_feed_hears_the_first_concern_however_late_the_stream_begins()
    {
        var end = (await product.SendAsync(SchoolLead, new ListConcernFeed(0, null))).EndCursor;
        var first = await RaiseAsync(product);
        await product.DeliverAsync();

        await using var listening = Stream.FollowAsync(SchoolLead, end, this.end.Token).GetAsyncEnumerator();

        (await listening.MoveNextAsync()).ShouldBeTrue();
        listening.Current.ConcernId.ShouldBe(first.Id);
    }

    [Fact]
    public async Task The_end_of_the_feed_is_its_newest_entry_whatever_page_is_asked_for()
    {
        for (var i = 0; i < 3; i++)
        {
            await RaiseAsync(product);
        }

        await product.DeliverAsync();

        var all = await product.SendAsync(SchoolLead, new ListConcernFeed(10, null));
        var none = await product.SendAsync(SchoolLead, new ListConcernFeed(0, null));
        all.EndCursor.ShouldBe(all.Notices[^1].Cursor);
        (none.Notices.Count, none.Cursor, none.HasMore, none.EndCursor).ShouldBe((0, null, true, all.EndCursor));
        (await product.SendAsync(SchoolLead, new ListConcernFeed(10, none.EndCursor))).Notices.ShouldBeEmpty();
        var other = (await product.SendAsync(OtherSchoolLead, new ListConcernFeed(0, null))).EndCursor;
        await Should.ThrowAsync<BadRequestException>(() => product.SendAsync(SchoolLead, new ListConcernFeed(0, other)));
    }

    [Fact]
    public async Task A_concern_arrives_long_before_anybody_looks_by_the_clock()
    {
        List<TimeSpan> delays = [];
        await RaiseOneAsync();
        for (var i = 0; i < 15; i++)
        {
            delays.Add(await RaiseOneAsync());
        }

        var median = delays.Order().ElementAt(delays.Count / 2);
        TestContext.Current.SendDiagnosticMessage("From raise to arrival: median {0} ms", median.TotalMilliseconds);
        median.ShouldBeLessThan(TimeSpan.FromMilliseconds(500));

        async Task<TimeSpan> RaiseOneAsync()
        {
            var arrival = await ListenAsync(SchoolLead);
            await RaiseAsync(product);
            var raised = TimeProvider.System.GetTimestamp();
            await arrival;
            return TimeProvider.System.GetElapsedTime(raised);
        }
    }

    [Fact]
    public async Task The_subscription_answers_the_notice_and_the_concern_under_the_listeners_own_authorisation()
    {
        var user = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new("sub", SchoolLead.Subject),
                    new(ViewerClaims.School, SchoolLead.SchoolId!.Value.ToString()),
                    new(ViewerClaims.Role, nameof(Role.SafeguardingLead)),
                ],
                "test"
            )
        );
        await using var scope = product.Services.CreateAsyncScope();
        var (errors, events) = product
            .Services.GetRequiredService<GraphQLExecutor>()
            .Subscribe(
                new("subscription { concernRaised { kind severity cursor concern { status narrative { account } pupil { givenName } } } }"),
                scope.ServiceProvider,
                user,
                end.Token
            );
        errors.ShouldBeEmpty();
        await using var listening = events!.GetAsyncEnumerator(end.Token);
        var arrival = listening.MoveNextAsync();
        await Task.Delay(300, end.Token);

        await RaiseAsync(product);

        (await arrival).ShouldBeTrue();
        var notice = Json(listening.Current).GetProperty("data").GetProperty("concernRaised");
        notice.GetProperty("kind").GetString().ShouldBe("NEGLECT");
        notice.GetProperty("concern").GetProperty("status").GetString().ShouldBe("DELIVERED");
        notice.GetProperty("concern").GetProperty("narrative").GetProperty("account").GetString().ShouldBe(Hungry.Account);
    }

    private static JsonElement Json(ExecutionResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            result.Write(writer);
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }

    /// <summary>Begins to listen, and gives the task of the first notice once the place from which to listen is fixed.</summary>
    private async Task<Task<ConcernNotice>> ListenAsync(Viewer viewer)
    {
        var listening = Stream.FollowAsync(viewer, null, end.Token).GetAsyncEnumerator();
        var first = FirstAsync();
        await Task.Delay(100, end.Token);
        return first;

        async Task<ConcernNotice> FirstAsync()
        {
            await using (listening)
            {
                await listening.MoveNextAsync();
                return listening.Current;
            }
        }
    }

    private async Task DeliverEachAsync(IEnumerable<ConcernId> concerns)
    {
        foreach (var concern in concerns)
        {
            await using var scope = product.CreateScope(Viewer.System);
            var db = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<ConcernDelivery>().DeliverAsync(concern, CancellationToken.None);
            await Task.Delay(Random.Shared.Next(5));
            await transaction.CommitAsync();
        }
    }
}
