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
            create policy scope on transitions.transition using ((select altprovision.is_system()) or school_id = (select altprovision.school()) or la_code = (select altprovision.la()) or provider_id = (select altprovision.provider()));
            alter table transitions.stored_decision enable row level security;
            create policy scope on transitions.stored_decision using ((select altprovision.is_system()) or exists (select from transitions.transition r where r.id = record_id)) with check ((select altprovision.is_system()));
            create policy add on transitions.stored_decision for insert with check ((select altprovision.is_known()));
            alter table transitions.outbox_message enable row level security;
            create policy scope on transitions.outbox_message using ((select altprovision.is_system())) with check ((select altprovision.is_system()));
            create policy add on transitions.outbox_message for insert with check ((select altprovision.is_known()));
            alter table transitions.audit_entry enable row level security;
            create policy scope on transitions.audit_entry using ((select altprovision.is_system())) with check ((select altprovision.is_system()));
            create policy add on transitions.audit_entry for insert with check ((select altprovision.is_known()));
            alter table transitions.inbox_entry enable row level security;
            create policy scope on transitions.inbox_entry using ((select altprovision.is_system()));
            alter table transitions.idempotency_entry enable row level security;
            create policy scope on transitions.idempotency_entry using ((select altprovision.is_system()) or starts_with(organisation, (select altprovision.organisation()) || '/'));
            """
        );
}
