using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Referrals.Migrations
{
    /// <inheritdoc />
    public partial class DatesThatMove : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "date_move",
                schema: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    old_date = table.Column<DateOnly>(type: "date", nullable: true),
                    new_date = table.Column<DateOnly>(type: "date", nullable: true),
                    cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_date_move", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_date_move_record_id",
                schema: "referrals",
                table: "date_move",
                column: "record_id",
                unique: true,
                filter: "state = 'ToConfirm'");

            migrationBuilder.CreateIndex(
                name: "ix_date_move_record_id_counted_at",
                schema: "referrals",
                table: "date_move",
                columns: new[] { "record_id", "counted_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "date_move",
                schema: "referrals");
        }
    }
}
