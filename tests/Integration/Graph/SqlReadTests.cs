using System.Text.Json;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using AltProvision.Transitions;
using AltProvision.Transitions.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>
/// What is read past EF Core is what EF Core would have read: the same rows for each viewer, and the same in each row. Without row-level
/// security, which would hide what a filter forgot.
/// </summary>
public sealed class SqlReadTests(DemoWithoutRowSecurity demo) : IClassFixture<DemoWithoutRowSecurity>
{
    private readonly Product product = demo.Product;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Viewers => [.. DemoViewers.Keys, "system"];

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Pupils(string viewer)
    {
        var today = LondonTime.Today(product.Clock);
        await CompareAsync<SchoolRollDbContext, Pupil, PupilId, PupilView>(
            viewer,
            p => p.Id,
            p => p.ToView(today),
            ids => new GetPupilsById(ids)
        );
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Schools(string viewer) =>
        CompareAsync<SchoolRollDbContext, School, SchoolId, SchoolView>(viewer, s => s.Id, s => s.ToView(), ids => new GetSchoolsById(ids));

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Authorities(string viewer) =>
        CompareAsync<SchoolRollDbContext, LocalAuthority, string, LocalAuthorityView>(
            viewer,
            la => la.Code,
            la => la.ToView(),
            codes => new GetLocalAuthoritiesByCode(codes)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Providers(string viewer) =>
        CompareAsync<ProvidersDbContext, Provider, ProviderId, ProviderView>(
            viewer,
            p => p.Id,
            p => p.ToView(),
            ids => new GetProvidersById(ids)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Sites(string viewer) =>
        CompareAsync<ProvidersDbContext, Site, SiteId, SiteView>(viewer, s => s.Id, s => s.ToView(), ids => new GetSitesById(ids));

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Placements(string viewer) =>
        CompareAsync<PlacementsDbContext, Placement, PlacementId, PlacementView>(
            viewer,
            p => p.Id,
            p => p.ToView(),
            ids => new GetPlacementsById(ids)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Placement_plans(string viewer) =>
        CompareAsync<PlacementsDbContext, Placement, PlacementId, PlacementPlan>(
            viewer,
            p => p.Id,
            p => p.Plan,
            ids => new GetPlacementPlans(ids)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Placement_parties(string viewerKey)
    {
        var viewer = ViewerOf(viewerKey);
        await using var scope = product.CreateScope(viewer);
        var rows = scope.ServiceProvider.GetRequiredService<PlacementsDbContext>().Placements.AsNoTracking().Include(p => p.Answers);
        var all = await rows.IgnoreQueryFilters().Select(p => p.Id).ToListAsync(Stop);
        var visible = await rows.ToDictionaryAsync(p => p.Id, Stop);

        var answer = await product.SendAsync(viewer, new GetPlacementParties(all), Stop);

        answer.Keys.ShouldBe(visible.Keys, ignoreOrder: true);
        foreach (var (id, standings) in answer)
        {
            standings.ShouldAllBe(standing => standing.Answer == visible[id].AnswerOf(standing.Party));
            standings
                .SelectMany(standing => standing.History.Select(entry => (standing.Party, entry.Answer, entry.Note, entry.At)))
                .ShouldBe(visible[id].Answers.Select(entry => (entry.Party, entry.Answer, entry.Note, entry.At)), ignoreOrder: true);
        }
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task The_list_of_placements(string viewer) =>
        ComparePagesAsync<PlacementsDbContext, Placement, PlacementView>(
            viewer,
            rows => rows.OrderByDescending(p => p.StartDate).ThenByDescending(p => p.Id),
            p => p.ToView(),
            paging => new ListPlacements(paging, Where: null, OrderBy: null, IsCounted: true)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task The_list_of_referrals(string viewer) =>
        ComparePagesAsync<ReferralsDbContext, Referral, ReferralView>(
            viewer,
            rows => rows.OrderBy(r => r.DueDate ?? DateOnly.MaxValue).ThenBy(r => r.Id),
            r => r.ToView(),
            paging => new ListReferrals(paging, Where: null, new(ReferralOrderField.DueDate), IsCounted: true)
        );

    [Theory]
    [InlineData("WyIyMDI2LTAxLTAxIl0")] // one key instead of two
    [InlineData("WyIyMDI2LTAxLTAxIiwxXQ")] // a number for an ID
    [InlineData("W251bGwsbnVsbF0")]
    [InlineData("bm8ganNvbg")]
    [InlineData("?")]
    public async Task What_is_no_cursor_of_the_list_is_refused(string cursor)
    {
        var paging = new PagingArguments(After: cursor);

        var refusal = await Should.ThrowAsync<BadRequestException>(() =>
            product.SendAsync(Viewer.System, new ListPlacements(paging, Where: null, OrderBy: null, IsCounted: false), Stop)
        );

        refusal.Field.ShouldBe(["after"]);
    }

    [Fact]
    public async Task A_moment_in_a_cursor_may_have_any_offset()
    {
        var order = new ReferralOrder(ReferralOrderField.CreatedAt);
        string[] keys = ["2020-01-01T00:00:00+01:00", Guid.Empty.ToString()];
        var cursor = System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(keys));

        var page = await product.SendAsync(
            Viewer.System,
            new ListReferrals(new(After: cursor), Where: null, order, IsCounted: false),
            Stop
        );

        page.Edges.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Referrals(string viewer) =>
        CompareAsync<ReferralsDbContext, Referral, ReferralId, ReferralView>(
            viewer,
            r => r.Id,
            r => r.ToView(),
            ids => new GetReferralsById(ids)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Review_schedules(string viewer) =>
        CompareAsync<ReviewsDbContext, ReviewSchedule, PlacementId, ReviewScheduleView>(
            viewer,
            s => s.PlacementId,
            s => s.ToView(),
            ids => new GetReviewSchedules(ids)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Reviews(string viewer) =>
        CompareListsAsync<ReviewsDbContext, Review, PlacementId, ReviewView>(
            viewer,
            r => r.PlacementId,
            reviews => [.. reviews.OrderByDescending(r => r.HeldOn).Select(r => r.ToView())],
            ids => new GetReviewsByPlacement(ids)
        );

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Transitions(string viewer) =>
        CompareListsAsync<TransitionsDbContext, Transition, PlacementId, TransitionView>(
            viewer,
            t => t.PlacementId,
            transitions => [.. transitions.OrderByDescending(t => t.CreatedAt).Select(t => t.ToView())],
            ids => new GetTransitionsByPlacement(ids)
        );

    [Fact]
    public async Task A_wrong_statement_does_not_take_the_others_with_it()
    {
        var batch = new SqlReadBatch(product.DataSources, product.Clock);
        batch.Hold();
        var good = batch.ReadAsync(Viewer.System, One("select 1"), Stop);
        var wrong = batch.ReadAsync(Viewer.System, One("select 1 / 0"), Stop);
        var other = batch.ReadAsync(Viewer.System, One("select 2"), Stop);
        batch.Release();

        (await good).ShouldBe(1);
        (await Should.ThrowAsync<PostgresException>(() => wrong)).SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);
        (await other).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_held_leaves_in_one_round_trip()
    {
        using var counter = new StatementCounter();
        var batch = new SqlReadBatch(product.DataSources, product.Clock);
        batch.Hold();
        var reads = Enumerable.Range(1, 5).Select(i => batch.ReadAsync(Viewer.System, One($"select {i}"), Stop)).ToList();
        batch.Release();

        (await Task.WhenAll(reads)).ShouldBe([1, 2, 3, 4, 5]);
        counter.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_two_hold_waits_for_both()
    {
        var batch = new SqlReadBatch(product.DataSources, product.Clock);
        batch.Hold();
        batch.Hold();
        var read = batch.ReadAsync(Viewer.System, One("select 1"), Stop);
        batch.Release();
        read.IsCompleted.ShouldBeFalse();
        batch.Release();

        (await read).ShouldBe(1);
    }

    [Fact]
    public async Task A_statement_is_planned_once_and_not_for_each_set_of_keys()
    {
        var reads = new SqlReads(product.DataSources, new ViewerContext { Viewer = Viewer.System }, product.Clock);
        var mode = new SqlRead<string>(
            "show plan_cache_mode",
            async (reader, stop) =>
            {
                await reader.ReadAsync(stop);
                return reader.GetString(0);
            }
        );

        (await reads.ReadAsync(mode, Stop)).ShouldBe("force_generic_plan");
    }

    private static SqlRead<int> One(string sql) =>
        new(
            sql,
            async (reader, stop) =>
            {
                await reader.ReadAsync(stop);
                return reader.GetInt32(0);
            }
        );

    /// <summary>Pages of 7 from the start to the end, and from the end to the start.</summary>
    private async Task ComparePagesAsync<TContext, TEntity, TView>(
        string viewerKey,
        Func<IQueryable<TEntity>, IQueryable<TEntity>> sort,
        Func<TEntity, TView> toView,
        Func<PagingArguments, IRequest<Page<TView>>> query
    )
        where TContext : ModuleDbContext
        where TEntity : class
    {
        var viewer = ViewerOf(viewerKey);
        await using var scope = product.CreateScope(viewer);
        var rows = sort(scope.ServiceProvider.GetRequiredService<TContext>().Set<TEntity>().AsNoTracking());
        List<string> expected = [.. (await rows.ToListAsync(Stop)).Select(row => JsonSerializer.Serialize(toView(row)))];

        (await ReadPagesAsync(after => new(First: 7, After: after), page => page.PageInfo.EndCursor)).ShouldBe(expected);
        var backwards = await ReadPagesAsync(before => new(Last: 7, Before: before), page => page.PageInfo.StartCursor);
        backwards.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));

        async Task<List<string>> ReadPagesAsync(Func<string?, PagingArguments> next, Func<Page<TView>, string?> cursorOf)
        {
            List<string> read = [];
            string? cursor = null;
            do
            {
                var page = await product.SendAsync(viewer, query(next(cursor)), Stop);
                page.TotalCount.ShouldBe(expected.Count);
                read.AddRange(page.Nodes.Select(node => JsonSerializer.Serialize(node)));
                cursor =
                    page.PageInfo.HasNextPage && next("") is { After: not null } ? cursorOf(page)
                    : page.PageInfo.HasPreviousPage && next("") is { Before: not null } ? cursorOf(page)
                    : null;
            } while (cursor is not null);

            return read;
        }
    }

    private Task CompareAsync<TContext, TEntity, TKey, TView>(
        string viewer,
        Func<TEntity, TKey> key,
        Func<TEntity, TView> toView,
        Func<IReadOnlyList<TKey>, IRequest<IReadOnlyDictionary<TKey, TView>>> query
    )
        where TContext : ModuleDbContext
        where TEntity : class
        where TKey : notnull => CompareListsAsync<TContext, TEntity, TKey, TView, TView>(viewer, key, rows => toView(rows.Single()), query);

    private Task CompareListsAsync<TContext, TEntity, TKey, TView>(
        string viewer,
        Func<TEntity, TKey> key,
        Func<IEnumerable<TEntity>, IReadOnlyList<TView>> toViews,
        Func<IReadOnlyList<TKey>, IRequest<IReadOnlyDictionary<TKey, IReadOnlyList<TView>>>> query
    )
        where TContext : ModuleDbContext
        where TEntity : class
        where TKey : notnull => CompareListsAsync<TContext, TEntity, TKey, TView, IReadOnlyList<TView>>(viewer, key, toViews, query);

    private async Task CompareListsAsync<TContext, TEntity, TKey, TView, TAnswer>(
        string viewerKey,
        Func<TEntity, TKey> key,
        Func<IEnumerable<TEntity>, TAnswer> toAnswer,
        Func<IReadOnlyList<TKey>, IRequest<IReadOnlyDictionary<TKey, TAnswer>>> query
    )
        where TContext : ModuleDbContext
        where TEntity : class
        where TKey : notnull
    {
        var viewer = ViewerOf(viewerKey);
        await using var scope = product.CreateScope(viewer);
        var rows = scope.ServiceProvider.GetRequiredService<TContext>().Set<TEntity>().AsNoTracking();
        var all = await rows.IgnoreQueryFilters().ToListAsync(Stop);
        var visible = await rows.ToListAsync(Stop);

        var answer = await product.SendAsync(viewer, query([.. all.Select(key).Distinct()]), Stop);

        all.ShouldNotBeEmpty();
        var expected = visible.GroupBy(key).ToDictionary(group => group.Key, group => JsonSerializer.Serialize(toAnswer(group)));
        answer.ToDictionary(entry => entry.Key, entry => JsonSerializer.Serialize(entry.Value)).ShouldBe(expected, ignoreOrder: true);
    }

    private static Viewer ViewerOf(string key) =>
        key switch
        {
            "system" => Viewer.System,
            _ => DemoViewers.Of(key),
        };
}
