using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongyi.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchAndMerging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MergedInto",
                table: "Needs",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SearchCards",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "integer", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchCards", x => new { x.CommunityId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "integer", nullable: false),
                    Word = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Block = table.Column<int>(type: "integer", nullable: false),
                    Cards = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchWords", x => new { x.CommunityId, x.Word, x.Block });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_CommunityId_FiledAt_Number",
                table: "Needs",
                columns: new[] { "CommunityId", "FiledAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_CommunityId_MergedInto",
                table: "Needs",
                columns: new[] { "CommunityId", "MergedInto" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchCards_CommunityId_RecordId",
                table: "SearchCards",
                columns: new[] { "CommunityId", "RecordId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchCards");

            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.DropIndex(
                name: "IX_Needs_CommunityId_FiledAt_Number",
                table: "Needs");

            migrationBuilder.DropIndex(
                name: "IX_Needs_CommunityId_MergedInto",
                table: "Needs");

            migrationBuilder.DropColumn(
                name: "MergedInto",
                table: "Needs");
        }
    }
}
