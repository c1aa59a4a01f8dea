using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongyi.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sturdy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropUniqueConstraint(
                name: "AK_Opinions_Id",
                table: "Opinions");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Objections_Id",
                table: "Objections");

            migrationBuilder.AddColumn<long>(
                name: "At",
                table: "JournalHeads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "AccountBalances",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", nullable: false),
                    Fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountBalances", x => new { x.CommunityId, x.Account });
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    Media = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Caption = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ErasedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    CommunityId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => new { x.CommunityId, x.Id });
                });

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
                name: "IX_Payments_CommunityId_State",
                table: "Payments",
                columns: new[] { "CommunityId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_CommunityId_SubjectId",
                table: "Attachments",
                columns: new[] { "CommunityId", "SubjectId" });

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

            // What 0.1.0 added up at every question, and the time of each journal's last entry.
            migrationBuilder.Sql("INSERT INTO \"AccountBalances\" SELECT \"CommunityId\", \"Account\", sum(\"Fen\") FROM \"PostingLines\" GROUP BY \"CommunityId\", \"Account\"");
            migrationBuilder.Sql("""
                UPDATE "JournalHeads" SET "At" = (SELECT max("At") FROM "Journal" WHERE "Journal"."CommunityId" = "JournalHeads"."CommunityId")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountBalances");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "SignInCodes");

            migrationBuilder.DropIndex(
                name: "IX_People_Phone",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Payments_CommunityId_State",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "At",
                table: "JournalHeads");

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Opinions_Id",
                table: "Opinions",
                column: "Id");

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Objections_Id",
                table: "Objections",
                column: "Id");
        }
    }
}
