using System.Diagnostics;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>A query of depth d over n parents costs statements in proportion to d, and not to n; one of them says who read it.</summary>
public sealed class StatementTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private static readonly Viewer commissioner = DemoPeople.All.Single(person => person.Key == "commissioner").Viewer;

    [Theory]
    [InlineData("placements", "{ id school { name localAuthority { name } } provider { name sites { name offers { name } } } }", 7)]
    [InlineData("referrals", "{ id pupil { givenName homeSchool { name } referrals { id } } findings { ruleId } }", 10)]
    [InlineData(
        "placements",
        "{ id referral { id pupil { id placements { id provider { name } } } } reviews { id } transitions { id } }",
        9
    )]
    [InlineData(
        "placements",
        "{ id localAuthority { name } provider { approvals { localAuthority { name } } commissionerChecks { localAuthority { name } } } }",
        7
    )]
    [InlineData(
        "pupils",
        "{ id homeSchool { name } enrolments { school { name } } placements { attendance { attended } parties { party } } }",
        9
    )]
    public async Task Statements_do_not_grow_with_the_parents(string list, string fields, int most)
    {
        var one = await CountAsync(list, fields, first: 1);
        var many = await CountAsync(list, fields, first: 50);

        TestContext.Current.TestOutputHelper?.WriteLine($"{list}: {one} statements for one parent, {many} for fifty");
        one.ShouldBeGreaterThan(2);
        many.ShouldBeLessThanOrEqualTo(most, $"one parent: {one}, fifty: {many}");
        (many - one).ShouldBeLessThanOrEqualTo(2, $"one parent: {one}, fifty: {many}. With one, some levels are empty and not asked for.");
    }

    private async Task<int> CountAsync(string list, string fields, int first)
    {
        using var counter = new StatementCounter();
        var response = await demo.Product.AskAsync(
            commissioner,
            $"{{ {list}(first: {first}) {{ nodes {fields} }} }}",
            cancellationToken: TestContext.Current.CancellationToken
        );
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        response.GetProperty("data").GetProperty(list).GetProperty("nodes").GetArrayLength().ShouldBe(first);
        return counter.Count;
    }
}

/// <summary>Counts the statements that the calling code sends to PostgreSQL, and not those of others: Npgsql's own traces tell.</summary>
internal sealed class StatementCounter : IDisposable
{
    private readonly Activity activity = new Activity("statements").Start();
    private readonly ActivityListener listener;
    private int count;

    public StatementCounter()
    {
        var trace = activity.TraceId;
        listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = statement => Interlocked.Add(ref count, statement.TraceId == trace ? 1 : 0),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Count => count;

    public void Dispose()
    {
        listener.Dispose();
        activity.Dispose();
    }
}
