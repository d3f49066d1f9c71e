using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Referrals.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "referrals");

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_entry",
                schema: "referrals",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request_hash = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    response = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_entry", x => new { x.organisation, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox_entry",
                schema: "referrals",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_entry", x => new { x.event_id, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                schema: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_failure = table.Column<string>(type: "text", nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    set_aside_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                schema: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    event_date = table.Column<DateOnly>(type: "date", nullable: false),
                    circumstances = table.Column<string>(type: "jsonb", nullable: false),
                    responsible = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    due_date = table.Column<DateOnly>(type: "date", nullable: true),
                    summary = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    decision_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    rejection_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_decision",
                schema: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_date = table.Column<DateOnly>(type: "date", nullable: false),
                    facts_hash = table.Column<string>(type: "text", nullable: false),
                    inputs = table.Column<string>(type: "jsonb", nullable: false),
                    findings = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_decision", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_record_id",
                schema: "referrals",
                table: "audit_entry",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_entry_at",
                schema: "referrals",
                table: "idempotency_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due",
                schema: "referrals",
                table: "outbox_message",
                columns: new[] { "due_at", "id" },
                filter: "delivered_at is null and set_aside_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_referral_la_code_due_date",
                schema: "referrals",
                table: "referral",
                columns: new[] { "la_code", "due_date" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_la_code_status_created_at",
                schema: "referrals",
                table: "referral",
                columns: new[] { "la_code", "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_pupil_id",
                schema: "referrals",
                table: "referral",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_school_id_created_at",
                schema: "referrals",
                table: "referral",
                columns: new[] { "school_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_record_id_at",
                schema: "referrals",
                table: "stored_decision",
                columns: new[] { "record_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "idempotency_entry",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "referral",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "stored_decision",
                schema: "referrals");
        }
    }
}
