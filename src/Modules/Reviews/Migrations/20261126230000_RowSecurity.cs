using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Reviews.Migrations;

/// <summary>
/// Each table shows and takes only rows of whom the session names as its viewer: the same scope as the query filters, a second time. Whoever
/// is not named sees nothing. Reference data for all who are signed in has no policy.
/// </summary>
[DbContext(typeof(ReviewsDbContext))]
[Migration("20261126230000_RowSecurity")]
public sealed class RowSecurity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            alter table reviews.review enable row level security;
            create policy scope on reviews.review using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table reviews.review_schedule enable row level security;
            create policy scope on reviews.review_schedule using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table reviews.provider_report enable row level security;
            create policy scope on reviews.provider_report using (case current_setting('altprovision.kind', true)
              when 'school' then school_id = current_setting('altprovision.organisation', true)::uuid
              when 'la' then la_code = current_setting('altprovision.organisation', true)
              when 'provider' then provider_id = current_setting('altprovision.organisation', true)::uuid
              when 'system' then true
              else false end);
            alter table reviews.date_move enable row level security;
            create policy scope on reviews.date_move using (exists (select from reviews.review_schedule r where r.placement_id = record_id));
            alter table reviews.stored_decision enable row level security;
            create policy scope on reviews.stored_decision using (current_setting('altprovision.kind', true) = 'system' or exists (select from reviews.review r where r.id = record_id) or exists (select from reviews.review_schedule r where r.placement_id = record_id)) with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on reviews.stored_decision for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table reviews.outbox_message enable row level security;
            create policy scope on reviews.outbox_message using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on reviews.outbox_message for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table reviews.audit_entry enable row level security;
            create policy scope on reviews.audit_entry using (current_setting('altprovision.kind', true) = 'system') with check (current_setting('altprovision.kind', true) = 'system');
            create policy add on reviews.audit_entry for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
            alter table reviews.inbox_entry enable row level security;
            create policy scope on reviews.inbox_entry using (current_setting('altprovision.kind', true) = 'system');
            alter table reviews.idempotency_entry enable row level security;
            create policy scope on reviews.idempotency_entry using (current_setting('altprovision.kind', true) = 'system' or starts_with(organisation, altprovision.organisation() || '/'));
            """
        );
}
