using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongyi.Migrations.Postgres
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Browser = table.Column<byte[]>(type: "bytea", nullable: false),
                    Phone = table.Column<byte[]>(type: "bytea", nullable: false),
                    Digits = table.Column<byte[]>(type: "bytea", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    WrongTries = table.Column<int>(type: "integer", nullable: false),
                    ProvedAt = table.Column<long>(type: "bigint", nullable: true),
                    EnteredAt = table.Column<long>(type: "bigint", nullable: true),
                    SeatCommunity = table.Column<int>(type: "integer", nullable: true),
                    SeatId = table.Column<Guid>(type: "uuid", nullable: true)
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
