using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Placements.Migrations;

/// <summary>
/// Each table shows and takes only rows of whom the session names as its viewer: the same scope as the query filters, a second time. Whoever
/// is not named sees nothing. Reference data for all who are signed in has no policy.
/// </summary>
[DbContext(typeof(PlacementsDbContext))]
[Migration("20261126230000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            alter table placements.placement enable row level security;
            create policy scope on placements.placement using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid and status <> 'NotAgreed'
              when 'system' then true
              else false end);
            alter table placements.attendance_mark enable row level security;
            create policy scope on placements.attendance_mark using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table placements.party_answer_entry enable row level security;
            create policy scope on placements.party_answer_entry using (exists (select from placements.placement r where r.id = placement_id));
            alter table placements.attendance_correction enable row level security;
            create policy scope on placements.attendance_correction using (exists (select from placements.attendance_mark r where r.id = mark_id));
            alter table placements.granted_override enable row level security;
            create policy scope on placements.granted_override using (case current_setting('altprovision.kind', true)
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'system' then true
              else false end);
            alter table placements.stored_decision enable row level security;
            create policy scope on placements.stored_decision using (current_setting('altprovision.kind', true) = 'system' or exists (select from placements.placement r where r.id = record_id)) with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on placements.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table placements.outbox_message enable row level security;
            create policy scope on placements.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on placements.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table placements.audit_entry enable row level security;
            create policy scope on placements.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on placements.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table placements.inbox_entry enable row level security;
            create policy scope on placements.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table placements.idempotency_entry enable row level security;
            create policy scope on placements.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
