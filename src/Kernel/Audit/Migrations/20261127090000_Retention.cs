using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Kernel.Migrations;

/// <summary>What each run of the retention schedule counted and destroyed: numbers, added to only, for the product itself.</summary>
[DbContext(typeof(AuditDbContext))]
[Migration("20261127090000_Retention")]
public sealed class Retention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            create table audit.retention_run (
                run uuid not null,
                kind text not null,
                at timestamptz not null,
                is_enforced boolean not null,
                decided text not null,
                years int not null,
                due bigint not null,
                destroyed bigint not null,
                held bigint not null,
                open bigint not null,
                due_since date,
                primary key (run, kind)
            );
            create index ix_retention_run_at on audit.retention_run (at);
            revoke all on audit.retention_run from public;
            create trigger append_only before update or delete or truncate on audit.retention_run
                for each statement execute function audit.refuse_change();
            alter table audit.retention_run enable always trigger append_only;
            alter table audit.retention_run enable row level security;
            create policy scope on audit.retention_run for select using (current_setting('altprovision.kind', true) = 'system');
            """
        );

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table audit.retention_run");
}
