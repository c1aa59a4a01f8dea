using System.Text.Json;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>What a page weighs on the wire for somebody who was never here, packed, with all that it asks for.</summary>
internal sealed record Weight(int Requests, int Total, int Html, int Css, int Js, int Elsewhere)
{
    /// <param name="page">Of a context that has no cache yet.</param>
    public static async Task<Weight> Of(IPage page, string address)
    {
        var wire = await page.Context.NewCDPSessionAsync(page);
        var (kinds, bytes, asked) = (new Dictionary<string, (string Kind, string Url)>(), new Dictionary<string, int>(), 0);
        wire.Event("Network.responseReceived").OnEvent += (_, told) =>
            kinds[Id(told)] = (told!.Value.GetProperty("type").GetString()!, told.Value.GetProperty("response").GetProperty("url").GetString()!);
        wire.Event("Network.requestWillBeSent").OnEvent += (_, told) =>
            asked += told!.Value.GetProperty("request").GetProperty("url").GetString()!.StartsWith("data:", StringComparison.Ordinal) ? 0 : 1;
        wire.Event("Network.loadingFinished").OnEvent += (_, told) => bytes[Id(told)] = told!.Value.GetProperty("encodedDataLength").GetInt32();
        await wire.SendAsync("Network.enable");
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await wire.DetachAsync();

        var house = new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/";
        int Sum(string kind) => bytes.Where(each => kinds.TryGetValue(each.Key, out var known) && known.Kind == kind).Sum(each => each.Value);
        return new(
            asked, bytes.Values.Sum(), Sum("Document"), Sum("Stylesheet"), Sum("Script"),
            kinds.Values.Count(each => !each.Url.StartsWith(house, StringComparison.Ordinal) && !each.Url.StartsWith("data:", StringComparison.Ordinal)));
    }

    private static string Id(JsonElement? told) => told!.Value.GetProperty("requestId").GetString()!;
}

/// <summary>A page comes over a slow line in one breath.</summary>
internal static class WeightGate
{
    private const int KiB = 1024;

    public static async Task<List<string>> Look(IPage page, string address)
    {
        var weight = await Weight.Of(page, address);
        var isDesk = await page.Locator("html[data-density=desk]").CountAsync() > 0;
        (string What, int Is, int Most)[] bounds =
        [
            ("bytes", weight.Total, (isDesk ? 150 : 60) * KiB), ("requests", weight.Requests, isDesk ? 10 : 6), ("bytes of HTML", weight.Html, (isDesk ? 150 : 20) * KiB),
            ("bytes of CSS", weight.Css, 8 * KiB), ("bytes of JS", weight.Js, 8 * KiB), ("requests elsewhere", weight.Elsewhere, 0),
        ];
        return [.. bounds.Where(each => each.Is > each.Most).Select(each => $"weight: {each.Is} {each.What}, {each.Most} at most")];
    }
}
