using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Placements.Migrations
{
    /// <inheritdoc />
    public partial class CountAttendanceFromIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_attendance_mark_placement_id_date_session",
                schema: "placements",
                table: "attendance_mark");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_mark_placement_id_date_session",
                schema: "placements",
                table: "attendance_mark",
                columns: new[] { "placement_id", "date", "session" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_attendance_mark_placement_id_date_session",
                schema: "placements",
                table: "attendance_mark");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_mark_placement_id_date_session",
                schema: "placements",
                table: "attendance_mark",
                columns: new[] { "placement_id", "date", "session" },
                unique: true);
        }
    }
}
