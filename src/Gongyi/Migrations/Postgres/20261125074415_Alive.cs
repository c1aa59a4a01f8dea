using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongyi.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Alive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "LastUsedOn",
                table: "Resources",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BirthYear",
                table: "Residences",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Living",
                table: "Residences",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "RegisteredElsewhere",
                table: "Residences",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndedBecause",
                table: "Projects",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Organizations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Needs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Gifts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Buildings",
                table: "Courtyards",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Households",
                table: "Courtyards",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Units",
                table: "Courtyards",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Aids",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    NeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ApprovedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AgreedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ConfirmedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Voucher = table.Column<string>(type: "text", nullable: false),
                    ReportedIn = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Aids", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "BookEntries",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Voucher = table.Column<string>(type: "text", nullable: false),
                    RegisteredBy = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookEntries", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Promises",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Giver = table.Column<string>(type: "text", nullable: false),
                    Display = table.Column<string>(type: "text", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    RegisteredBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Promises", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Residences_CommunityId_CourtyardId",
                table: "Residences",
                columns: new[] { "CommunityId", "CourtyardId" });

            migrationBuilder.CreateIndex(
                name: "IX_Aids_CommunityId_Number",
                table: "Aids",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Aids_CommunityId_State",
                table: "Aids",
                columns: new[] { "CommunityId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_BookEntries_CommunityId_Number",
                table: "BookEntries",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Promises_CommunityId_Number",
                table: "Promises",
                columns: new[] { "CommunityId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Aids");

            migrationBuilder.DropTable(
                name: "BookEntries");

            migrationBuilder.DropTable(
                name: "Promises");

            migrationBuilder.DropIndex(
                name: "IX_Residences_CommunityId_CourtyardId",
                table: "Residences");

            migrationBuilder.DropColumn(
                name: "LastUsedOn",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "BirthYear",
                table: "Residences");

            migrationBuilder.DropColumn(
                name: "Living",
                table: "Residences");

            migrationBuilder.DropColumn(
                name: "RegisteredElsewhere",
                table: "Residences");

            migrationBuilder.DropColumn(
                name: "EndedBecause",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Needs");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Gifts");

            migrationBuilder.DropColumn(
                name: "Buildings",
                table: "Courtyards");

            migrationBuilder.DropColumn(
                name: "Households",
                table: "Courtyards");

            migrationBuilder.DropColumn(
                name: "Units",
                table: "Courtyards");
        }
    }
}
