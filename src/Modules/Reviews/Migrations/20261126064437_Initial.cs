using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Reviews.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "reviews");

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "reviews",
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
                schema: "reviews",
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
                schema: "reviews",
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
                schema: "reviews",
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
                name: "provider_report",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    attendance_percent = table.Column<decimal>(type: "numeric(4,1)", precision: 4, scale: 1, nullable: false),
                    progress = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    concerns = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    submitted_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provider_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decision_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    attendees = table.Column<string>(type: "jsonb", nullable: false),
                    progress = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    pupil_voice = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    parent_view = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    is_attending = table.Column<bool>(type: "boolean", nullable: false),
                    is_safe = table.Column<bool>(type: "boolean", nullable: false),
                    is_meeting_need = table.Column<bool>(type: "boolean", nullable: false),
                    next_review_due = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_schedule",
                schema: "reviews",
                columns: table => new
                {
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    start_date = table.Column<DateOnly>(type: "date", nullable: false),
                    planned_end_date = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreed_review_date = table.Column<DateOnly>(type: "date", nullable: true),
                    last_review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    next_due = table.Column<DateOnly>(type: "date", nullable: true),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_schedule", x => x.placement_id);
                });

            migrationBuilder.CreateTable(
                name: "stored_decision",
                schema: "reviews",
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
                schema: "reviews",
                table: "audit_entry",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_entry_at",
                schema: "reviews",
                table: "idempotency_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due",
                schema: "reviews",
                table: "outbox_message",
                columns: new[] { "due_at", "id" },
                filter: "delivered_at is null and set_aside_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_provider_report_placement_id_submitted_at",
                schema: "reviews",
                table: "provider_report",
                columns: new[] { "placement_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_report_review_id_submitted_at",
                schema: "reviews",
                table: "provider_report",
                columns: new[] { "review_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_review_la_code_held_on",
                schema: "reviews",
                table: "review",
                columns: new[] { "la_code", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ix_review_placement_id_held_on",
                schema: "reviews",
                table: "review",
                columns: new[] { "placement_id", "held_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_provider_id_held_on",
                schema: "reviews",
                table: "review",
                columns: new[] { "provider_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ix_review_pupil_id",
                schema: "reviews",
                table: "review",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_school_id_held_on",
                schema: "reviews",
                table: "review",
                columns: new[] { "school_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedule_la_code_next_due",
                schema: "reviews",
                table: "review_schedule",
                columns: new[] { "la_code", "next_due" },
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_review_schedule_provider_id_next_due",
                schema: "reviews",
                table: "review_schedule",
                columns: new[] { "provider_id", "next_due" },
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_review_schedule_school_id_next_due",
                schema: "reviews",
                table: "review_schedule",
                columns: new[] { "school_id", "next_due" },
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_record_id_at",
                schema: "reviews",
                table: "stored_decision",
                columns: new[] { "record_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "idempotency_entry",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "provider_report",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "review",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "review_schedule",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "stored_decision",
                schema: "reviews");
        }
    }
}
