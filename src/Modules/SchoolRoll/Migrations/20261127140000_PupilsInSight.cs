using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.SchoolRoll.Migrations;

/// <summary>
/// Pupils in the viewer's sight, with what belongs to them. The policy of <c>pupil</c> once for each pupil: behind the tables' own policies it
/// was asked again for each registration and fact. And the function of the policies in PL/pgSQL, which plans it once for each connection; in SQL
/// it was planned for each statement.
/// </summary>
[DbContext(typeof(SchoolRollDbContext))]
[Migration("20261127140000_PupilsInSight")]
public sealed class PupilsInSight : Migration
{
    // Not "exists" for registrations: where it is one of several ways, PostgreSQL reads all of the organisation's to find one.
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            create view school_roll.pupil_in_sight with (security_barrier) as
            select p.*,
              (select e.school_id from school_roll.enrolment e where e.pupil_id = p.id and e.status <> 'DualSubsidiary'
                and e."from" <= altprovision.today() and (e.until is null or e.until >= altprovision.today()) limit 1) as home_school_id,
              coalesce(f.ehcp, false) as has_ehcp, coalesce(f.sen, false) as has_sen_support,
              coalesce(f.looked_after, false) as is_looked_after, coalesce(f.meals, false) as has_free_school_meals
            from school_roll.pupil p
            left join lateral (
              select bool_or(f.kind = 'Ehcp') as ehcp, bool_or(f.kind = 'SenSupport') as sen, bool_or(f.kind = 'LookedAfter') as looked_after,
                bool_or(f.kind = 'FreeSchoolMeals') as meals
              from school_roll.pupil_fact f
              where f.pupil_id = p.id and f."from" <= altprovision.today() and (f.until is null or f.until >= altprovision.today())) f on true
            where case current_setting('altprovision.kind', true)
              when 'school' then altprovision.school() in (select e.school_id from school_roll.enrolment e where e.pupil_id = p.id)
              when 'la' then p.home_la_code = current_setting('altprovision.organisation', true)
                or current_setting('altprovision.organisation', true) in (select e.school_la_code from school_roll.enrolment e where e.pupil_id = p.id)
              when 'provider' then altprovision.provider() in (select a.provider_id from school_roll.pupil_provider_access a
                where a.pupil_id = p.id and (a.until is null or a.until >= altprovision.today()))
              when 'system' then true
              else false end;

            create or replace function school_roll.sees_pupil(pupil uuid) returns boolean
              language plpgsql stable security definer set search_path = school_roll, pg_temp as $$
            begin
              return case current_setting('altprovision.kind', true)
                when 'school' then exists (select from school_roll.enrolment e where e.pupil_id = pupil and e.school_id = altprovision.school())
                when 'la' then exists (select from school_roll.pupil p where p.id = pupil and p.home_la_code = current_setting('altprovision.organisation', true))
                  or exists (select from school_roll.enrolment e where e.pupil_id = pupil and e.school_la_code = current_setting('altprovision.organisation', true))
                when 'provider' then exists (select from school_roll.pupil_provider_access a
                  where a.pupil_id = pupil and a.provider_id = altprovision.provider() and (a.until is null or a.until >= altprovision.today()))
                when 'system' then true
                else false end;
            end $$;
            """
        );
}
