using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Safeguarding.Migrations
{
    /// <summary>Who opened the concerns about a child in an emergency, and what was found afterwards.</summary>
    public partial class EmergencyAccesses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "emergency_access",
                schema: "safeguarding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    responsible = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_access", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "emergency_access_review",
                schema: "safeguarding",
                columns: table => new
                {
                    access_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_justified = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_access_review", x => x.access_id);
                    table.ForeignKey(
                        name: "FK_emergency_access_review_emergency_access_access_id",
                        column: x => x.access_id,
                        principalSchema: "safeguarding",
                        principalTable: "emergency_access",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_emergency_access_responsible_opened_at",
                schema: "safeguarding",
                table: "emergency_access",
                columns: new[] { "responsible", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_emergency_access_subject_until",
                schema: "safeguarding",
                table: "emergency_access",
                columns: new[] { "subject", "until" });

            migrationBuilder.Sql(
                """
                create trigger append_only before update or delete or truncate on safeguarding.emergency_access
                    for each statement execute function safeguarding.refuse_change();
                alter table safeguarding.emergency_access enable always trigger append_only;
                create trigger append_only before update or delete or truncate on safeguarding.emergency_access_review
                    for each statement execute function safeguarding.refuse_change();
                alter table safeguarding.emergency_access_review enable always trigger append_only;
                alter table safeguarding.emergency_access enable row level security;
                create policy scope on safeguarding.emergency_access using (current_setting('altprovision.kind', true) = 'system'
                  or (subject = altprovision.subject() and organisation = altprovision.organisation())
                  or (altprovision.is_lead() and responsible = altprovision.organisation()));
                alter table safeguarding.emergency_access_review enable row level security;
                create policy scope on safeguarding.emergency_access_review using (current_setting('altprovision.kind', true) = 'system'
                  or exists (select from safeguarding.emergency_access a where a.id = access_id));
                drop policy scope on safeguarding.concern;
                create policy scope on safeguarding.concern using (current_setting('altprovision.kind', true) = 'system'
                  or (altprovision.is_lead() and exists (select from safeguarding.concern_recipient r where r.concern_id = concern.id and r.organisation = altprovision.organisation()))
                  or (raised_by = altprovision.subject() and raised_by_organisation = altprovision.organisation())
                  or (not is_about_adult and kind <> 'SettingUnsafe' and exists (select from safeguarding.emergency_access a
                    where a.pupil_id = concern.pupil_id and a.subject = altprovision.subject() and a.organisation = altprovision.organisation() and a.until > now())));
                drop policy scope on safeguarding.narrative_key;
                create policy scope on safeguarding.narrative_key for select using (exists (select from safeguarding.concern c where c.id = record_id)
                  or exists (select from safeguarding.emergency_access a where a.id = record_id));
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Records of emergency accesses are not removed. Restore a backup from before.");
    }
}
