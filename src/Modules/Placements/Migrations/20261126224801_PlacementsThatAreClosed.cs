using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Placements.Migrations
{
    /// <inheritdoc />
    public partial class PlacementsThatAreClosed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "next_setting_from",
                schema: "placements",
                table: "placement",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "next_step_owner",
                schema: "placements",
                table: "placement",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "next_setting_from",
                schema: "placements",
                table: "placement");

            migrationBuilder.DropColumn(
                name: "next_step_owner",
                schema: "placements",
                table: "placement");
        }
    }
}
