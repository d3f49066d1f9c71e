using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Safeguarding.Migrations
{
    /// <summary>Narratives are locked, each record's by a key of its own (docs/adr/0016).</summary>
    public partial class LockedNarratives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create table safeguarding.narrative_key (
                    record_id uuid not null,
                    master_id character varying(40) not null,
                    locked bytea not null,
                    constraint "PK_narrative_key" primary key (record_id)
                );
                create index ix_narrative_key_master_id on safeguarding.narrative_key (master_id);
                alter table safeguarding.narrative_key enable row level security;
                create policy product on safeguarding.narrative_key using (current_setting('altprovision.kind', true) = 'system');
                create policy scope on safeguarding.narrative_key for select using (exists (select from safeguarding.concern c where c.id = record_id));
                create policy add on safeguarding.narrative_key for insert with check (coalesce(current_setting('altprovision.kind', true), '') <> '');
                -- No SQL can lock what was told until now: LockNarratives does so at once, and drops these.
                alter table safeguarding.concern rename column account to account_told;
                alter table safeguarding.concern rename column action_taken to action_taken_told;
                alter table safeguarding.concern alter column account_told drop not null, add column account bytea, add column action_taken bytea;
                alter table safeguarding.acknowledgement rename column note to note_told;
                alter table safeguarding.acknowledgement add column note bytea;
                """
            );

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("No SQL can unlock narratives. Restore a backup from before.");
    }
}
