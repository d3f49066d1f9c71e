using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Transitions.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "transitions");

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "transitions",
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
                schema: "transitions",
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
                schema: "transitions",
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
                schema: "transitions",
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
                name: "stored_decision",
                schema: "transitions",
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
                name: "transition",
                schema: "transitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    destination_school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    target_date = table.Column<DateOnly>(type: "date", nullable: false),
                    stages = table.Column<string>(type: "jsonb", nullable: false),
                    support = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    named_contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sustained_check_due = table.Column<DateOnly>(type: "date", nullable: true),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    breakdown_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transition", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_record_id",
                schema: "transitions",
                table: "audit_entry",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_entry_at",
                schema: "transitions",
                table: "idempotency_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due",
                schema: "transitions",
                table: "outbox_message",
                columns: new[] { "due_at", "id" },
                filter: "delivered_at is null and set_aside_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_record_id_at",
                schema: "transitions",
                table: "stored_decision",
                columns: new[] { "record_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_la_code_created_at",
                schema: "transitions",
                table: "transition",
                columns: new[] { "la_code", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_la_code_target_date",
                schema: "transitions",
                table: "transition",
                columns: new[] { "la_code", "target_date" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_one_open_per_placement",
                schema: "transitions",
                table: "transition",
                column: "placement_id",
                unique: true,
                filter: "status in ('Planned', 'InProgress')");

            migrationBuilder.CreateIndex(
                name: "ix_transition_placement_id_created_at",
                schema: "transitions",
                table: "transition",
                columns: new[] { "placement_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_provider_id_created_at",
                schema: "transitions",
                table: "transition",
                columns: new[] { "provider_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_pupil_id_created_at",
                schema: "transitions",
                table: "transition",
                columns: new[] { "pupil_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_school_id_created_at",
                schema: "transitions",
                table: "transition",
                columns: new[] { "school_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_sustained_check_due_id",
                schema: "transitions",
                table: "transition",
                columns: new[] { "sustained_check_due", "id" },
                filter: "status = 'Completed'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "transitions");

            migrationBuilder.DropTable(
                name: "idempotency_entry",
                schema: "transitions");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "transitions");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "transitions");

            migrationBuilder.DropTable(
                name: "stored_decision",
                schema: "transitions");

            migrationBuilder.DropTable(
                name: "transition",
                schema: "transitions");
        }
    }
}
