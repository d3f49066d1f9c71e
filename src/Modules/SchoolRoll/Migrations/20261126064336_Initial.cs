using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace AltProvision.SchoolRoll.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "school_roll");

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "school_roll",
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
                name: "bank_holiday",
                schema: "school_roll",
                columns: table => new
                {
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_holiday", x => x.date);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_entry",
                schema: "school_roll",
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
                name: "imported_file",
                schema: "school_roll",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_file", x => new { x.kind, x.sha256 });
                });

            migrationBuilder.CreateTable(
                name: "inbox_entry",
                schema: "school_roll",
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
                name: "local_authority",
                schema: "school_roll",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    gss_code = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    region = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    is_current = table.Column<bool>(type: "boolean", nullable: false),
                    is_invented = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_local_authority", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                schema: "school_roll",
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
                name: "postcode_place",
                schema: "school_roll",
                columns: table => new
                {
                    postcode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    easting = table.Column<int>(type: "integer", nullable: false),
                    northing = table.Column<int>(type: "integer", nullable: false),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postcode_place", x => x.postcode);
                });

            migrationBuilder.CreateTable(
                name: "pupil",
                schema: "school_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    upn = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    given_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    family_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    home_postcode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    home_la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pupil_provider_access",
                schema: "school_roll",
                columns: table => new
                {
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil_provider_access", x => x.placement_id);
                });

            migrationBuilder.CreateTable(
                name: "school",
                schema: "school_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    urn = table.Column<int>(type: "integer", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    establishment_number = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    phase = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    low_age = table.Column<int>(type: "integer", nullable: true),
                    high_age = table.Column<int>(type: "integer", nullable: true),
                    ukprn = table.Column<int>(type: "integer", nullable: true),
                    town = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    postcode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    easting = table.Column<int>(type: "integer", nullable: true),
                    northing = table.Column<int>(type: "integer", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "to_tsvector('simple'::regconfig, translate(lower(name), 'ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüŴŵŶŷÝý''’‘`', 'aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooouuuuuuuuwwyyyy'))", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_school", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "school_link",
                schema: "school_roll",
                columns: table => new
                {
                    urn = table.Column<int>(type: "integer", nullable: false),
                    linked_urn = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    linked_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    established_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_school_link", x => new { x.urn, x.linked_urn, x.type });
                });

            migrationBuilder.CreateTable(
                name: "stored_decision",
                schema: "school_roll",
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
                name: "term_calendar",
                schema: "school_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    half_terms = table.Column<string>(type: "jsonb", nullable: true),
                    closures = table.Column<string>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_term_calendar", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                schema: "school_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_la_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolment", x => x.id);
                    table.ForeignKey(
                        name: "FK_enrolment_pupil_pupil_id",
                        column: x => x.pupil_id,
                        principalSchema: "school_roll",
                        principalTable: "pupil",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pupil_fact",
                schema: "school_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil_fact", x => x.id);
                    table.ForeignKey(
                        name: "FK_pupil_fact_pupil_pupil_id",
                        column: x => x.pupil_id,
                        principalSchema: "school_roll",
                        principalTable: "pupil",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_record_id",
                schema: "school_roll",
                table: "audit_entry",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_one_main",
                schema: "school_roll",
                table: "enrolment",
                columns: new[] { "pupil_id", "until" },
                unique: true,
                filter: "until is null and status <> 'DualSubsidiary'")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_pupil_id",
                schema: "school_roll",
                table: "enrolment",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_school_id_pupil_id",
                schema: "school_roll",
                table: "enrolment",
                columns: new[] { "school_id", "pupil_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_school_la_code_pupil_id",
                schema: "school_roll",
                table: "enrolment",
                columns: new[] { "school_la_code", "pupil_id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_entry_at",
                schema: "school_roll",
                table: "idempotency_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_local_authority_name_code",
                schema: "school_roll",
                table: "local_authority",
                columns: new[] { "name", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due",
                schema: "school_roll",
                table: "outbox_message",
                columns: new[] { "due_at", "id" },
                filter: "delivered_at is null and set_aside_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_pupil_birth_date_id",
                schema: "school_roll",
                table: "pupil",
                columns: new[] { "birth_date", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pupil_family_name_given_name_id",
                schema: "school_roll",
                table: "pupil",
                columns: new[] { "family_name", "given_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pupil_home_la_code_family_name_given_name_id",
                schema: "school_roll",
                table: "pupil",
                columns: new[] { "home_la_code", "family_name", "given_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pupil_upn",
                schema: "school_roll",
                table: "pupil",
                column: "upn",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pupil_fact_pupil_id_kind",
                schema: "school_roll",
                table: "pupil_fact",
                columns: new[] { "pupil_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_pupil_provider_access_provider_id_pupil_id",
                schema: "school_roll",
                table: "pupil_provider_access",
                columns: new[] { "provider_id", "pupil_id" });

            migrationBuilder.CreateIndex(
                name: "ix_school_easting_northing",
                schema: "school_roll",
                table: "school",
                columns: new[] { "easting", "northing" });

            migrationBuilder.CreateIndex(
                name: "ix_school_la_code_establishment_number",
                schema: "school_roll",
                table: "school",
                columns: new[] { "la_code", "establishment_number" });

            migrationBuilder.CreateIndex(
                name: "ix_school_la_code_name_id",
                schema: "school_roll",
                table: "school",
                columns: new[] { "la_code", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_school_name_id",
                schema: "school_roll",
                table: "school",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_school_postcode",
                schema: "school_roll",
                table: "school",
                column: "postcode");

            migrationBuilder.CreateIndex(
                name: "ix_school_search",
                schema: "school_roll",
                table: "school",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_school_urn",
                schema: "school_roll",
                table: "school",
                column: "urn",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_school_link_linked_urn",
                schema: "school_roll",
                table: "school_link",
                column: "linked_urn");

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_record_id_at",
                schema: "school_roll",
                table: "stored_decision",
                columns: new[] { "record_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_term_calendar_la_code",
                schema: "school_roll",
                table: "term_calendar",
                column: "la_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_term_calendar_school_id",
                schema: "school_roll",
                table: "term_calendar",
                column: "school_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "bank_holiday",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "enrolment",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "idempotency_entry",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "imported_file",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "local_authority",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "postcode_place",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "pupil_fact",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "pupil_provider_access",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "school",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "school_link",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "stored_decision",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "term_calendar",
                schema: "school_roll");

            migrationBuilder.DropTable(
                name: "pupil",
                schema: "school_roll");
        }
    }
}
