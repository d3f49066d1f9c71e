using AltProvision.Tests.Support.Database;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.EmbeddedPostgres;

public class PostgresFixtureTests
{
    [Fact]
    public async Task Every_database_is_a_copy_of_the_template_of_its_own()
    {
        await using var postgres = new PostgresFixture(connectionString =>
            ExecuteAsync(connectionString, "create table pupil (name text)")
        );

        var first = await postgres.CreateDatabaseAsync();
        var second = await postgres.CreateDatabaseAsync();
        await ExecuteAsync(first, "insert into pupil values ('Ann')");

        (await ExecuteAsync(first, "select count(*) from pupil")).ShouldBe(1L);
        (await ExecuteAsync(second, "select count(*) from pupil")).ShouldBe(0L);
        await postgres.DropDatabaseAsync(first);
        await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(first, "select 1"));
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
