using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Transitions.Migrations
{
    /// <inheritdoc />
    public partial class PlansThatAreWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "acknowledged_warnings",
                schema: "transitions",
                table: "transition",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "acknowledgement_reason",
                schema: "transitions",
                table: "transition",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fallback",
                schema: "transitions",
                table: "transition",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_child_agreed",
                schema: "transitions",
                table: "transition",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_parent_agreed",
                schema: "transitions",
                table: "transition",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "success_measures",
                schema: "transitions",
                table: "transition",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "acknowledged_warnings",
                schema: "transitions",
                table: "transition");

            migrationBuilder.DropColumn(
                name: "acknowledgement_reason",
                schema: "transitions",
                table: "transition");

            migrationBuilder.DropColumn(
                name: "fallback",
                schema: "transitions",
                table: "transition");

            migrationBuilder.DropColumn(
                name: "is_child_agreed",
                schema: "transitions",
                table: "transition");

            migrationBuilder.DropColumn(
                name: "is_parent_agreed",
                schema: "transitions",
                table: "transition");

            migrationBuilder.DropColumn(
                name: "success_measures",
                schema: "transitions",
                table: "transition");
        }
    }
}
