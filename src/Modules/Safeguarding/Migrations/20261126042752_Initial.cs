using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AltProvision.Safeguarding.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "safeguarding");

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "safeguarding",
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
                name: "concern",
                schema: "safeguarding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    severity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_about_adult = table.Column<bool>(type: "boolean", nullable: false),
                    adult_workplace = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    adult_position = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    happened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    account = table.Column<string>(type: "text", nullable: false),
                    action_taken = table.Column<string>(type: "text", nullable: true),
                    raised_by = table.Column<string>(type: "text", nullable: false),
                    raised_by_organisation = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    acknowledge_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concern", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_entry",
                schema: "safeguarding",
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
                schema: "safeguarding",
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
                schema: "safeguarding",
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
                name: "pupil_setting",
                schema: "safeguarding",
                columns: table => new
                {
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil_setting", x => x.placement_id);
                });

            migrationBuilder.CreateTable(
                name: "stored_decision",
                schema: "safeguarding",
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
                name: "acknowledgement",
                schema: "safeguarding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acknowledgement", x => x.id);
                    table.ForeignKey(
                        name: "FK_acknowledgement_concern_concern_id",
                        column: x => x.concern_id,
                        principalSchema: "safeguarding",
                        principalTable: "concern",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "concern_feed_entry",
                schema: "safeguarding",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    concern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concern_feed_entry", x => x.position);
                    table.ForeignKey(
                        name: "FK_concern_feed_entry_concern_concern_id",
                        column: x => x.concern_id,
                        principalSchema: "safeguarding",
                        principalTable: "concern",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "concern_recipient",
                schema: "safeguarding",
                columns: table => new
                {
                    concern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_alerted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concern_recipient", x => new { x.concern_id, x.organisation });
                    table.ForeignKey(
                        name: "FK_concern_recipient_concern_concern_id",
                        column: x => x.concern_id,
                        principalSchema: "safeguarding",
                        principalTable: "concern",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_acknowledgement_concern_id_at",
                schema: "safeguarding",
                table: "acknowledgement",
                columns: new[] { "concern_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_record_id",
                schema: "safeguarding",
                table: "audit_entry",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_concern_acknowledge_by",
                schema: "safeguarding",
                table: "concern",
                column: "acknowledge_by");

            migrationBuilder.CreateIndex(
                name: "ix_concern_pupil_id_raised_at",
                schema: "safeguarding",
                table: "concern",
                columns: new[] { "pupil_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_concern_raised_at_id",
                schema: "safeguarding",
                table: "concern",
                columns: new[] { "raised_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_concern_raised_by_raised_at",
                schema: "safeguarding",
                table: "concern",
                columns: new[] { "raised_by", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_concern_feed_entry_concern_id_recipient",
                schema: "safeguarding",
                table: "concern_feed_entry",
                columns: new[] { "concern_id", "recipient" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_concern_feed_entry_recipient_position",
                schema: "safeguarding",
                table: "concern_feed_entry",
                columns: new[] { "recipient", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_concern_recipient_organisation_concern_id",
                schema: "safeguarding",
                table: "concern_recipient",
                columns: new[] { "organisation", "concern_id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_entry_at",
                schema: "safeguarding",
                table: "idempotency_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due",
                schema: "safeguarding",
                table: "outbox_message",
                columns: new[] { "due_at", "id" },
                filter: "delivered_at is null and set_aside_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_pupil_setting_pupil_id",
                schema: "safeguarding",
                table: "pupil_setting",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_record_id_at",
                schema: "safeguarding",
                table: "stored_decision",
                columns: new[] { "record_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acknowledgement",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "concern_feed_entry",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "concern_recipient",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "idempotency_entry",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "pupil_setting",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "stored_decision",
                schema: "safeguarding");

            migrationBuilder.DropTable(
                name: "concern",
                schema: "safeguarding");
        }
    }
}
