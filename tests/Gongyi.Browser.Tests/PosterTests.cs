using System.Text;
using System.Text.RegularExpressions;
using Gongyi.Tests.Doors;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Browser.Tests;

/// <summary>A notice prints as exactly one A4 page, whatever size of letters the eye chose and however much the fields hold (ux.md §6.1).</summary>
public sealed partial class PosterTests(Browser browser, BuiltDemo built)
{
    [Theory]
    [InlineData(6, 8, 12, 6)]
    [InlineData(25, 5, 5, 6)]
    [InlineData(80, 10, 30, 10)]
    [InlineData(80, 40, 9, 6)]
    [InlineData(80, 80, 2000, 80)]
    public async Task A_notice_is_one_sheet(int title, int payee, int goal, int place)
    {
        await using var host = await DemoHost.Start(
            built, with: options => options with { Address = new Uri("https://gongyi.gongyi-example-community.org.cn") },
            prepare: to => Fill(to, new string('题', title), new string('名', payee), new string('目', goal), new string('地', place)));
        foreach (var size in (string[])["normal", "big", "huge"])
        {
            await using var context = await browser.Chromium.NewContextAsync(new() { BaseURL = host.Http.BaseAddress!.ToString(), Locale = "zh-CN" });
            var page = await context.NewPageAsync();
            _ = await page.GotoAsync($"/size/{size}?back=/demo");
            Assert.Equal(200, (await page.GotoAsync("/c/qiheli/notices/2026-6"))!.Status);
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
            Assert.Equal((size, 1), (size, Sheet().Count(Encoding.Latin1.GetString(pdf))));
        }
    }

    private static void Fill(Place to, string title, string payee, string goal, string place)
    {
        using var db = to.Store.Read(0);
        foreach (var change in (FormattableString[])
            [
                $"UPDATE \"Notices\" SET \"Title\" = {title}, \"Place\" = {place} WHERE \"CommunityId\" = 1 AND \"Number\" = '2026-6'",
                $"UPDATE \"Projects\" SET \"Title\" = {title}, \"Goal\" = {goal} WHERE \"CommunityId\" = 1",
                $"UPDATE \"Organizations\" SET \"Name\" = {payee} WHERE \"CommunityId\" = 1",
            ])
            Assert.InRange(db.Database.ExecuteSqlInterpolated(change), 1, 999);
    }

    [GeneratedRegex("/Type /Page[^s]")]
    private static partial Regex Sheet();
}
