using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Reviews.Migrations
{
    /// <inheritdoc />
    public partial class ReviewsThatAreWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "are_ehcp_outcomes_reviewed",
                schema: "reviews",
                table: "review",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_parent_unreached",
                schema: "reviews",
                table: "review",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_pupil_voice_declined",
                schema: "reviews",
                table: "review",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_risk_reviewed",
                schema: "reviews",
                table: "review",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "are_ehcp_outcomes_reviewed",
                schema: "reviews",
                table: "review");

            migrationBuilder.DropColumn(
                name: "is_parent_unreached",
                schema: "reviews",
                table: "review");

            migrationBuilder.DropColumn(
                name: "is_pupil_voice_declined",
                schema: "reviews",
                table: "review");

            migrationBuilder.DropColumn(
                name: "is_risk_reviewed",
                schema: "reviews",
                table: "review");
        }
    }
}
