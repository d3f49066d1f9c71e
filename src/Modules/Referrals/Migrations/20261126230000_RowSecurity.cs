using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Referrals.Migrations;

/// <summary>
/// Each table shows and takes only rows of whom the session names as its viewer: the same scope as the query filters, a second time. Whoever
/// is not named sees nothing. Reference data for all who are signed in has no policy.
/// </summary>
[DbContext(typeof(ReferralsDbContext))]
[Migration("20261126230000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            alter table referrals.referral enable row level security;
            create policy scope on referrals.referral using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true) and (status <> 'Draft' or school_id is null)
              when 'system' then true
              else false end);
            alter table referrals.date_move enable row level security;
            create policy scope on referrals.date_move using (exists (select from referrals.referral r where r.id = record_id));
            alter table referrals.stored_decision enable row level security;
            create policy scope on referrals.stored_decision using (current_setting('altprovision.kind', true) = 'system' or exists (select from referrals.referral r where r.id = record_id)) with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on referrals.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table referrals.outbox_message enable row level security;
            create policy scope on referrals.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on referrals.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table referrals.audit_entry enable row level security;
            create policy scope on referrals.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on referrals.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table referrals.inbox_entry enable row level security;
            create policy scope on referrals.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table referrals.idempotency_entry enable row level security;
            create policy scope on referrals.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
