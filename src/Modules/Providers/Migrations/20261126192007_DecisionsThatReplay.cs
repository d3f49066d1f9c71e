using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Providers.Migrations
{
    /// <inheritdoc />
    public partial class DecisionsThatReplay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "facts_type",
                schema: "providers",
                table: "stored_decision",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "la_code",
                schema: "providers",
                table: "stored_decision",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "rules",
                schema: "providers",
                table: "stored_decision",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateIndex(
                name: "ix_stored_decision_at_id",
                schema: "providers",
                table: "stored_decision",
                columns: new[] { "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stored_decision_at_id",
                schema: "providers",
                table: "stored_decision");

            migrationBuilder.DropColumn(
                name: "facts_type",
                schema: "providers",
                table: "stored_decision");

            migrationBuilder.DropColumn(
                name: "la_code",
                schema: "providers",
                table: "stored_decision");

            migrationBuilder.DropColumn(
                name: "rules",
                schema: "providers",
                table: "stored_decision");
        }
    }
}
