using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongyi.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SizeOfPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KeptSizes",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Size = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptSizes", x => new { x.CommunityId, x.PersonId });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptSizes");
        }
    }
}
