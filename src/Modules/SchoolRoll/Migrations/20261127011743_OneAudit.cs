using AltProvision.Kernel;
using AltProvision.Kernel.Migrations;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.SchoolRoll.Migrations
{
    /// <inheritdoc />
    public partial class OneAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            ModuleAudit.MoveThere(migrationBuilder, "school_roll", DataClass.Personal);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            ModuleAudit.MoveBack(migrationBuilder, "school_roll");
    }
}
