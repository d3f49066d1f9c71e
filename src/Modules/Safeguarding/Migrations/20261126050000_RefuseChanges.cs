using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Safeguarding.Migrations
{
    /// <summary>
    /// Records are only added to (ENG-SAF-017), whoever is connected: the triggers fire for every role, the owner and superusers among them, and in every
    /// replication mode.
    /// </summary>
    [DbContext(typeof(SafeguardingDbContext))]
    [Migration("20261126050000_RefuseChanges")]
    public partial class RefuseChanges : Migration
    {
        private static readonly string[] Tables =
        [
            "concern", "concern_recipient", "acknowledgement", "concern_feed_entry", "audit_entry", "stored_decision",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                create function safeguarding.refuse_change() returns trigger language plpgsql as $$
                begin
                    raise exception 'Safeguarding records are only added to: % on % is refused.', tg_op, tg_table_name
                        using errcode = 'restrict_violation';
                end
                $$
                """);
            foreach (var table in Tables)
            {
                migrationBuilder.Sql(
                    $"""
                    create trigger append_only before update or delete or truncate on safeguarding.{table}
                        for each statement execute function safeguarding.refuse_change();
                    alter table safeguarding.{table} enable always trigger append_only;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql($"drop trigger append_only on safeguarding.{table}");
            }

            migrationBuilder.Sql("drop function safeguarding.refuse_change()");
        }
    }
}
