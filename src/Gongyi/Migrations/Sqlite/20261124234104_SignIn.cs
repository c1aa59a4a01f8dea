using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongyi.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SignInCodes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Browser = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Phone = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Digits = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WrongTries = table.Column<int>(type: "INTEGER", nullable: false),
                    ProvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeatCommunity = table.Column<int>(type: "INTEGER", nullable: true),
                    SeatId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInCodes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_Phone",
                table: "People",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_SignInCodes_Browser_Phone",
                table: "SignInCodes",
                columns: new[] { "Browser", "Phone" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInCodes_Phone_AskedAt",
                table: "SignInCodes",
                columns: new[] { "Phone", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInCodes_ProvedAt_AskedAt",
                table: "SignInCodes",
                columns: new[] { "ProvedAt", "AskedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignInCodes");

            migrationBuilder.DropIndex(
                name: "IX_People_Phone",
                table: "People");
        }
    }
}
