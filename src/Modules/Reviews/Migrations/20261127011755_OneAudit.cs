using AltProvision.Kernel;
using AltProvision.Kernel.Migrations;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Reviews.Migrations
{
    /// <inheritdoc />
    public partial class OneAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            ModuleAudit.MoveThere(migrationBuilder, "reviews", DataClass.SpecialCategory);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            ModuleAudit.MoveBack(migrationBuilder, "reviews");
    }
}
