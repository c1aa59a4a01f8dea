using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongyi.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeskViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KeptViews",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptViews", x => new { x.CommunityId, x.PersonId, x.Name });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_CommunityId_DueOn_Id",
                table: "Needs",
                columns: new[] { "CommunityId", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_CommunityId_State_DueOn_Id",
                table: "Needs",
                columns: new[] { "CommunityId", "State", "DueOn", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptViews");

            migrationBuilder.DropIndex(
                name: "IX_Needs_CommunityId_DueOn_Id",
                table: "Needs");

            migrationBuilder.DropIndex(
                name: "IX_Needs_CommunityId_State_DueOn_Id",
                table: "Needs");
        }
    }
}
