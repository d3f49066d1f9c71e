using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Safeguarding.Migrations;

/// <summary>The function of the policies in PL/pgSQL, which plans it once for each connection; in SQL it was planned for each statement.</summary>
[DbContext(typeof(SafeguardingDbContext))]
[Migration("20261127140000_PlannedOnce")]
public sealed class PlannedOnce : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            create or replace function safeguarding.raised_by_viewer(concern uuid) returns boolean
              language plpgsql stable security definer set search_path = safeguarding, pg_temp as $$
            begin
              return exists (select from safeguarding.concern c where c.id = concern
                and c.raised_by = altprovision.subject() and c.raised_by_organisation = altprovision.organisation());
            end $$;
            """
        );
}
