using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Access.Migrations;

/// <summary>A grant is its school's to see; who signed out is nobody's but the product's.</summary>
[DbContext(typeof(AccessDbContext))]
[Migration("20261127000000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            alter table access.client_grant enable row level security;
            create policy scope on access.client_grant using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table access.revocation enable row level security;
            create policy scope on access.revocation using (current_setting('altprovision.kind', true) = 'system');
            alter table access.stored_decision enable row level security;
            create policy scope on access.stored_decision using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on access.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table access.outbox_message enable row level security;
            create policy scope on access.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on access.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table access.audit_entry enable row level security;
            create policy scope on access.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on access.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table access.inbox_entry enable row level security;
            create policy scope on access.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table access.idempotency_entry enable row level security;
            create policy scope on access.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
