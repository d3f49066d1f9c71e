using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Referrals.Migrations
{
    /// <inheritdoc />
    public partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "referral_document",
                schema: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    organisation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral_document", x => x.id);
                    table.ForeignKey(
                        name: "FK_referral_document_referral_referral_id",
                        column: x => x.referral_id,
                        principalSchema: "referrals",
                        principalTable: "referral",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_document_content",
                schema: "referrals",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral_document_content", x => x.document_id);
                    table.ForeignKey(
                        name: "FK_referral_document_content_referral_document_document_id",
                        column: x => x.document_id,
                        principalSchema: "referrals",
                        principalTable: "referral_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_referral_document_referral_id",
                schema: "referrals",
                table: "referral_document",
                column: "referral_id");

            // Whoever sees the referral sees its documents. What is in them is compressed already.
            migrationBuilder.Sql(
                """
                alter table referrals.referral_document enable row level security;
                create policy scope on referrals.referral_document using (exists (select from referrals.referral r where r.id = referral_id));
                alter table referrals.referral_document_content enable row level security;
                create policy scope on referrals.referral_document_content using (exists (select from referrals.referral_document d where d.id = document_id));
                alter table referrals.referral_document_content alter column bytes set storage external;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "referral_document_content",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "referral_document",
                schema: "referrals");
        }
    }
}
