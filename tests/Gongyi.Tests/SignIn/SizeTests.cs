using System.Collections.Concurrent;
using Gongyi.Communities;
using Gongyi.Tests.Doors;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests.SignIn;

/// <summary>The size in which somebody reads belongs to them, not to one browser.</summary>
public sealed class SizeTests(BuiltDemo built)
{
    [Fact]
    public async Task The_size_somebody_chose_comes_along_to_every_browser_in_which_they_sign_in()
    {
        await using var house = await House.Open(built);
        var phone = house.Browser();
        await phone.Enter(house.Sms, House.Resident);
        Assert.Equal("/c/qiheli/mine", (await phone.Open("/size/big?back=/c/qiheli/mine")).Location);
        Assert.Contains("data-size=\"big\"", (await phone.Open("/c/qiheli/mine")).Text, StringComparison.Ordinal);

        // At the counter somebody with other eyes sat before.
        var counter = house.Browser("203.0.113.8");
        await counter.Open("/size/huge");
        await counter.Enter(house.Sms, House.Resident, message: 2);
        Assert.Contains("data-size=\"big\"", (await counter.Open("/c/qiheli")).Text, StringComparison.Ordinal);

        // 标准 is a choice like the others.
        await counter.Open("/size/normal");
        await counter.Open("/size/normal");
        using var db = house.Read();
        Assert.Equal("normal", Assert.Single(db.KeptSizes.IgnoreQueryFilters()).Size);
    }

    [Fact]
    public async Task Who_never_chose_one_keeps_what_the_browser_has_and_who_is_nobody_leaves_nothing_behind()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Open("/size/huge");
        await browser.Enter(house.Sms, House.Resident);
        Assert.Contains("data-size=\"huge\"", (await browser.Open("/c/qiheli")).Text, StringComparison.Ordinal);
        using var db = house.Read();
        Assert.Empty(db.KeptSizes.IgnoreQueryFilters());
    }

    [Fact]
    public async Task A_link_that_names_the_size_leads_to_the_page_in_that_size_and_holds_nobody_to_it()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        var scanned = await browser.Open("/c/qiheli/needs?state=Closed&size=big&page=2");
        Assert.Equal((302, "/size/big?back=%2Fc%2Fqiheli%2Fneeds%3Fstate%3DClosed%26page%3D2"), (scanned.Status, scanned.Location));
        var page = await browser.Open(scanned.Location!);
        Assert.Equal("/c/qiheli/needs?state=Closed&page=2", page.Location);
        Assert.Contains("data-size=\"big\"", (await browser.Open(page.Location!)).Text, StringComparison.Ordinal);
        await browser.Open("/size/normal");
        Assert.DoesNotContain("data-size", (await browser.Open(page.Location!)).Text, StringComparison.Ordinal);

        // As a telephone writes it that begins every word with a capital.
        var capital = await browser.Open("/c/qiheli/needs?Size=big&page=2");
        Assert.Equal("/size/big?back=%2Fc%2Fqiheli%2Fneeds%3Fpage%3D2", capital.Location);
        // What is too long to lead back to is shown all the same.
        Assert.Equal(200, (await browser.Open($"/c/qiheli/needs?size=big&q={new string('长', 60)}")).Status);
    }

    [Fact]
    public async Task Choosing_a_size_leaves_the_pages_that_are_kept_for_all_as_they_are()
    {
        await using var house = await House.Open(built);
        var (reader, browser) = (house.Browser("203.0.113.9"), house.Browser());
        await browser.Enter(house.Sms, House.Resident);
        var before = (await reader.Open("/c/qiheli/needs")).Answer.Headers.ETag;
        foreach (var size in (string[])["big", "huge", "normal"]) Assert.Equal(302, (await browser.Open($"/size/{size}")).Status);
        Assert.NotNull(before);
        Assert.Equal(before, (await reader.Open("/c/qiheli/needs")).Answer.Headers.ETag);
    }

    [Fact]
    public async Task Who_presses_a_size_again_and_again_without_end_is_told_to_wait()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Enter(house.Sms, House.Resident);
        var statuses = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            var hand = browser.Copy();
            for (var at = 0; at < 200; at++) statuses.Add((await hand.Open($"/size/{(at % 2 == 0 ? "big" : "huge")}")).Status);
        }));
        Assert.Equal([302, 429], statuses.Distinct().Order());
        Assert.Equal(200, (await browser.Open("/c/qiheli/mine")).Status);
    }

    [Theory]
    [InlineData("/c/qiheli/needs?size=enormous")]
    [InlineData("/c/qiheli/needs?size=")]
    [InlineData("/c/qiheli/needs?size=big&size=huge")]
    [InlineData("/api/v1/communities/qiheli/needs?size=big")]
    public async Task What_names_no_size_and_no_page_leads_nowhere(string address)
    {
        await using var house = await House.Open(built);
        Assert.Equal(200, (await house.Browser().Open(address)).Status);
        Assert.Equal(404, (await house.Browser().Open("/size/zh-CN")).Status);
        Assert.Equal(404, (await house.Browser().Open("/lang/big")).Status);
    }

    [Fact]
    public async Task Who_is_erased_leaves_no_size_behind()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Enter(house.Sms, House.Resident);
        await browser.Open("/size/huge");
        using (var db = house.Read()) Assert.Single(db.KeptSizes.IgnoreQueryFilters());
        await house.Erase(House.Resident);
        using (var db = house.Read()) Assert.Empty(db.KeptSizes.IgnoreQueryFilters());
    }
}
