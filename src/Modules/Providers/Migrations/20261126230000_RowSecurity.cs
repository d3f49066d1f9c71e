using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Providers.Migrations;

/// <summary>
/// Each table shows and takes only rows of whom the session names as its viewer: the same scope as the query filters, a second time. Whoever
/// is not named sees nothing. Reference data for all who are signed in has no policy.
/// </summary>
[DbContext(typeof(ProvidersDbContext))]
[Migration("20261126230000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            alter table providers.commissioner_check enable row level security;
            create policy scope on providers.commissioner_check using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table providers.stored_decision enable row level security;
            create policy scope on providers.stored_decision using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on providers.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table providers.outbox_message enable row level security;
            create policy scope on providers.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on providers.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table providers.audit_entry enable row level security;
            create policy scope on providers.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on providers.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table providers.inbox_entry enable row level security;
            create policy scope on providers.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table providers.idempotency_entry enable row level security;
            create policy scope on providers.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
