using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Placements.Migrations;

/// <summary>
/// Marks of placements in the viewer's sight, for counting. The policy of <c>placement</c> once for each placement: that of
/// <c>attendance_mark</c> asks for columns that the index of marks does not have, and so for the row of each mark.
/// </summary>
[DbContext(typeof(PlacementsDbContext))]
[Migration("20261127140000_MarksInSight")]
public sealed class MarksInSight : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            create view placements.mark_in_sight with (security_barrier) as
            select p.id as placement_id, m.date, m.session, m.code
            from placements.placement p join placements.attendance_mark m on m.placement_id = p.id
            where case current_setting('altprovision.kind', true)
              when 'school' then p.school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then p.la_code = current_setting('altprovision.organisation', true)
              when 'provider' then p.provider_id = current_setting('altprovision.organisation', true)::uuid and p.status <> 'NotAgreed'
              when 'system' then true
              else false end;
            """
        );
}
