using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Referrals.Migrations
{
    /// <inheritdoc />
    public partial class MoreInformation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "information",
                schema: "referrals",
                table: "referral",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "NotAsked");

            migrationBuilder.AddColumn<DateOnly>(
                name: "information_due_date",
                schema: "referrals",
                table: "referral",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "information_requests",
                schema: "referrals",
                table: "referral",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "information",
                schema: "referrals",
                table: "referral");

            migrationBuilder.DropColumn(
                name: "information_due_date",
                schema: "referrals",
                table: "referral");

            migrationBuilder.DropColumn(
                name: "information_requests",
                schema: "referrals",
                table: "referral");
        }
    }
}
