using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.SchoolRoll.Migrations
{
    /// <summary>
    /// What was written anew of pupils, and who has a child's records kept. From now on the retention schedule may delete from the school roll, and
    /// nobody else.
    /// </summary>
    public partial class Corrections : Migration
    {
        private static readonly string[] Tables = ["pupil", "enrolment", "pupil_fact", "pupil_correction", "record_hold"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pupil_correction",
                schema: "school_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    detail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    old_value = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    new_value = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    corrected_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil_correction", x => x.id);
                    table.ForeignKey(
                        name: "FK_pupil_correction_pupil_pupil_id",
                        column: x => x.pupil_id,
                        principalSchema: "school_roll",
                        principalTable: "pupil",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "record_hold",
                schema: "school_roll",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    held_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    release_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    released_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_hold", x => x.id);
                    table.ForeignKey(
                        name: "FK_record_hold_pupil_pupil_id",
                        column: x => x.pupil_id,
                        principalSchema: "school_roll",
                        principalTable: "pupil",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pupil_correction_pupil_id_at",
                schema: "school_roll",
                table: "pupil_correction",
                columns: new[] { "pupil_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_record_hold_one_for_each_organisation",
                schema: "school_roll",
                table: "record_hold",
                columns: new[] { "pupil_id", "organisation" },
                unique: true,
                filter: "released_at is null");

            migrationBuilder.Sql(
                """
                alter table school_roll.pupil_correction enable row level security;
                create policy scope on school_roll.pupil_correction using (case current_setting('altprovision.kind', true)
                  when 'school' then school_roll.sees_pupil(pupil_id)
                  when 'la' then school_roll.sees_pupil(pupil_id)
                  when 'system' then true
                  else false end);
                alter table school_roll.record_hold enable row level security;
                create policy scope on school_roll.record_hold using (current_setting('altprovision.kind', true) = 'system'
                  or organisation = altprovision.organisation());
                drop trigger never_deleted on school_roll.pupil;
                drop trigger never_deleted on school_roll.enrolment;
                drop trigger never_deleted on school_roll.pupil_fact;
                drop function school_roll.refuse_deletion();
                """);
            foreach (var table in Tables)
            {
                migrationBuilder.Sql(
                    $"""
                    create trigger never_deleted before delete or truncate on school_roll.{table}
                        for each statement execute function altprovision.refuse_deletion();
                    alter table school_roll.{table} enable always trigger never_deleted;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Corrections are not forgotten. Restore a backup from before.");
    }
}
