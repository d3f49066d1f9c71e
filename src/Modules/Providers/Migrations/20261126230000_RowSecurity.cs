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
            create policy scope on providers.commissioner_check using ((select altprovision.is_system()) or school_id = (select altprovision.school()) or la_code = (select altprovision.la()) or provider_id = (select altprovision.provider()));
            alter table providers.stored_decision enable row level security;
            create policy scope on providers.stored_decision using ((select altprovision.is_system())) with check ((select altprovision.is_system()));
            create policy add on providers.stored_decision for insert with check ((select altprovision.is_known()));
            alter table providers.outbox_message enable row level security;
            create policy scope on providers.outbox_message using ((select altprovision.is_system())) with check ((select altprovision.is_system()));
            create policy add on providers.outbox_message for insert with check ((select altprovision.is_known()));
            alter table providers.audit_entry enable row level security;
            create policy scope on providers.audit_entry using ((select altprovision.is_system())) with check ((select altprovision.is_system()));
            create policy add on providers.audit_entry for insert with check ((select altprovision.is_known()));
            alter table providers.inbox_entry enable row level security;
            create policy scope on providers.inbox_entry using ((select altprovision.is_system()));
            alter table providers.idempotency_entry enable row level security;
            create policy scope on providers.idempotency_entry using ((select altprovision.is_system()) or starts_with(organisation, (select altprovision.organisation()) || '/'));
            """
        );
}
