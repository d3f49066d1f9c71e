using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.SchoolRoll.Migrations
{
    /// <summary>
    /// Pupils, their registrations and facts are ended, never deleted, whoever is connected: the triggers fire for every role and in every
    /// replication mode.
    /// </summary>
    [DbContext(typeof(SchoolRollDbContext))]
    [Migration("20261126235959_RefuseDeletion")]
    public partial class RefuseDeletion : Migration
    {
        private static readonly string[] Tables = ["pupil", "enrolment", "pupil_fact"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                create function school_roll.refuse_deletion() returns trigger language plpgsql as $$
                begin
                    raise exception 'The school roll is never deleted from: % on % is refused.', tg_op, tg_table_name
                        using errcode = 'restrict_violation';
                end
                $$
                """);
            foreach (var table in Tables)
            {
                migrationBuilder.Sql(
                    $"""
                    create trigger never_deleted before delete or truncate on school_roll.{table}
                        for each statement execute function school_roll.refuse_deletion();
                    alter table school_roll.{table} enable always trigger never_deleted;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql($"drop trigger never_deleted on school_roll.{table}");
            }

            migrationBuilder.Sql("drop function school_roll.refuse_deletion()");
        }
    }
}
