using Gongyi.Browser.Tests.Gates;

namespace Gongyi.Browser.Tests;

/// <summary>What comes over the line, and how it stands there: the pages that a resident opens first, and the desk.</summary>
[Collection<InTheYear>]
public sealed class WeightTests(Year year)
{
    [Fact]
    public async Task Every_page_comes_over_a_slow_line_in_one_breath()
    {
        var problems = new List<string>();
        foreach (var stop in year.Stops.Where(stop => stop.Press is null).DistinctBy(stop => (stop.Route, stop.Who)))
        {
            await using var context = await year.Enter(stop.Who);
            problems.AddRange((await WeightGate.Look(await context.NewPageAsync(), stop.Address)).Select(problem => $"{stop}: {problem}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Time counts with GONGYI_LONG=1 only: a machine that builds and tests beside it is no slow phone but a busy one.</summary>
    [Theory]
    [InlineData("/c/qiheli", null)]
    [InlineData("/c/qiheli/help", "resident")]
    [InlineData("/c/qiheli/fund", null)]
    [InlineData("/c/qiheli/projects/P-2025-0001", null)]
    public async Task On_a_slow_phone_a_page_is_soon_there_and_does_not_jump(string address, string? who)
    {
        var timed = Environment.GetEnvironmentVariable("GONGYI_LONG") is "1";
        foreach (var size in (string?[])[null, "big"])
        {
            await using var context = await year.Enter(who, size: size, phone: true);
            var page = await context.NewPageAsync();
            await SpeedGate.Slow(page);
            Assert.Empty(await SpeedGate.Look(page, address, timed));
        }
    }
}
