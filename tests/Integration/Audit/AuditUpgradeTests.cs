using AltProvision.Kernel;
using AltProvision.Tests.Integration.Security;
using AltProvision.Tests.Support.Database;
using AltProvision.Transitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Audit;

/// <summary>A database of the time when each module put on record in a table of its own.</summary>
public sealed class AuditUpgradeTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_module_had_on_record_moves_to_the_audit_in_order_and_its_table_goes()
    {
        await using var owner = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync(Stop));
        var options = new DbContextOptionsBuilder<TransitionsDbContext>();
        options.UseModuleDatabase(owner, "transitions");
        await using var transitions = new TransitionsDbContext(options.Options);
        var migrator = transitions.GetService<IMigrator>();
        await migrator.MigrateAsync("20261126230000_RowSecurity", Stop);
        await RunAsync(
            owner,
            """
            insert into transitions.audit_entry (id, at, subject, organisation, action, record_id) values
              (gen_random_uuid(), '2026-11-02 09:00Z', 'second', 'school:1', 'ConfirmStage', null),
              (gen_random_uuid(), '2026-11-01 09:00Z', 'first', 'la:332', 'PlanTransition', '00000000-0000-8000-8000-000000000001')
            """
        );

        await migrator.MigrateAsync(cancellationToken: Stop);

        await using var moved = owner.CreateCommand(
            """
            select concat_ws('|', at at time zone 'UTC', kind, subject, organisation, source, action, data_class, records)
            from audit.entry where source = 'transitions' order by position
            """
        );
        (await ExpectedRows.ReadAsync(moved)).ShouldBe([
            "2026-11-01 09:00:00|Change|first|la:332|transitions|PlanTransition|Personal|{00000000-0000-8000-8000-000000000001}",
            "2026-11-02 09:00:00|Change|second|school:1|transitions|ConfirmStage|Personal|{}",
        ]);
        await using var table = owner.CreateCommand("select (to_regclass('transitions.audit_entry') is null)::text");
        (await ExpectedRows.ReadAsync(table)).ShouldBe(["true"]);
    }

    private static async Task RunAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
