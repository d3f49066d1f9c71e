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
            create policy scope on referrals.referral using ((select altprovision.is_system()) or school_id = (select altprovision.school()) or (la_code = (select altprovision.la()) and (status <> 'Draft' or school_id is null)));
            alter table referrals.date_move enable row level security;
            create policy scope on referrals.date_move using (exists (select from referrals.referral r where r.id = record_id));
            alter table referrals.stored_decision enable row level security;
            create policy scope on referrals.stored_decision using ((select altprovision.is_system()) or exists (select from referrals.referral r where r.id = record_id)) with check ((select altprovision.is_system()));
            create policy add on referrals.stored_decision for insert with check ((select altprovision.is_known()));
            alter table referrals.outbox_message enable row level security;
            create policy scope on referrals.outbox_message using ((select altprovision.is_system())) with check ((select altprovision.is_system()));
            create policy add on referrals.outbox_message for insert with check ((select altprovision.is_known()));
            alter table referrals.audit_entry enable row level security;
            create policy scope on referrals.audit_entry using ((select altprovision.is_system())) with check ((select altprovision.is_system()));
            create policy add on referrals.audit_entry for insert with check ((select altprovision.is_known()));
            alter table referrals.inbox_entry enable row level security;
            create policy scope on referrals.inbox_entry using ((select altprovision.is_system()));
            alter table referrals.idempotency_entry enable row level security;
            create policy scope on referrals.idempotency_entry using ((select altprovision.is_system()) or starts_with(organisation, (select altprovision.organisation()) || '/'));
            """
        );
}
