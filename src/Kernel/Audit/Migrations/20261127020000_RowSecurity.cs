using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Kernel.Migrations;

/// <summary>
/// Everybody adds in the name of their own organisation, and reads nothing but the view <c>audit.trail</c>; the product itself reads all, and
/// alone adds seals. The view shows names and reasons to the organisation whose they are, and what is about a concern to its leads. Whether
/// the viewer may see the records that an entry is about, the database cannot tell: the product asks before it looks.
/// </summary>
[DbContext(typeof(AuditDbContext))]
[Migration("20261127020000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    // A view, and not a policy: behind a policy PostgreSQL would not use the index on records, whose operator is not leakproof.
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            alter table audit.entry enable row level security;
            create policy scope on audit.entry for select using (current_setting('altprovision.kind', true) = 'system');
            create policy add on audit.entry for insert with check (
              case coalesce(current_setting('altprovision.kind', true), '')
                when '' then false
                when 'system' then true
                else organisation = altprovision.organisation() end);
            alter table audit.seal enable row level security;
            create policy scope on audit.seal using (current_setting('altprovision.kind', true) = 'system');
            create view audit.trail as
              select position, at, kind, organisation, action, record_type, data_class, records,
                case when organisation = altprovision.organisation() then subject end as subject,
                case when organisation = altprovision.organisation() then reason end as reason
              from audit.entry
              where coalesce(current_setting('altprovision.kind', true), '') <> ''
                and (data_class <> 'Safeguarding' or (altprovision.is_lead() and organisation = altprovision.organisation()));
            """
        );

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            drop view audit.trail;
            drop policy scope on audit.seal;
            alter table audit.seal disable row level security;
            drop policy add on audit.entry;
            drop policy scope on audit.entry;
            alter table audit.entry disable row level security;
            """
        );
}
