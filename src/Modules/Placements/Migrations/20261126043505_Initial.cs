using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Placements.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "placements");

            migrationBuilder.CreateTable(
                name: "attendance_mark",
                schema: "placements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    session = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    marked_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendance_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "placements",
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
                schema: "placements",
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
                schema: "placements",
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
                schema: "placements",
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
                name: "placement",
                schema: "placements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_la_commissioned = table.Column<bool>(type: "boolean", nullable: false),
                    is_la_needed = table.Column<bool>(type: "boolean", nullable: false),
                    meets_exclusion_duty = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    purpose = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    planned_start = table.Column<DateOnly>(type: "date", nullable: false),
                    start_date = table.Column<DateOnly>(type: "date", nullable: false),
                    planned_end_date = table.Column<DateOnly>(type: "date", nullable: false),
                    first_review_date = table.Column<DateOnly>(type: "date", nullable: false),
                    hours_per_week = table.Column<decimal>(type: "numeric(4,2)", precision: 4, scale: 2, nullable: false),
                    weekly_cost = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    half_days = table.Column<List<string>>(type: "text[]", nullable: false),
                    plan = table.Column<string>(type: "jsonb", nullable: false),
                    acknowledged_warnings = table.Column<List<string>>(type: "text[]", nullable: false),
                    acknowledgement_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_count = table.Column<int>(type: "integer", nullable: false),
                    extension_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    destination = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    end_note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_decision",
                schema: "placements",
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

            migrationBuilder.CreateTable(
                name: "attendance_correction",
                schema: "placements",
                columns: table => new
                {
                    mark_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    old_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    new_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    corrected_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendance_correction", x => new { x.mark_id, x.number });
                    table.ForeignKey(
                        name: "FK_attendance_correction_attendance_mark_mark_id",
                        column: x => x.mark_id,
                        principalSchema: "placements",
                        principalTable: "attendance_mark",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "party_answer_entry",
                schema: "placements",
                columns: table => new
                {
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_answer_entry", x => new { x.placement_id, x.number });
                    table.ForeignKey(
                        name: "FK_party_answer_entry_placement_placement_id",
                        column: x => x.placement_id,
                        principalSchema: "placements",
                        principalTable: "placement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_mark_placement_id_date_session",
                schema: "placements",
                table: "attendance_mark",
                columns: new[] { "placement_id", "date", "session" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attendance_mark_provider_id_date",
                schema: "placements",
                table: "attendance_mark",
                columns: new[] { "provider_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_record_id",
                schema: "placements",
                table: "audit_entry",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_entry_at",
                schema: "placements",
                table: "idempotency_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due",
                schema: "placements",
                table: "outbox_message",
                columns: new[] { "due_at", "id" },
                filter: "delivered_at is null and set_aside_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_placement_la_code_start_date",
                schema: "placements",
                table: "placement",
                columns: new[] { "la_code", "start_date" });

            migrationBuilder.CreateIndex(
                name: "ix_placement_la_code_status_planned_end_date",
                schema: "placements",
                table: "placement",
                columns: new[] { "la_code", "status", "planned_end_date" });

            migrationBuilder.CreateIndex(
                name: "ix_placement_provider_id_status_start_date",
                schema: "placements",
                table: "placement",
                columns: new[] { "provider_id", "status", "start_date" });

            migrationBuilder.CreateIndex(
                name: "ix_placement_pupil_id_start_date",
                schema: "placements",
                table: "placement",
                columns: new[] { "pupil_id", "start_date" });

            migrationBuilder.CreateIndex(
                name: "ix_placement_referral_id",
                schema: "placements",
                table: "placement",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_placement_school_id_start_date",
                schema: "placements",
                table: "placement",
                columns: new[] { "school_id", "start_date" });

            migrationBuilder.CreateIndex(
                name: "ix_placement_site_id_status",
                schema: "placements",
                table: "placement",
                columns: new[] { "site_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_record_id_at",
                schema: "placements",
                table: "stored_decision",
                columns: new[] { "record_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendance_correction",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "idempotency_entry",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "party_answer_entry",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "stored_decision",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "attendance_mark",
                schema: "placements");

            migrationBuilder.DropTable(
                name: "placement",
                schema: "placements");
        }
    }
}
