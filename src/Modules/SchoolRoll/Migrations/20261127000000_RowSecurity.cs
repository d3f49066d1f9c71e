using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.SchoolRoll.Migrations;

/// <summary>
/// Each table shows and takes only rows of whom the session names as its viewer: the same scope as the query filters, a second time. Whoever
/// is not named sees nothing. Reference data for all who are signed in has no policy.
/// </summary>
[DbContext(typeof(SchoolRollDbContext))]
[Migration("20261127000000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            create function school_roll.sees_pupil(pupil uuid) returns boolean language sql stable security definer set search_path = school_roll, pg_temp
              as $$ select case current_setting('altprovision.kind', true)
              when 'school' then exists (select from school_roll.enrolment e where e.pupil_id = pupil and e.school_id = altprovision.school())
              when 'la' then exists (select from school_roll.pupil p where p.id = pupil and p.home_la_code = current_setting('altprovision.organisation', true))
                or exists (select from school_roll.enrolment e where e.pupil_id = pupil and e.school_la_code = current_setting('altprovision.organisation', true))
              when 'provider' then exists (select from school_roll.pupil_provider_access a
                where a.pupil_id = pupil and a.provider_id = altprovision.provider() and (a.until is null or a.until >= altprovision.today()))
              when 'system' then true
              else false end $$;
            alter table school_roll.enrolment enable row level security;
            create policy scope on school_roll.enrolment using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid or school_roll.sees_pupil(pupil_id)
              when 'la' then school_la_code = current_setting('altprovision.organisation', true) or school_roll.sees_pupil(pupil_id)
              when 'provider' then school_roll.sees_pupil(pupil_id)
              when 'system' then true
              else false end);
            alter table school_roll.pupil_provider_access enable row level security;
            create policy scope on school_roll.pupil_provider_access using (case current_setting('altprovision.kind', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table school_roll.pupil enable row level security;
            create policy scope on school_roll.pupil using (case current_setting('altprovision.kind', true)
              when 'school' then exists (select from school_roll.enrolment e where e.pupil_id = pupil.id and e.school_id = altprovision.school())
              when 'la' then home_la_code = current_setting('altprovision.organisation', true)
                or exists (select from school_roll.enrolment e where e.pupil_id = pupil.id and e.school_la_code = current_setting('altprovision.organisation', true))
              when 'provider' then exists (select from school_roll.pupil_provider_access a
                where a.pupil_id = pupil.id and a.provider_id = altprovision.provider() and (a.until is null or a.until >= altprovision.today()))
              when 'system' then true
              else false end) with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table school_roll.pupil_fact enable row level security;
            create policy scope on school_roll.pupil_fact using (exists (select from school_roll.pupil r where r.id = pupil_id));
            alter table school_roll.stored_decision enable row level security;
            create policy scope on school_roll.stored_decision using (current_setting('altprovision.kind', true) = 'system' or exists (select from school_roll.pupil r where r.id = record_id)) with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on school_roll.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table school_roll.outbox_message enable row level security;
            create policy scope on school_roll.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on school_roll.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table school_roll.audit_entry enable row level security;
            create policy scope on school_roll.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on school_roll.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table school_roll.inbox_entry enable row level security;
            create policy scope on school_roll.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table school_roll.idempotency_entry enable row level security;
            create policy scope on school_roll.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
