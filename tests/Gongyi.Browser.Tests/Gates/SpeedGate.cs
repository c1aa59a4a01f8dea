using System.Globalization;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>A slow phone on a slow line: the page is there soon, and what is there does not jump.</summary>
internal static class SpeedGate
{
    public const double LatestMs = 2_500, MostShift = 0.02;

    /// <summary>Goes there as with an old phone at the edge of the net.</summary>
    public static async Task Slow(IPage page)
    {
        var phone = await page.Context.NewCDPSessionAsync(page);
        await phone.SendAsync("Network.enable");
        await phone.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 400_000 / 8, ["uploadThroughput"] = 400_000 / 8,
        });
        await phone.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 6 });
    }

    /// <param name="timed">Whether time counts; it does not where the machine has other work.</param>
    public static async Task<List<string>> Look(IPage page, string address, bool timed)
    {
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
        var (shift, painted) = (await page.EvaluateAsync<double>("window.shifted"), await page.EvaluateAsync<double>("window.painted"));
        var problems = new List<string>();
        if (shift > MostShift) problems.Add($"speed: what was there moved by {shift.ToString("0.000", CultureInfo.InvariantCulture)}");
        if (timed && painted is 0) problems.Add("speed: nothing was painted");
        if (timed && painted > LatestMs) problems.Add($"speed: the largest part was there after {painted:0} ms");
        return problems;
    }

    /// <summary>Nobody touches the page, so every shift counts; a browser that plays a phone takes the first for an answer to a touch.</summary>
    private const string Watch = """
        window.shifted = 0;
        window.painted = 0;
        new PerformanceObserver(list => { for (const each of list.getEntries()) window.shifted += each.value; }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver(list => { for (const each of list.getEntries()) window.painted = each.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        """;
}
