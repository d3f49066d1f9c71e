using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Access.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "access");

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "access",
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
                name: "client_grant",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    client_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    granted_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_grant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_entry",
                schema: "access",
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
                schema: "access",
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
                schema: "access",
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
                name: "revocation",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    session = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    issued_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "clock_timestamp()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revocation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_decision",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    facts_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, defaultValue: ""),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    rules = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
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
                schema: "access",
                table: "audit_entry",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_client_grant_issuer_client_id_school_id",
                schema: "access",
                table: "client_grant",
                columns: new[] { "issuer", "client_id", "school_id" },
                unique: true,
                filter: "revoked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_client_grant_school_id_granted_at",
                schema: "access",
                table: "client_grant",
                columns: new[] { "school_id", "granted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_entry_at",
                schema: "access",
                table: "idempotency_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due",
                schema: "access",
                table: "outbox_message",
                columns: new[] { "due_at", "id" },
                filter: "delivered_at is null and set_aside_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_revocation_recorded_at",
                schema: "access",
                table: "revocation",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_at_id",
                schema: "access",
                table: "stored_decision",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_record_id_at",
                schema: "access",
                table: "stored_decision",
                columns: new[] { "record_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "access");

            migrationBuilder.DropTable(
                name: "client_grant",
                schema: "access");

            migrationBuilder.DropTable(
                name: "idempotency_entry",
                schema: "access");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "access");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "access");

            migrationBuilder.DropTable(
                name: "revocation",
                schema: "access");

            migrationBuilder.DropTable(
                name: "stored_decision",
                schema: "access");
        }
    }
}
