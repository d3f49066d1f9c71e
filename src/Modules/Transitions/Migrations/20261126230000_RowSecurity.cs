using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Transitions.Migrations;

/// <summary>
/// Each table shows and takes only rows of whom the session names as its viewer: the same scope as the query filters, a second time. Whoever
/// is not named sees nothing. Reference data for all who are signed in has no policy.
/// </summary>
[DbContext(typeof(TransitionsDbContext))]
[Migration("20261126230000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            alter table transitions.transition enable row level security;
            create policy scope on transitions.transition using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table transitions.stored_decision enable row level security;
            create policy scope on transitions.stored_decision using (current_setting('altprovision.kind', true) = 'system' or exists (select from transitions.transition r where r.id = record_id)) with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on transitions.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table transitions.outbox_message enable row level security;
            create policy scope on transitions.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on transitions.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table transitions.audit_entry enable row level security;
            create policy scope on transitions.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on transitions.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table transitions.inbox_entry enable row level security;
            create policy scope on transitions.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table transitions.idempotency_entry enable row level security;
            create policy scope on transitions.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
