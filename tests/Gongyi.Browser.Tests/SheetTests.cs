using Gongyi.Browser.Tests.Gates;

namespace Gongyi.Browser.Tests;

/// <summary>Whatever hangs on the board in the year is one sheet of paper, and its square leads from the paper to the page.</summary>
[Collection<InTheYear>]
public sealed class SheetTests(Year year)
{
    [Fact]
    public async Task Every_notice_of_the_year_prints_on_one_sheet()
    {
        var problems = new List<string>();
        await using var context = await year.Enter(null);
        var page = await context.NewPageAsync();
        foreach (var notice in year.Notices)
        {
            await page.GotoAsync(notice);
            problems.AddRange((await PaperGate.Look(page)).Select(problem => $"{notice}: {problem}"));
        }

        Assert.NotEmpty(year.Notices);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Its_square_leads_to_its_page()
    {
        var address = new Uri(year.Host.Http.BaseAddress!, year.Notices[0]).ToString();
        Assert.Equal(address, await PaperGate.Read(year.Chromium, address));
    }
}
