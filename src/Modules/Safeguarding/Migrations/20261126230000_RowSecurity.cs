using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Safeguarding.Migrations;

/// <summary>
/// Each table shows and takes only rows of whom the session names as its viewer: the same scope as the query filters, a second time. Whoever
/// is not named sees nothing. Reference data for all who are signed in has no policy.
/// </summary>
[DbContext(typeof(SafeguardingDbContext))]
[Migration("20261126230000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            create function safeguarding.raised_by_viewer(concern uuid) returns boolean language sql stable security definer set search_path = safeguarding, pg_temp
              as $$ select exists (select from safeguarding.concern c where c.id = concern
                and c.raised_by = altprovision.subject() and c.raised_by_organisation = altprovision.organisation()) $$;
            alter table safeguarding.concern enable row level security;
            create policy scope on safeguarding.concern using (current_setting('altprovision.kind', true) = 'system'
              or (altprovision.is_lead() and exists (select from safeguarding.concern_recipient r where r.concern_id = concern.id and r.organisation = altprovision.organisation()))
              or (raised_by = altprovision.subject() and raised_by_organisation = altprovision.organisation()));
            alter table safeguarding.concern_recipient enable row level security;
            create policy scope on safeguarding.concern_recipient using (current_setting('altprovision.kind', true) = 'system' or (altprovision.is_lead() and organisation = altprovision.organisation()) or safeguarding.raised_by_viewer(concern_id));
            alter table safeguarding.concern_feed_entry enable row level security;
            create policy scope on safeguarding.concern_feed_entry using (current_setting('altprovision.kind', true) = 'system' or (altprovision.is_lead() and recipient = altprovision.organisation()) or safeguarding.raised_by_viewer(concern_id));
            alter table safeguarding.acknowledgement enable row level security;
            create policy scope on safeguarding.acknowledgement using (current_setting('altprovision.kind', true) = 'system'
              or (altprovision.is_lead() and exists (select from safeguarding.concern_recipient r where r.concern_id = acknowledgement.concern_id and r.organisation = altprovision.organisation()))
              or safeguarding.raised_by_viewer(concern_id));
            alter table safeguarding.pupil_setting enable row level security;
            create policy scope on safeguarding.pupil_setting using (current_setting('altprovision.kind', true) = 'system');
            alter table safeguarding.stored_decision enable row level security;
            create policy scope on safeguarding.stored_decision using (current_setting('altprovision.kind', true) = 'system' or exists (select from safeguarding.concern r where r.id = record_id)) with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on safeguarding.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table safeguarding.outbox_message enable row level security;
            create policy scope on safeguarding.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on safeguarding.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table safeguarding.audit_entry enable row level security;
            create policy scope on safeguarding.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on safeguarding.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table safeguarding.inbox_entry enable row level security;
            create policy scope on safeguarding.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table safeguarding.idempotency_entry enable row level security;
            create policy scope on safeguarding.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
