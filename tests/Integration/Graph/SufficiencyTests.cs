using System.Globalization;
using System.Text.Json;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>The figures of an authority, held against the demo's rows, which are counted here in another way: day by day.</summary>
public sealed class SufficiencyTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private const string All = """
        { sufficiency(where: { from: "2025-01-01", until: "2027-12-31" }) {
          laCode from until
          demand { month reason referrals } capacity { month area offered taken }
          costs { month isLaCommissioned perWeek placements } outcomes { month outcome placements } } }
        """;

    private const string Days = """
        with day as (select d::date as day, date_trunc('month', d)::date as month from generate_series('2025-01-01'::timestamp, '2027-12-31', '1 day') d),
        lasting as (
            select day.month, p.* from day join placements.placement p on day.day >= p.start_date and (
                (p.status = 'Ended' and day.day <= p.ended_on and p.end_reason <> 'NeverStarted')
                or (p.status = 'Active' and (day.day <= p.planned_end_date or day.day <= @today))
                or (p.status = 'Agreed' and day.day <= p.planned_end_date)))
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demand_is_what_was_sent_by_month_and_reason()
    {
        var expected = await RowsAsync(
            """
            select to_char(submitted_at at time zone 'Europe/London', 'YYYY-MM-01'), reason,
                case when count(*) < 5 then null when reason is null then round(count(*) / 5.0) * 5 else count(*) end::text
            from referrals.referral where la_code = '999' and submitted_at at time zone 'Europe/London' between '2025-01-01' and '2028-01-01'
            group by grouping sets ((1, reason), (1))
            """
        );

        var actual = await AskAsync("demand", "month", "reason", "referrals");

        Tidy(actual).ShouldBe(Tidy(expected), ignoreOrder: true);
        actual.Count.ShouldBeGreaterThan(10);
        actual.ShouldContain(row => row[2] == "");
    }

    [Fact]
    public async Task Costs_are_the_prices_of_a_week_averaged_over_the_days_of_a_month()
    {
        var expected = await RowsAsync(
            $"""
            {Days}
            select to_char(month, 'YYYY-MM-DD'), is_la_commissioned::text,
                case when count(distinct id) < 5 then null else
                    round(sum(weekly_cost) / extract(day from month + interval '1 month' - interval '1 day')::numeric, 2) end::text,
                case when count(distinct id) < 5 then null else count(distinct id) end::text
            from lasting where la_code = '999' group by month, is_la_commissioned
            """
        );

        var actual = await AskAsync("costs", "month", "isLaCommissioned", "perWeek", "placements");

        Tidy(actual).ShouldBe(Tidy(expected), ignoreOrder: true);
        actual.ShouldContain(row => row[2] != "");
    }

    [Fact]
    public async Task Capacity_is_what_the_sites_of_an_area_have_and_what_is_taken_of_it()
    {
        var expected = await RowsAsync(
            $"""
            {Days},
            area as (
                select split_part(s.postcode, ' ', 1) as area, sum(s.capacity_per_half_day) * 10 as offered
                from providers.site s join providers.provider p on p.id = s.provider_id where p.la_code = '999' group by 1),
            taken as (
                select month, split_part(s.postcode, ' ', 1) as area, count(distinct l.id) as placements,
                    round(sum(cardinality(l.half_days)) / extract(day from month + interval '1 month' - interval '1 day')::numeric, 1) as taken
                from lasting l join providers.site s on s.id = l.site_id group by 1, 2)
            select to_char(m.month, 'YYYY-MM-DD'), area.area, area.offered::text,
                case when t.placements is null then 0 when t.placements < 5 then null else t.taken end::text
            from (select distinct month from day) m cross join area left join taken t on t.month = m.month and t.area = area.area
            """
        );

        var actual = await AskAsync("capacity", "month", "area", "offered", "taken");

        Tidy(actual).ShouldBe(Tidy(expected), ignoreOrder: true);
        actual.ShouldContain(row => row[3] == "");
        actual.ShouldContain(row => row[3] != "" && row[3] != "0");
    }

    [Fact]
    public async Task Outcomes_are_those_of_the_placements_that_ended()
    {
        var expected = await RowsAsync(
            """
            select to_char(ended_on, 'YYYY-MM-01'), outcome,
                case when count(*) < 5 then null when outcome is null then round(count(*) / 5.0) * 5 else count(*) end::text
            from placements.placement where la_code = '999' and status = 'Ended' and ended_on between '2025-01-01' and '2027-12-31'
            group by grouping sets ((1, outcome), (1))
            """
        );

        var actual = await AskAsync("outcomes", "month", "outcome", "placements");

        Tidy(actual).ShouldBe(Tidy(expected), ignoreOrder: true);
        actual.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("la-dsl")]
    [InlineData("head")]
    [InlineData("manager")]
    public async Task Only_those_who_plan_for_an_authority_are_told(string person)
    {
        var response = await demo.Product.AskAsync(DemoViewers.Of(person), "{ sufficiency { laCode } }", cancellationToken: Stop);

        Code(response).ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task The_last_twelve_months_are_told_unless_others_are_asked_for()
    {
        var response = await demo.Product.AskAsync(
            DemoViewers.Of("quality"),
            "{ sufficiency { from until capacity { month } } }",
            cancellationToken: Stop
        );

        var figures = response.GetProperty("data").GetProperty("sufficiency");
        var months = figures
            .GetProperty("capacity")
            .EnumerateArray()
            .Select(row => row.GetProperty("month").GetString())
            .Distinct()
            .ToList();
        months.Count.ShouldBe(12);
        months[0].ShouldBe(figures.GetProperty("from").GetString());
        string.CompareOrdinal(months[^1], figures.GetProperty("until").GetString()).ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("2024-01-01", "2027-01-01")]
    [InlineData("2026-02-01", "2026-01-31")]
    public async Task More_than_36_months_or_less_than_one_are_refused(string from, string until)
    {
        var response = await demo.Product.AskAsync(
            DemoViewers.Of("commissioner"),
            $"{{ sufficiency(where: {{ from: \"{from}\", until: \"{until}\" }}) {{ laCode }} }}",
            cancellationToken: Stop
        );

        Code(response).ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task Statements_do_not_grow_with_the_months()
    {
        (await CountAsync("2026-11-01")).ShouldBe(await CountAsync("2024-12-01"));

        async Task<int> CountAsync(string from)
        {
            using var counter = new StatementCounter();
            await demo.Product.AskAsync(
                DemoViewers.Of("commissioner"),
                $"{{ sufficiency(where: {{ from: \"{from}\", until: \"2026-11-30\" }}) {{ demand {{ referrals }} }} }}",
                cancellationToken: Stop
            );
            counter.Count.ShouldBeInRange(1, 6);
            return counter.Count;
        }
    }

    private async Task<List<string[]>> AskAsync(string list, params string[] fields)
    {
        var response = await demo.Product.AskAsync(DemoViewers.Of("commissioner"), All, cancellationToken: Stop);
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        var figures = response.GetProperty("data").GetProperty("sufficiency");
        figures.GetProperty("laCode").GetString().ShouldBe("999");
        return
        [
            .. figures
                .GetProperty(list)
                .EnumerateArray()
                .Select(row => fields.Select(field => row.GetProperty(field).ToString()).ToArray()),
        ];
    }

    private async Task<List<string[]>> RowsAsync(string sql)
    {
        await using var command = demo.Product.DataSource.CreateCommand(sql);
        if (sql.Contains("@today", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter("today", LondonTime.Today(TimeProvider.System)));
        }

        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string[]> rows = [];
        while (await reader.ReadAsync(Stop))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? "" : reader.GetString(at))]);
        }

        return rows;
    }

    // One way to write what the graph and the database write in two: GOALS_MET and GoalsMet, 12.50 and 12.5.
    private static List<string> Tidy(IEnumerable<string[]> rows) =>
        [
            .. rows.Select(row =>
                string.Join(
                    " ",
                    row.Select(cell =>
                        decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                            ? number.ToString("0.##", CultureInfo.InvariantCulture)
                            : cell.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()
                    )
                )
            ),
        ];

    private static string? Code(JsonElement response) =>
        response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
