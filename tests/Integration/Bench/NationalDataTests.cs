using System.Globalization;
using System.Text.RegularExpressions;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Bench;

/// <summary>The data of <c>bench/run</c> fits the schema as it is now. Whoever changes a table hears of it here, not at the next measurement.</summary>
public sealed partial class NationalDataTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_benchmark_can_make_its_data()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var sql = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "bench", "national.sql"), cancellationToken);
        await using var source = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync(cancellationToken));
        await using var fill = source.CreateCommand(Small(sql).Replace("vacuum analyze;", "", StringComparison.Ordinal));
        await fill.ExecuteNonQueryAsync(cancellationToken);

        await using var count = source.CreateCommand(
            """
            select array[(select count(*) from school_roll.pupil), (select count(*) from referrals.referral), (select count(*) from placements.placement),
              (select count(*) from reviews.review), (select count(*) from safeguarding.concern), (select count(*) from placements.attendance_mark)]
            """
        );
        ((long[])(await count.ExecuteScalarAsync(cancellationToken))!).ShouldAllBe(rows => rows > 0);
    }

    // What there are 60,000 and more of, a thousandth: pupils, referrals, placements, reviews, concerns.
    private static string Small(string sql) =>
        Large()
            .Replace(sql, number => (int.Parse(number.Value, CultureInfo.InvariantCulture) / 1000).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<!\d)([6-9]\d|[1-4]\d\d)(000|999)(?!\d)")]
    private static partial Regex Large();
}
