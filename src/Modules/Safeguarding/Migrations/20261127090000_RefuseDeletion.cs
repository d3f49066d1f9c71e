using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Safeguarding.Migrations
{
    /// <summary>
    /// What can be removed here at all, keys of narratives and where a child is placed, is removed by the retention schedule only, whoever is
    /// connected. All else is added to and never removed, as before.
    /// </summary>
    [DbContext(typeof(SafeguardingDbContext))]
    [Migration("20261127090000_RefuseDeletion")]
    public partial class RefuseDeletion : Migration
    {
        private static readonly string[] Tables = ["narrative_key", "pupil_setting"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql(
                    $"""
                    create trigger never_deleted before delete or truncate on safeguarding.{table}
                        for each statement execute function altprovision.refuse_deletion();
                    alter table safeguarding.{table} enable always trigger never_deleted;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql($"drop trigger never_deleted on safeguarding.{table}");
            }
        }
    }
}
